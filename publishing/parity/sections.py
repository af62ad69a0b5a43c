"""What a page is made of: its sections, their layout, the parts with their text.

The Markdown is read with the extensions of the site, so that a table here is a table there.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

from publishing import settings

HEADING = re.compile(r"h([1-6])")
CELLS = {"li": "item", "dt": "term", "dd": "meaning", "th": "column", "td": "column"}
# Other elements with a text of their own; most of them occur in generated blocks only.
TEXTS = {"p", "pre", "button", "caption", "figcaption", "label", "legend", "option", "text"}


@dataclass
class Part:
    """A heading, paragraph, list item or table cell. `place` says which one of its section.

    `holds` is what must be the same in it whatever the words are: its links, images and code.
    """

    place: str
    text: str = ""  # without code spans
    holds: dict[str, list[str]] = field(
        default_factory=lambda: {"links": [], "images": [], "code": []}
    )


@dataclass
class Container:
    """A list or table; `rows` are the numbers of cells of each row, or 1 for each item."""

    name: str
    rows: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        if self.name.startswith("list"):
            return f"list of {len(self.rows)}"
        return f"table of {len(self.rows)} rows with {max(self.rows, default=0)} columns"


@dataclass
class Section:
    """A heading with what follows it, up to the next heading of any level."""

    id: str
    level: int
    layout: list[str | Container] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def sections_of(markdown: str) -> list[Section]:
    """The sections of a page without its front matter; the first is what has no heading."""
    reader = _Reader()
    reader.feed(_markdown().reset().convert(markdown))
    reader.close()
    return reader.sections


@cache
def _markdown() -> Markdown:
    entries = settings()["markdown_extensions"]
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in entries]
    # `toc` would make up the ids that are missing.
    return Markdown(extensions=[name for name in names if name != "toc"])


class _Reader(HTMLParser):
    """Collects the sections of a page from its HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [Section("", 0)]
        self._open: list[tuple[str, Part]] = []  # elements with a text, the innermost last
        self._containers: list[Container] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section, a list or table, or a part; or note a link, an image, code."""
        values = {name: value or "" for name, value in attrs}
        if heading := HEADING.fullmatch(tag):
            self.sections.append(Section(values.get("id", ""), int(heading[1])))
            self._start(tag, "heading")
        elif tag in ("ul", "ol", "dl", "table"):
            self._start_container("table" if tag == "table" else "list")
        elif tag == "tr":
            self._containers[-1].rows.append(0)
        elif tag in CELLS:
            self._start_cell(tag)
        elif tag in TEXTS and not self._open:
            self._start(tag, self._lay_out("paragraph"))
        else:
            self._take(tag, values)

    def _start_container(self, kind: str) -> None:
        names = [each.name for each in self._section.layout if isinstance(each, Container)]
        container = Container(f"{kind} {sum(name.startswith(kind) for name in names) + 1}")
        self._section.layout.append(container)
        self._containers.append(container)

    def _start_cell(self, tag: str) -> None:
        container = self._containers[-1]
        if tag in ("th", "td"):
            container.rows[-1] += 1
            place = f"row {len(container.rows)}, column {container.rows[-1]}"
        else:
            container.rows.append(1)
            place = f"{CELLS[tag]} {len(container.rows)}"
        self._start(tag, f"{container.name}, {place}")

    def _lay_out(self, kind: str) -> str:
        self._section.layout.append(kind)
        return f"{kind} {self._section.layout.count(kind)}"

    def _start(self, tag: str, place: str) -> None:
        part = Part(place)
        self._section.parts.append(part)
        self._open.append((tag, part))

    def _take(self, tag: str, values: dict[str, str]) -> None:
        if not self._open:
            return
        part = self._open[-1][1]
        if tag == "code":
            part.holds["code"].append("")
            self._in_code = True
        elif tag == "a" and "href" in values:
            part.holds["links"].append(values["href"])
        elif tag == "img":
            part.holds["images"].append(values.get("src", ""))
            part.text += f" {values.get('alt', '')} "

    def handle_endtag(self, tag: str) -> None:
        """Return to what the element stands in."""
        if tag == "code":
            self._in_code = False
        elif tag in ("ul", "ol", "dl", "table"):
            self._containers.pop()
        elif self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to the innermost part; a script's is none."""
        if not self._open or self.lasttag in ("script", "style"):
            return
        part = self._open[-1][1]
        if self._in_code:
            part.holds["code"][-1] += data
        else:
            part.text += data

    def handle_comment(self, data: str) -> None:
        """Note a generated block."""
        if data.split()[:1] == ["generate"]:
            self._section.layout.append(f"block `{data.strip()}`")

    @property
    def _section(self) -> Section:
        return self.sections[-1]
