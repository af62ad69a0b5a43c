"""The pages of a built site: what stands inline in them, and the policy that is put there."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from publishing.security.policy import Hashes, policy

# Before it nothing is loaded, and a policy holds only for what comes after it.
CHARSET = '<meta charset="utf-8">'
# Sources that the guide links to do not learn which page, or which question, a reader came from.
REFERRER = "no-referrer"
META = CHARSET + (
    '<meta http-equiv="content-security-policy" content="{policy}">'
    '<meta name="referrer" content="{referrer}">'
)

# What a browser runs; other kinds of <script>, such as JSON, are only data.
SCRIPT_TYPES = ("", "module", "text/javascript")


def paths(site: Path) -> list[str]:
    """Every page, as its path from the root of the site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def inline(site: Path, path: str) -> Hashes:
    """The inline parts of one page; ValueError for what only an unsafe policy would allow."""
    page = _Page((site / path).read_text("utf-8"))
    if page.refused:
        raise ValueError(f"{path}: {page.refused[0]} cannot be allowed; put it into a file.")
    return Hashes.of(page.texts["script"], page.texts["style"])


def write_policy(page: Path, hashes: Hashes) -> None:
    """Put the policy into a page; ValueError where its place is not found."""
    before, charset, after = page.read_text("utf-8").partition(CHARSET)
    if not charset:
        raise ValueError(f"{page}: {CHARSET} is missing, after which the policy stands.")
    meta = META.format(policy=policy(hashes), referrer=REFERRER)
    page.write_text(before + meta + after, "utf-8")


class _Page(HTMLParser):
    """The texts of inline scripts and styles, and what is refused."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.refused: list[str] = []
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        for name, value in named.items():
            if name == "style" or name.startswith("on") or value.startswith("javascript:"):
                self.refused.append(f'<{tag} {name}="{value}">')
        is_run = named.get("type", "") in SCRIPT_TYPES and "src" not in named
        if tag == "style" or (tag == "script" and is_run):
            self._inside = tag
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside][-1] += data
