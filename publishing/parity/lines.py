"""The lines of a page under each of its headings, so that two languages compare line by line.

A page has one line for each paragraph, list item and row, and so has a generated block for each of
its elements. Blank lines are counted: without one, Markdown sees no list and no table.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from mkdocs.utils.meta import get_data

from publishing.search import ASKED

TOP = "top"
HEADING = re.compile(r"#+ (?P<title>.+?)(?: \{(?P<id>#\S+)\})?$")
# What a line begins with says what it is; a line of text begins with none of these.
SHAPE = re.compile(r" *(?:#+|[-*] |\d+\. |!!!|\||<!-- generate .*|<!--|</?\w*)")
CELL = re.compile(r"(?<!\\)\|")

BLANK = re.compile(r" *\n\s*\n")
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
CODE = re.compile(r"(`+)(?P<span>.+?)\1|<code>(?P<element>.*?)</code>", re.DOTALL)
LINK = re.compile(r'\]\((?P<span>[^)]*)\)|\b(?:href|src)="(?P<element>[^"]*)"')
# Where a line, a link and bold type begin, tags, and what Markdown calls attributes.
MARKUP = re.compile(r"^ *(?:#+|[-*]|\d+\.) |!?\[|\*\*|<[^>]*>|\{[:#][^}]*\}")


@dataclass
class Line:
    """One line, or one cell of a row.

    `place` says which one it is under its heading, and what it is; `holds` are its code and where
    its links lead, which are the same whatever the words are.
    """

    place: str
    text: str = ""
    holds: dict[str, list[str]] = field(default_factory=dict)


def lines_of(source: str, language: str, shown: Callable[[str, str], str]) -> dict[str, list[Line]]:
    """The lines of a page under each heading, in order; its front matter is under `TOP`."""
    body, head = get_data(source)
    lines = [Line(key, str(head.get(key, ""))) for key in ("title", "description")]
    # Not what is asked, only how much: readers of each language have questions of their own.
    lines += [Line(f"{ASKED} {at}") for at, _ in enumerate(head.get(ASKED, []), 1)]
    found = {TOP: lines}
    at = 0
    # All lines of a fence are one.
    text = CODE.sub(lambda code: code[0].replace("\n", " "), SCRIPT.sub("", shown(body, language)))
    for written in BLANK.sub("\n\n", text).splitlines():
        at += 1
        if heading := HEADING.fullmatch(written):
            name = heading["id"] or f"“{heading['title']}” without an id"
            lines = found[name] = []
            at = 0
        if written:
            lines += _cells(f"line {at}", written)
    return found


def _cells(place: str, written: str) -> Iterator[Line]:
    begins = SHAPE.match(written)
    shape = begins[0].strip() if begins else "text"
    row = CELL.split(written)[1:-1] if shape == "|" else []
    cells = {f"column {at}": cell for at, cell in enumerate(row, 1)} if row else {shape: written}
    for which, cell in cells.items():
        holds = {}
        for kind, pattern in (("code span", CODE), ("links", LINK)):
            holds[kind] = [match["span"] or match["element"] for match in pattern.finditer(cell)]
            cell = pattern.sub("", cell)
        yield Line(f"{place}, {which}", unescape(MARKUP.sub("", cell)).strip(), holds)
