"""A comparison of two policies as a small document."""

from calculator.comparison import Comparison
from calculator.sentences.comparison.figures import figures_sections
from calculator.sentences.comparison.moves import moves_sections
from calculator.sentences.report import Report
from calculator.sentences.writer import Writer, message

__all__ = ["describe_comparison", "moves_sections"]


def describe_comparison(found: Comparison, write: Writer) -> Report:
    """The comparison in the writer's language."""
    moved = [each for each in found.moves if each.moved]
    return Report(
        headline=write.text(
            # Translators: {changes}, {moved}, {count} are numbers of entries and of subscribers.
            message("diff.headline"),
            changes=len(found.changes),
            moved=len(moved),
            count=len(found.moves),
        ),
        sections=(*figures_sections(found, write), *moves_sections(found, write)),
    )
