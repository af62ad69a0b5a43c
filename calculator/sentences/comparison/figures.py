"""The figures that differ."""

from collections.abc import Iterator
from typing import Any

from calculator.comparison import Change, Comparison, Figure
from calculator.money import Money
from calculator.policy import Period
from calculator.sentences.comparison.arrow import NOTHING, arrow
from calculator.sentences.labels import STANDINGS
from calculator.sentences.report import Section
from calculator.sentences.writer import Writer, message

CHANGES = {
    # Translators: what happened to an entry of a policy file: it is new.
    "added": message("diff.added"),
    # Translators: what happened to an entry of a policy file: it is no longer there.
    "removed": message("diff.removed"),
    # Translators: what happened to an entry of a policy file: a figure of it differs.
    "changed": message("diff.changed"),
}


def figures_sections(found: Comparison, write: Writer) -> Iterator[Section]:
    """Entry by entry, with the sources of before and after; nothing where none differs."""
    if found.changes:
        yield Section(
            # Translators: heading above the figures that differ.
            write.text(message("diff.figures")),
            columns=(
                # Translators: column: what in the policy file differs.
                write.text(message("diff.column.entry")),
                # Translators: column: added, removed or changed.
                write.text(message("diff.column.change")),
                # Translators: column: the figures before and after.
                write.text(message("diff.column.figures")),
                # Translators: column: the sources before and after.
                write.text(message("diff.column.sources")),
            ),
            rows=tuple(_change(change, write) for change in found.changes),
        )


def _change(change: Change, write: Writer) -> tuple[str, ...]:
    # Kinds, ids and keys are those of the policy file, which are the same in every language.
    return (
        " ".join((change.kind, *change.path)),
        write.text(CHANGES[change.change]),
        "; ".join(_figure(figure, write) for figure in change.figures),
        arrow(_sources(change.old_sources, write), _sources(change.new_sources, write)),
    )


def _figure(figure: Figure, write: Writer) -> str:
    return f"{figure.id}: {arrow(_value(figure.old, write), _value(figure.new, write))}"


def _sources(sources: tuple[tuple[str, str], ...], write: Writer) -> str:
    named = [f"{source} ({write.text(STANDINGS[standing])})" for source, standing in sources]
    return ", ".join(named) or NOTHING


def _value(value: Any, write: Writer) -> str:
    if isinstance(value, bool):
        # Translators: a figure of a policy file that is true.
        yes = message("diff.yes")
        # Translators: a figure of a policy file that is false.
        return write.text(yes if value else message("diff.no"))
    if isinstance(value, Period):
        return write.period(value)
    if isinstance(value, Money):
        return write.money(value.amount, value.currency)
    return NOTHING if value is None else write.detail(value)
