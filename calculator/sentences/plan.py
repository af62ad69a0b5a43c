"""A plan as a small document: what to do first, then each goal, top-up by top-up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from calculator.plan import Alone, GoalPlan, Plan, Step, rests_on
from calculator.policy import Range
from calculator.sentences.reasons import sources_of, warnings
from calculator.sentences.writer import DASH, Point, Writer, cited, listed, message
from calculator.top_ups import Choice

# The goal as the beginning of a sentence, as a heading, and what it means.
GOAL = {
    "receives": (
        # Translators: the beginning of a sentence, before a comma. {day}: until when.
        message("plan.receives"),
        # Translators: heading above what lets SMS arrive until {day}.
        message("plan.receives.heading"),
        # Translators: what "SMS still arrive" means here.
        message("plan.receives.meaning"),
    ),
    "kept": (
        # Translators: the beginning of a sentence, before a comma. {day}: until when.
        message("plan.kept"),
        # Translators: heading above what keeps the number until {day}.
        message("plan.kept.heading"),
        # Translators: what "stays yours" means here.
        message("plan.kept.meaning"),
    ),
    "works": (
        # Translators: the beginning of a sentence, before a comma. {day}: until when.
        message("plan.works"),
        # Translators: heading above what lets everything work until {day}.
        message("plan.works.heading"),
        # Translators: what "works" means here.
        message("plan.works.meaning"),
    ),
}

# What stops, and the same where it has stopped already. {days}: the first day on which it does.
STOPS = {
    "outgoing": (
        # Translators: within a sentence: from {days} on, nothing goes out.
        message("plan.stops.outgoing"),
        # Translators: within a sentence: nothing goes out by now.
        message("plan.stopped.outgoing"),
    ),
    "incoming": (
        # Translators: within a sentence: from {days} on, no call or SMS comes in.
        message("plan.stops.incoming"),
        # Translators: within a sentence: no call or SMS comes in by now.
        message("plan.stopped.incoming"),
    ),
    "unknown": (
        # Translators: within a sentence: what works from {days} on is not published.
        message("plan.stops.unknown"),
        # Translators: within a sentence: what works by now is not published.
        message("plan.stopped.unknown"),
    ),
}


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
    notes: tuple[Point, ...] = ()
    citations: tuple[Point, ...] = ()


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
        listed(write.text(message("heading.warnings")), cited(report.notes)),
        listed(write.text(message("heading.citations")), cited(report.citations)),
    ]
    return "\n\n".join(filter(None, parts))


def _section_text(section: Section) -> str:
    lines = [section.heading, *section.texts]
    if section.rows:
        table = [section.columns, *section.rows]
        lines += ["- " + " · ".join(filter(None, cells)) for cells in table]
    return "\n".join(lines)


def _headline(goal: GoalPlan, plan: Plan, write: Writer) -> str:
    """What reaches the day, the day by which to do it, and what stops until then."""
    to_reach, *_ = GOAL[goal.goal]
    day = write.full_date(plan.question.keep_until)
    due = goal.due or plan.question.on
    sentence = write.text(
        _headline_id(goal),
        goal=write.text(to_reach, day=day),
        due=write.full_date(due),
        amounts=write.either([_bought(step.choice, write) for step in goal.smallest]),
        # Translators: between two series of top-ups, of which one is enough; each has "and" in it.
        series=write.text(message("plan.series.or")).join(
            _in_turn(steps, write) for steps in goal.series
        ),
    )
    stops = _stops(goal.stops, plan.question.on, write)
    if not stops:
        return sentence
    # Translators: behind the main sentence of a plan: what the reader has to do without, and when.
    before = message("plan.until_top_up")
    # Translators: the same where no top-up is needed. {until}: the day that is to be reached.
    throughout = message("plan.until_then")
    id = before if goal.needed else throughout
    return f"{sentence} {write.text(id, until=plan.question.keep_until, stops=stops)}"


def _headline_id(goal: GoalPlan) -> str:
    if not goal.needed:
        # Translators: {goal}: "To keep your number until ..."; {due}: the last sure day to top up.
        return message("plan.headline.not_needed")
    if goal.smallest and goal.due:
        # Translators: the main sentence of a plan: one top-up of {amounts}, made on {due}.
        return message("plan.headline.single")
    if goal.smallest:
        # Translators: the same where it is not known how late the top-up may be made.
        return message("plan.headline.single_now")
    if goal.series:
        # Translators: one top-up is not enough, several are. {series}: "2 × 5 USD and 1 × 1 USD".
        return message("plan.headline.series")
    # Translators: no top-up of the published table reaches the day, nor do several.
    return message("plan.headline.none")


def _stops(stops: dict[str, Range], on: date, write: Writer) -> str:
    found = []
    for what, days in stops.items():
        stops_from, stopped = STOPS[what]
        ranged = write.date_range(days.earliest, days.latest)
        found.append(write.text(stopped if days.latest <= on else stops_from, days=ranged))
    # Translators: between two things that stop: "no calls out from ...; no SMS in from ...".
    return write.text(message("plan.stops.and")).join(found)


def _sections(goal: GoalPlan, plan: Plan, write: Writer) -> Iterator[Section]:
    _, heading, meaning = GOAL[goal.goal]
    asked = goal.goal == plan.question.goal
    if asked and not goal.needed:
        return  # The headline says it all.
    day = write.full_date(plan.question.keep_until)
    texts = [write.text(meaning)] if asked else [_headline(goal, plan, write)]
    texts += _afterwards(goal, write)
    if asked and goal.at_once and goal.due and goal.due != plan.question.on:
        amounts = write.either([_bought(step.choice, write) for step in goal.at_once])
        # Translators: the smallest single top-up that is enough if it is made on {on}, at once.
        texts.append(write.text(message("plan.at_once"), on=plan.question.on, amounts=amounts))
    yield Section(write.text(heading, day=day), tuple(texts))
    if asked:
        yield _single_top_ups(goal, write)
        yield from (_series(steps, write) for steps in goal.series)


def _afterwards(goal: GoalPlan, write: Writer) -> Iterator[str]:
    """What stops after the smallest top-ups, before the asked day is reached."""
    amounts: dict[str, list[str]] = {}
    for step in goal.smallest:
        stops = _stops(step.stops, step.day, write)
        amounts.setdefault(stops, []).append(_bought(step.choice, write))
    for stops, those in amounts.items():
        if stops:
            # Translators: what the reader has to do without some time after that top-up.
            id = message("plan.afterwards")
            yield write.text(id, amounts=write.either(those), stops=stops)


def _single_top_ups(goal: GoalPlan, write: Writer) -> Section:
    return Section(
        # Translators: heading above the table of single top-ups.
        write.text(message("plan.alone")),
        # Translators: how to read the table of single top-ups: a later top-up reaches further.
        (write.text(message("plan.alone.meaning")),),
        columns=(
            # Translators: column: the amount and the way of a top-up.
            write.text(message("plan.column.top_up")),
            # Translators: column: on which days a top-up is enough alone.
            write.text(message("plan.column.days")),
        ),
        rows=tuple((_line(each.choice, write), _days(goal, each, write)) for each in goal.alone),
        part=True,
    )


def _days(goal: GoalPlan, alone: Alone, write: Writer) -> str:
    """On which days a top-up alone is enough."""
    first = alone.first_day
    if alone.last_day == first:
        # Translators: cell: the day on which the top-up is enough alone.
        return write.text(message("plan.alone.day"), day=first)
    if alone.last_day:
        # Translators: cell: the days from the first to the last one, both included.
        return write.text(message("plan.alone.days"), first=first, last=alone.last_day)
    if goal.due:
        # Translators: cell: by the day on which it would be enough alone it is too late.
        return write.text(message("plan.alone.too_late"))
    # Translators: cell: the top-up can be made on that day or later.
    return write.text(message("period.from"), first=first)


def _series(steps: tuple[Step, ...], write: Writer) -> Section:
    return Section(
        # Translators: heading above a table of top-ups. {series}: "2 × 5 USD and 1 × 1 USD".
        write.text(message("plan.series"), series=_in_turn(steps, write)),
        columns=(
            # Translators: column: the day of a top-up.
            write.text(message("plan.column.day")),
            write.text(message("plan.column.top_up")),
            # Translators: column: until when the top-up surely reaches.
            write.text(message("plan.column.until")),
        ),
        rows=tuple(
            (write.date(step.day), _top_up(step.choice, write), write.date(step.reaches))
            for step in steps
        ),
        part=True,
    )


def _notes(plan: Plan, write: Writer) -> Iterator[Point]:
    conventions = plan.policy.conventions
    if any(convention.unclear for convention in conventions.values()):
        # Translators: all dates are those of the strictest reading.
        strict = write.text(message("plan.note.strict"))
        yield Point(strict, conventions["validity-end-day"].clause)
    stacking = conventions["stacking"]
    # Translators: no days are added up, whatever the operator does; the printed date decides.
    own_days = message("plan.note.stacking")
    # Translators: how top-ups add up is published, and so planned; the printed date decides.
    as_published = message("plan.note.again")
    yield Point(write.text(own_days if stacking.unclear else as_published), stacking.clause)
    if plan.present is None:
        # Translators: no printed date was given, so the first top-up is on the asked day.
        yield Point(write.text(message("plan.note.no_date"), on=plan.question.on), None)
    # Translators: prices are the amounts; of a range the smallest counts; nothing is converted.
    yield Point(write.text(message("plan.note.prices")), None)


def _in_turn(steps: Iterable[Step], write: Writer) -> str:
    """The top-ups of a series, those of one amount counted: 2 × 5 USD and 1 × 1 USD."""
    counts = Counter(_bought(step.choice, write) for step in steps)
    # Translators: so many top-ups of {amount}.
    times = message("plan.times")
    return write.each([write.text(times, count=each, amount=one) for one, each in counts.items()])


def _bought(choice: Choice, write: Writer) -> str:
    """What is paid: of a range the smallest amount."""
    return write.detail(choice.money)


def _top_up(choice: Choice, write: Writer) -> str:
    return _by_channel(_bought(choice, write), choice, write)


def _line(choice: Choice, write: Writer) -> str:
    """A line of a validity table: its amount or range, and the channel."""
    row = choice.row
    amount = write.money(row.highest, row.currency)
    if row.lowest != row.highest:
        amount = f"{write.number(row.lowest)}{DASH}{amount}"
    return _by_channel(amount, choice, write)


def _by_channel(amount: str, choice: Choice, write: Writer) -> str:
    # Translators: a top-up. {amount}: such as "5 USD"; {channel}: such as "scratch card".
    id = message("plan.top_up")
    return write.text(id, amount=amount, channel=choice.channel.name[write.language])
