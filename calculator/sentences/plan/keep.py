"""A plan as a small document: what to do, for each meaning of "until", and top-up by top-up."""

from collections.abc import Iterator

from calculator.plan import Plan
from calculator.plan.contract import rests_on
from calculator.plan.keep import Level
from calculator.plan.series import Series
from calculator.sentences.plan.one_by_one import one_by_one
from calculator.sentences.plan.top_ups import alternatives, bought, money
from calculator.sentences.reasons import sources_of, warnings
from calculator.sentences.report import Report, Section
from calculator.sentences.writer import Point, Writer, message

MEANINGS = {
    "kept": (
        # Translators: heading above what keeps the number until {day}.
        message("plan.kept.heading"),
        # Translators: what "stays yours" means here.
        message("plan.kept.meaning"),
    ),
    "works": (
        # Translators: heading above what lets everything work until {day}.
        message("plan.works.heading"),
        # Translators: what "works" means here.
        message("plan.works.meaning"),
    ),
}


def describe_plan(plan: Plan, write: Writer) -> Report:
    """The plan in the writer's language."""
    cited, warned = rests_on(plan)
    sections = [section for level in plan.levels for section in _level_sections(plan, level, write)]
    return Report(
        headline=_headline(plan, write),
        sections=(*sections, *one_by_one(plan, write)),
        notes=(*_notes(plan, write), *warnings(plan.policy, warned, write)),
        citations=sources_of(plan.policy, cited, write),
    )


def _headline(plan: Plan, write: Writer) -> str:
    kept = plan.levels[0]
    details = {
        "day": write.full_date(plan.question.keep_until),
        "on": write.full_date(plan.question.on),
    }
    if not kept.needed:
        # Translators: the main sentence: the printed date already keeps the number until {day}.
        id = message("plan.headline.not_needed")
        return write.text(id, due=write.full_date(kept.due or plan.question.on), **details)
    if kept.single:
        amounts = [money(step.choice.money, write) for step in kept.single]
        # Translators: the main sentence: one top-up of {amounts} on {on} keeps it until {day}.
        id = message("plan.headline.single")
        return write.text(id, amounts=alternatives(amounts, write), **details)
    amounts = [money(series.money, write) for series in kept.series]
    # Translators: the main sentence: one top-up on {on} is not enough; several cost {amounts}.
    id = message("plan.headline.series")
    return write.text(id, amounts=alternatives(amounts, write), **details)


def _level_sections(plan: Plan, level: Level, write: Writer) -> Iterator[Section]:
    heading, meaning = MEANINGS[level.id]
    day = write.full_date(plan.question.keep_until)
    texts = [write.text(meaning), *_level_texts(plan, level, write)]
    yield Section(write.text(heading, day=day), tuple(texts))
    for series in level.series:
        if series.steps not in [(step,) for step in level.single]:
            yield _series(series, write)


def _level_texts(plan: Plan, level: Level, write: Writer) -> Iterator[str]:
    on, due = write.full_date(plan.question.on), level.due and write.full_date(level.due)
    if not level.needed:
        # Translators: without another top-up it is so until {due} at least.
        yield write.text(message("plan.level.not_needed"), due=due or on)
        return
    if due:
        # Translators: the day by which the first top-up has to be made.
        yield write.text(message("plan.level.due"), due=due)
    if level.single:
        amounts = [bought(step.choice, write) for step in level.single]
        # Translators: the smallest single top-up, made on {on}, that is enough.
        id = message("plan.level.single")
        yield write.text(id, on=on, amounts=alternatives(amounts, write))
    else:
        # Translators: not even the largest published top-up, made on {on}, is enough.
        yield write.text(message("plan.level.no_single"), on=on)


def _series(series: Series, write: Writer) -> Section:
    return Section(
        # Translators: heading above the cheapest series of top-ups; {total}: its price.
        write.text(message("plan.series"), total=money(series.money, write)),
        columns=(
            # Translators: column: the day of a top-up.
            write.text(message("plan.column.day")),
            # Translators: column: the amount and the way of a top-up.
            write.text(message("plan.column.top_up")),
            # Translators: column: until when the top-up surely reaches.
            write.text(message("plan.column.until")),
        ),
        rows=tuple(
            (write.date(step.day), bought(step.choice, write), write.date(step.until))
            for step in series.steps
        ),
        part=True,
    )


def _notes(plan: Plan, write: Writer) -> Iterator[Point]:
    conventions = plan.policy.conventions
    # Translators: all dates are those of the strictest reading.
    strict = write.text(message("plan.note.strict"))
    yield Point(strict, conventions["validity-end-day"].clause)
    # Translators: no days are added up, whatever the operator does; the printed date decides.
    yield Point(write.text(message("plan.note.stacking")), conventions["stacking"].clause)
    if plan.present is None:
        # Translators: no printed date was given, so the first top-up is on the asked day.
        yield Point(write.text(message("plan.note.no_date"), on=plan.question.on), None)
    # Translators: prices are the amounts; of a range the smallest counts; nothing is converted.
    yield Point(write.text(message("plan.note.prices")), None)
