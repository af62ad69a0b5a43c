"""A plan as a small document: what to do first, then each goal, top-up by top-up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from calculator.plan import Alone, GoalPlan, Plan, Series, Step, rests_on
from calculator.policy import Money
from calculator.sentences.reasons import sources_of, warnings
from calculator.sentences.writer import DASH, Point, Writer, cited, listed, message
from calculator.top_ups import Choice, Stop


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
    """All sentences of a plan, as plain text; a page lays them out."""

    headline: str
    sections: tuple[Section, ...]
    notes: tuple[Point, ...]
    citations: tuple[Point, ...]


def describe_plan(plan: Plan, write: Writer) -> Report:
    """The plan in the writer's language, the goal that was asked for first."""
    asked_first = sorted(plan.goals, key=lambda each: each.goal != plan.question.goal)
    citations, warned = rests_on(plan)
    return Report(
        headline=_headline(asked_first[0], plan, write),
        sections=tuple(part for each in asked_first for part in _sections(each, plan, write)),
        notes=(*_notes(plan, write), *warnings(plan.policy, warned, write)),
        citations=sources_of(plan.policy, citations, write),
    )


def plan_text(report: Report, write: Writer) -> str:
    """The whole plan, in paragraphs and lists, for the command line."""
    parts = [
        report.headline,
        *(_section_text(section) for section in report.sections),
        listed(write.text("heading.warnings"), cited(report.notes)),
        listed(write.text("heading.citations"), cited(report.citations)),
    ]
    return "\n\n".join(filter(None, parts))


def _section_text(section: Section) -> str:
    table = [section.columns, *section.rows] if section.rows else []
    lines = ("- " + " · ".join(filter(None, cells)) for cells in table)
    return "\n".join((section.heading, *section.texts, *lines))


def _headline(goal: GoalPlan, plan: Plan, write: Writer) -> str:
    """What reaches the day, the day by which to do it, and what stops until then."""
    on, until = plan.question.on, plan.question.keep_until
    series = (_in_turn(each, write) for each in goal.series)
    sentence = write.text(
        _headline_id(goal),
        goal=write.text(f"plan.{goal.goal}.beginning", day=write.full_date(until)),
        due=write.full_date(goal.due or on),
        amounts=_one_of(goal.smallest, write),
        series=write.text("plan.series.or").join(series),
    )
    if stops := _stops(goal.stops, on, write):
        id = message("plan.until_top_up" if goal.needed else "plan.until_then")
        return f"{sentence} {write.text(id, until=until, stops=stops)}"
    return sentence


def _headline_id(goal: GoalPlan) -> str:
    if not goal.needed:
        return message("plan.headline.not_needed")
    if goal.smallest:
        return message("plan.headline.single" if goal.due else "plan.headline.single_now")
    return message("plan.headline.series" if goal.series else "plan.headline.none")


def _stops(stops: Iterable[Stop], on: date, write: Writer) -> str:
    """What stops, and what has stopped already."""
    found = []
    for what, days in ((each.what, each.first_day) for each in stops):
        stopped = days.latest <= on
        found.append(
            write.text(f"plan.stopped.{what}" if stopped else f"plan.stops.{what}", days=days)
        )
    return write.text("plan.stops.and").join(found)


def _sections(goal: GoalPlan, plan: Plan, write: Writer) -> Iterator[Section]:
    on, is_asked = plan.question.on, goal.goal == plan.question.goal
    if is_asked and not goal.needed:
        return  # The headline says it all.
    day = write.full_date(plan.question.keep_until)
    meaning = write.text(f"plan.{goal.goal}.meaning")
    texts = [meaning if is_asked else _headline(goal, plan, write), *_afterwards(goal, write)]
    if is_asked and goal.single and goal.due and goal.due != on:
        texts.append(write.text("plan.at_once", on=on, amounts=_one_of(goal.single, write)))
    yield Section(write.text(f"plan.{goal.goal}.heading", day=day), tuple(texts))
    if is_asked:
        yield _single_top_ups(goal, write)
        yield from (_series(each, write) for each in goal.series)


def _afterwards(goal: GoalPlan, write: Writer) -> Iterator[str]:
    """What stops after the smallest top-ups, before the asked day is reached."""
    after: dict[str, list[Step]] = {}
    for step in goal.smallest:
        after.setdefault(_stops(step.stops, step.day, write), []).append(step)
    for stops, steps in after.items():
        if stops:
            yield write.text("plan.afterwards", amounts=_one_of(steps, write), stops=stops)


def _single_top_ups(goal: GoalPlan, write: Writer) -> Section:
    return Section(
        write.text("plan.alone"),
        (write.text("plan.alone.meaning"),),
        columns=(write.text("plan.column.top_up"), write.text("plan.column.days")),
        rows=tuple((_line(each.choice, write), _days(goal, each, write)) for each in goal.alone),
        part=True,
    )


def _days(goal: GoalPlan, alone: Alone, write: Writer) -> str:
    """On which days a top-up alone is enough."""
    first, last = alone.first_day, alone.last_day
    if last:
        id = message("plan.alone.day" if last == first else "plan.alone.days")
        return write.text(id, day=first, first=first, last=last)
    # By the day on which it would be enough alone it is too late, or the printed date is unknown.
    return write.text("plan.alone.too_late" if goal.due else "period.from", first=first)


def _series(series: Series, write: Writer) -> Section:
    columns = ("day", "top_up", "until")
    return Section(
        write.text("plan.series", series=_in_turn(series, write)),
        columns=tuple(write.text(f"plan.column.{each}") for each in columns),
        rows=tuple(
            (
                write.date(step.day),
                _by_channel(step.choice.money, step.choice, write),
                write.date(step.reaches),
            )
            for step in series.top_ups
        ),
        part=True,
    )


def _notes(plan: Plan, write: Writer) -> Iterator[Point]:
    conventions = plan.policy.conventions
    if any(convention.unclear for convention in conventions.values()):
        yield write.point("plan.note.strict", conventions["validity-end-day"].clause)
    stacking = conventions["stacking"]
    # The printed date decides, whether or not it is published how top-ups add up.
    id = message("plan.note.stacking" if stacking.unclear else "plan.note.again")
    yield write.point(id, stacking.clause)
    if plan.present is None:
        yield write.point("plan.note.no_date", None, on=plan.question.on)
    yield write.point("plan.note.prices")


def _in_turn(series: Series, write: Writer) -> str:
    """The top-ups of a series, those of one amount counted: 2 × 5 USD and 1 × 1 USD."""
    counts = Counter(step.choice.money for step in series.top_ups)
    counted = [write.text("plan.times", count=each, amount=one) for one, each in counts.items()]
    return write.each(counted)


def _one_of(steps: Iterable[Step], write: Writer) -> str:
    """The amounts of top-ups of which one is enough; of a range the smallest is paid."""
    return write.either([write.detail(step.choice.money) for step in steps])


def _line(choice: Choice, write: Writer) -> str:
    """A line of a validity table: its amount or range, and the channel."""
    row = choice.row
    amount = write.money(row.highest, row.currency)
    if row.lowest != row.highest:
        amount = f"{write.number(row.lowest)}{DASH}{amount}"
    return _by_channel(amount, choice, write)


def _by_channel(amount: str | Money, choice: Choice, write: Writer) -> str:
    return write.text("plan.top_up", amount=amount, channel=choice.channel.name)
