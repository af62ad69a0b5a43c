"""A result of several tables as sentences: for the command line, and for the page to lay out."""

from dataclasses import dataclass

from calculator.sentences.explain import cited, listed
from calculator.sentences.writer import Point, Writer, message


@dataclass(frozen=True)
class Section:
    """A heading, sentences below it, and a table; `part` says that it belongs to the one before."""

    heading: str
    texts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    part: bool = False


@dataclass(frozen=True)
class Report:
    """All sentences of a result, as plain text."""

    headline: str
    sections: tuple[Section, ...]
    notes: tuple[Point, ...] = ()
    citations: tuple[Point, ...] = ()


def report_text(report: Report, write: Writer) -> str:
    """The whole report, in paragraphs and lists."""
    parts = [
        report.headline,
        *(_section(section) for section in report.sections),
        listed(write.text(message("heading.warnings")), cited(report.notes)),
        listed(write.text(message("heading.citations")), cited(report.citations)),
    ]
    return "\n\n".join(filter(None, parts))


def _section(section: Section) -> str:
    lines = [section.heading, *section.texts]
    if section.rows:
        table = [section.columns, *section.rows]
        lines += ["- " + " · ".join(filter(None, cells)) for cells in table]
    return "\n".join(lines)
