"""The table of single top-ups: on which days each of them alone is enough."""

from collections.abc import Iterator

from calculator.plan import Plan
from calculator.plan.keep import Level
from calculator.plan.reach import Choice
from calculator.sentences.plan.top_ups import line
from calculator.sentences.report import Section
from calculator.sentences.writer import Writer, message


def one_by_one(plan: Plan, write: Writer) -> Iterator[Section]:
    """Every top-up by itself, under both meanings."""
    needed = [level for level in plan.levels if level.needed]
    offered = [each.choice for each in needed[0].alone] if needed else []
    if not offered:
        return
    yield Section(
        # Translators: heading above the table of single top-ups.
        write.text(message("plan.alone")),
        # Translators: how to read the table of single top-ups: a later top-up reaches further.
        (write.text(message("plan.alone.meaning")),),
        columns=(
            write.text(message("plan.column.top_up")),
            # Translators: column: when a top-up alone keeps the number until the asked day.
            write.text(message("plan.column.kept")),
            # Translators: column: when a top-up alone lets everything work until the asked day.
            write.text(message("plan.column.works")),
        ),
        rows=tuple(
            (line(choice, write), *(_days(level, choice, write) for level in plan.levels))
            for choice in offered
        ),
    )


def _days(level: Level, choice: Choice, write: Writer) -> str:
    """On which days a top-up alone is enough."""
    if not level.needed:
        # Translators: cell: no top-up is needed for this.
        return write.text(message("plan.alone.not_needed"))
    alone = next(each for each in level.alone if each.choice == choice)
    if level.due and not alone.enough:
        # Translators: cell: alone it is enough only from {first} on, and that is too late.
        return write.text(message("plan.alone.too_late"), first=alone.first_day)
    if level.due:
        # Translators: cell: the days from the first to the last one, both included.
        return write.text(message("plan.alone.days"), first=alone.first_day, last=level.due)
    # Translators: cell: the top-up can be made on that day or later.
    return write.text(message("period.from"), first=alone.first_day)
