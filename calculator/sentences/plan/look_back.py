"""A look back as a small document: when validity ended, and when the last top-up was."""

from collections.abc import Iterator

from calculator.plan import LookBack
from calculator.plan.contract import rests_on
from calculator.sentences.plan.top_ups import line
from calculator.sentences.reasons import sources_of, unclear, warnings
from calculator.sentences.report import Report, Section
from calculator.sentences.stages import STAGES
from calculator.sentences.writer import Point, Writer, message


def describe_look_back(found: LookBack, write: Writer) -> Report:
    """The look back in the writer's language."""
    cited, warned = rests_on(found)
    ended = found.valid_until
    return Report(
        headline=write.text(
            # Translators: the main sentence of a look back. {days}: one date, or two with a dash.
            message("plan.headline.cut_off"),
            day=write.full_date(found.question.cut_off),
            stage=write.text(STAGES[found.question.stage]),
            days=write.date_range(ended.earliest, ended.latest),
        ),
        sections=(_table(found, write),),
        notes=(*_notes(found, write), *warnings(found.policy, warned, write)),
        citations=sources_of(found.policy, cited, write),
    )


def _table(found: LookBack, write: Writer) -> Section:
    return Section(
        # Translators: heading above the table of days of the last top-up, by its amount.
        write.text(message("plan.last_top_up")),
        # Translators: how to read that table.
        (write.text(message("plan.last_top_up.meaning")),),
        columns=(
            write.text(message("plan.column.top_up")),
            # Translators: column: the days on which the last top-up must have been made.
            write.text(message("plan.column.made_on")),
        ),
        rows=tuple(
            (line(each.choice, write), write.date_range(each.days.earliest, each.days.latest))
            for each in found.top_ups
        ),
    )


def _notes(found: LookBack, write: Writer) -> Iterator[Point]:
    conventions = found.policy.conventions
    # Translators: the asked day is the first day of the stage, not the one of noticing it.
    yield Point(write.text(message("plan.note.first_day")), None)
    for rule in found.rules:
        # Translators: {rule} is the name of the rule in force on the day validity ended.
        text = write.text(message("plan.note.rule"), rule=rule.name[write.language])
        yield Point(text, conventions["rule-choice"].clause)
    counting = ("top-up-day", "validity-end-day")
    yield from unclear(found.policy, (id for id in counting if conventions[id].unclear), write)
    if conventions["stacking"].unclear:
        # Translators: whether days of several top-ups add up is not published.
        yield Point(write.text(message("plan.note.earlier")), conventions["stacking"].clause)
