"""The calculator in a frame of another site.

Its page is no part of the guide's navigation, search or site map. Other sites put it in with
`assets/embed/embed.js`, or with a frame of their own.
"""

from __future__ import annotations

from pathlib import Path

from calculator.sentences import LANGUAGES
from publishing.blocks.calculator import calculator
from publishing.templates import fill

STYLES = "assets/stylesheets/{name}.*.min.css"


def write(site: Path) -> None:
    """Write the page of each language into a built site, two folders below its root."""
    for language in LANGUAGES:
        html = fill(
            "embed",
            language,
            theme=[_style(site, name) for name in ("main", "palette")],
            calculator=calculator(language, guide=f"../../{language}/"),
        )
        folder = site / "embed" / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8")


def _style(site: Path, name: str) -> str:
    """The file of Material's style of that name, which has a hash in it."""
    [found] = site.glob(STYLES.format(name=name))
    return found.name
