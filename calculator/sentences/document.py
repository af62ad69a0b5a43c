"""An explanation as plain text, for the command line."""

from collections.abc import Iterable

from calculator.sentences.explain import Explanation
from calculator.sentences.point import Point
from calculator.sentences.writer import Writer, message


def as_text(found: Explanation, write: Writer) -> str:
    """The whole explanation, in paragraphs and lists."""
    head = [text for text in (found.headline, found.standing, found.advice, found.resale) if text]
    # Translators: one stage on the command line. {works} and {note} are sentences.
    line_id = message("line.stage")
    stages = [
        write.text(
            line_id, name=line.name, period=line.period, works=line.works, note=line.note
        ).rstrip()
        for line in found.stages
    ]
    parts = [
        "\n".join(head),
        # Translators: heading above the table of stages.
        listed(write.text(message("heading.stages")), stages),
        # Translators: heading above the steps of the computation.
        listed(write.text(message("heading.steps")), cited(found.steps)),
        # Translators: heading above what the published texts leave open.
        listed(write.text(message("heading.unclear")), cited((*found.unclear, *found.by_law))),
        # Translators: heading above warnings.
        listed(write.text(message("heading.warnings")), cited(found.warnings)),
        # Translators: heading above the sources.
        listed(write.text(message("heading.citations")), cited(found.citations)),
    ]
    return "\n\n".join(filter(None, parts))


def cited(points: Iterable[Point]) -> list[str]:
    """Each sentence with the id of its clause behind it."""
    return [f"{point.text} [{point.clause}]" if point.clause else point.text for point in points]


def listed(heading: str, lines: list[str]) -> str:
    """Lines below a heading; nothing at all where there are none."""
    return "\n".join([heading, *(f"- {line}" for line in lines)]) if lines else ""
