"""Pages that stand in a frame of another site: the calculator, and single clauses.

They are not part of the guide's navigation, search or site map. Other sites put them in with
`assets/embed/embed.js`, or with a frame of their own.
"""

from __future__ import annotations

from pathlib import Path

from calculator.policy import Clause
from calculator.sentences import Writer
from calculator.sentences.labels import STANDINGS
from publishing.calculator_page import environment, render
from publishing.messages import Messages
from publishing.clauses import worded
from publishing.policy import policy
from publishing.shell.languages import LANGUAGES

STYLES = "assets/stylesheets/{name}.*.min.css"


def write(site: Path) -> None:
    """Write the pages of both languages into a built site."""
    for language in LANGUAGES:
        home = f"embed/{language}/"
        calculator = render("", language, f"../../{language}/")
        _write(site, home, "calculator", language, calculator=calculator)
        # A page each: an address with an anchor would make the other site's page jump to the frame.
        for clause in policy().clauses.values():
            about = _about(clause, language)
            _write(site, f"{home}clause/{clause.id}/", "clause", language, **about)


def _about(clause: Clause, language: str) -> dict[str, object]:
    return {
        "clause": clause,
        "words": worded(language)[clause.id],
        "sources": [policy().sources[id] for id in clause.sources],
        "write": Writer(language),
        "standings": STANDINGS,
    }


def _write(site: Path, address: str, template: str, language: str, **values: object) -> None:
    """Render one page to `address`, a folder below the root of the site."""
    page = environment(Messages(language)).get_template(f"embed/{template}.html")
    folder = site / address
    folder.mkdir(parents=True, exist_ok=True)
    html = page.render(
        language=language,
        root="../" * address.count("/"),
        theme=[_style(site, name) for name in ("main", "palette")],
        **values,
    )
    (folder / "index.html").write_text(html, encoding="utf-8")


def _style(site: Path, name: str) -> str:
    """Material's style of that name, which has a hash in its address."""
    [found] = site.glob(STYLES.format(name=name))
    return found.relative_to(site).as_posix()
