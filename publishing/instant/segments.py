"""Segments: from which typed date on do all dates keep the same distance from it.

Every day around the rules' first days is asked of the engine, so which rule applies, and whether
that depends on the reading, is decided there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from calculator.answer import Answer
from calculator.input import FIRST_YEAR, LAST_YEAR
from calculator.policy import Policy
from calculator.refusal import Refusal
from publishing.instant.tables import Table, printed_date

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
# Longer than any top-up is valid: what is refused so long before the first rule always is.
MARGIN = timedelta(days=400)
ONE_DAY = timedelta(days=1)
# Days far from any rule are sampled; no week, month or year is a multiple of this.
SAMPLE = 997


@dataclass(frozen=True)
class Segment:
    """Typed dates, both included, that are followed by the same things at the same distance."""

    first: date
    last: date
    what: Hashable


def segments(table: Table, asked_from: date) -> list[Segment]:
    """The segments of one table, the first of which is refused.

    Raises ValueError where a distance is not a constant number of days, such as that of months.
    """
    found = [
        Segment(days[0], days[-1], what)
        for what, group in groupby(
            _days(table.policy), lambda day: _what_follows(table, day, asked_from)
        )
        if (days := list(group))
    ]
    for beyond, nearest in ((_days_before, found[0]), (_days_after, found[-1])):
        for day in beyond(table.policy):
            if _what_follows(table, day, asked_from) != nearest.what:
                raise ValueError(
                    f"{table.kind} {dict(table.parts)}: after {day} the dates are not as many "
                    f"days away as after {nearest.first}; no instant answer can be made of that"
                )
    return found


def first_asked_day(policy: Policy) -> date:
    """The first day about which can be asked at all; the engine refuses all days before it."""
    for on in _days(policy):
        try:
            printed_date(policy).ask(LAST_DAY, on)
        except Refusal as refusal:
            if refusal.field == "on":
                continue
        return on
    raise ValueError("no day can be asked about")


def only_past(table: Table) -> bool:
    """Whether the typed date must not lie after the asked day."""
    try:
        table.ask(LAST_DAY, LAST_DAY - ONE_DAY)
    except Refusal as refusal:
        return refusal.id == "day-after-asked"
    return False


def relative_details(refusal: Refusal, day: date) -> dict[str, object]:
    """A refusal's details but for what was typed, which is the reader's.

    The day it is about is given as its distance, other days as they are.
    """
    return {
        name: (detail - day).days if name == "day" and isinstance(detail, date) else detail
        for name, detail in refusal.details.items()
        if name != "typed"
    }


def _days(policy: Policy) -> Iterator[date]:
    """Every day on which a rule or a table can begin to matter, or another one can follow."""
    day, last = _limits(policy)
    while day <= last:
        yield day
        day += ONE_DAY


def _limits(policy: Policy) -> tuple[date, date]:
    tables = [table for channel in policy.channels.values() for table in channel.tables]
    begins = [rule.in_force_from for rule in policy.rules]
    begins += [table.in_force_from for table in tables if table.in_force_from]
    return min(begins) - MARGIN, max(begins) + ONE_DAY


def _days_before(policy: Policy) -> Iterator[date]:
    return _sampled(FIRST_DAY, _limits(policy)[0])


def _days_after(policy: Policy) -> Iterator[date]:
    return _sampled(_limits(policy)[1], LAST_DAY)


def _sampled(first: date, last: date) -> Iterator[date]:
    """Both ends, days between them, and the last day of every February."""
    yield first
    yield last
    for step in range(SAMPLE, (last - first).days, SAMPLE):
        yield first + timedelta(days=step)
    for year in range(first.year + 1, last.year):
        yield date(year, 3, 1) - ONE_DAY


def _what_follows(table: Table, day: date, asked_from: date) -> Hashable:
    """All that an answer or a refusal says, with dates as distances from `day`."""
    try:
        return _pattern(table.ask(day, max(day, asked_from)), day)
    except Refusal as refusal:
        return refusal.id, str(relative_details(refusal, day))


def _pattern(found: Answer, day: date) -> Hashable:
    def after(other: date | None) -> int | None:
        return (other - day).days if other else None

    timelines = tuple(
        (
            timeline.owner.id,
            after(timeline.valid_until),
            tuple((span.stage, after(span.first_day), after(span.last_day)) for span in spans),
        )
        for timeline in found.timelines
        for spans in [timeline.spans]
    )
    return timelines, found.warnings
