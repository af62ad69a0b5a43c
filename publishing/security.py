"""What browsers are told to refuse: a Content-Security-Policy in every page of a built site.

Each page carries the policy itself, with the hashes of its own inline parts, so that it holds on
every host: nothing from elsewhere, and only what is in files of the site.

Scripts and styles carry no `integrity`: whoever can change them on the site can change the page
that names them. What is kept on the device is compared with its digest by the service worker.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

# Before it nothing is loaded, and a policy holds only for what comes after it.
CHARSET = '<meta charset="utf-8">'
# Sources that the guide links to do not learn which page, or which question, a reader came from.
META = (
    CHARSET + '<meta http-equiv="content-security-policy" content="{policy}">'
    '<meta name="referrer" content="no-referrer">'
)

# Python in the browser is WebAssembly; Material's icons are pictures in its styles; the guide shows
# what other sites may show of it.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)

# What a browser runs; other kinds of <script>, such as JSON, are only data.
SCRIPT_TYPES = ("", "module", "text/javascript")


def secure(site: Path) -> None:
    """Write the policy into every page; every other build step that changes a page comes before.

    Raises ValueError, with page and place, for what no strict policy can allow.
    """
    for page in sorted(site.rglob("*.html")):
        name, html = page.relative_to(site).as_posix(), page.read_text("utf-8")
        if CHARSET not in html:
            raise ValueError(f"{name}: {CHARSET} is missing, after which the policy stands.")
        inline = _Inline(name, html)
        scripts, styles = _sources(inline.texts["script"]), _sources(inline.texts["style"])
        meta = META.format(policy=POLICY.format(scripts=scripts, styles=styles))
        page.write_text(html.replace(CHARSET, meta, 1), "utf-8")


def _sources(texts: list[str]) -> str:
    """What allows just these inline scripts or styles, as they stand between their tags."""
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts}
    return "".join(f" 'sha256-{digest}'" for digest in sorted(digests))


class _Inline(HTMLParser):
    """The texts of inline scripts and styles of a page."""

    def __init__(self, page: str, html: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._page = page
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        for name, value in named.items():
            if name == "style" or name.startswith("on") or value.startswith("javascript:"):
                place = f'{self._page}: <{tag} {name}="{value}">'
                raise ValueError(f"{place} cannot be allowed; put it into a file.")
        is_run = named.get("type", "") in SCRIPT_TYPES and "src" not in named
        if tag == "style" or (tag == "script" and is_run):
            self._inside = tag
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside][-1] += data
