"""What a page is made of: under each of its headings the parts, with their text.

The Markdown is read with the extensions of the site, so that a table here is a table there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown
from mkdocs.utils.meta import get_data

from publishing import settings
from publishing.search import ASKED

TOP = "top"
HEADING = re.compile(r"h[1-6]")
CONTAINERS = {"ul": "list", "ol": "list", "dl": "list", "table": "table", "tr": "row"}
CELLS = {"li": "item", "dt": "term", "dd": "meaning", "th": "column", "td": "column"}
# Other elements with a text of their own; most of them occur in generated blocks only.
TEXTS = {"p", "pre", "button", "caption", "figcaption", "label", "legend", "option", "text"}


@dataclass
class Part:
    """A heading, paragraph, list item, table cell or generated block.

    `place` says which one it is under its heading; `holds` is what must be the same in it whatever
    the words are: its links, images and code.
    """

    place: str
    text: str = ""  # without code spans
    holds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def parts_of(source: str, language: str, shown: Callable[[str, str], str]) -> dict[str, list[Part]]:
    """The parts of a page under each heading, in order; its front matter is under `TOP`."""
    body, head = get_data(source)
    reader = _Reader()
    reader.parts += [Part(key, str(head.get(key, ""))) for key in ("title", "description")]
    # Not what is asked, only how much: readers of each language have questions of their own.
    reader.parts += [Part(f"{ASKED} {at}") for at, _ in enumerate(head.get(ASKED, []), 1)]
    reader.feed(_markdown().reset().convert(shown(body, language)))
    reader.close()
    return reader.found


@cache
def _markdown() -> Markdown:
    entries = settings()["markdown_extensions"]
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in entries]
    # `toc` would make up the ids that are missing.
    return Markdown(extensions=[name for name in names if name != "toc"])


class _Reader(HTMLParser):
    """Collects the parts of a page from its HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []  # under the last heading
        self.found = {TOP: self.parts}
        self._open: list[tuple[str, Part]] = []  # elements with a text, the innermost last
        self._within: list[str] = []  # the places of lists, tables and rows that are open
        self._count: Counter[str] = Counter()
        self._id = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, or what holds parts; or note a link, an image, code."""
        values = {name: value or "" for name, value in attrs}
        if HEADING.fullmatch(tag):
            self.parts, self._count, self._id = [], Counter(), values.get("id", "")
            self._start(tag, tag)
        elif tag in CONTAINERS:
            self._within.append(self._place(CONTAINERS[tag]))
        elif tag in CELLS:
            self._start(tag, self._place(CELLS[tag]))
        elif self._open:
            self._hold(tag, values, self._open[-1][1])
        elif tag in TEXTS:
            self._start(tag, self._place("paragraph"))

    def _place(self, kind: str) -> str:
        """Which one it is of its kind: `table 1, row 2, column 3`."""
        whole = ", ".join([*self._within[-1:], kind])
        self._count[whole] += 1
        return f"{whole} {self._count[whole]}"

    def _start(self, tag: str, place: str) -> None:
        self.parts.append(Part(place))
        self._open.append((tag, self.parts[-1]))

    def _hold(self, tag: str, values: dict[str, str], part: Part) -> None:
        if tag == "code":
            part.holds["code span"].append("")
            self._open.append((tag, part))
        elif tag == "a" and "href" in values:
            part.holds["links"].append(values["href"])
        elif tag == "img":
            part.holds["images"].append(values.get("src", ""))
            part.text += f" {values.get('alt', '')} "

    def handle_endtag(self, tag: str) -> None:
        """Return to what the element stands in; a heading is known when all of it is read."""
        if HEADING.fullmatch(tag):
            text = self.parts[0].text
            self.found[f"#{self._id}" if self._id else f"“{text}” without an id"] = self.parts
        if tag in CONTAINERS:
            self._within.pop()
        elif self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to the innermost part; a script's is none."""
        if not self._open or self.lasttag in ("script", "style"):
            return
        tag, part = self._open[-1]
        if tag == "code":
            part.holds["code span"][-1] += data
        else:
            part.text += data

    def handle_comment(self, data: str) -> None:
        """Note a generated block."""
        if data.split()[:1] == ["generate"]:
            self.parts.append(Part(f"block `{data.strip()}`"))
