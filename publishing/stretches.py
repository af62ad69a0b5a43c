"""Which typed days are followed by the same things at the same distance, for a kind of question.

Between two days on which a rule or a table begins nothing changes but the calendar itself, so that
an answer need not be written for each day (`publishing/instant.py`), but only for each stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from calculator.answer import answer
from calculator.input import FIRST_YEAR, LAST_YEAR
from calculator.policy import Policy
from calculator.refusal import Refusal
from calculator.timeline import ONE_DAY
from calculator.typed import read_question

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


@dataclass(frozen=True)
class Table:
    """A question of one kind whose day alone is open; parts that it does not have are empty."""

    policy: Policy = field(hash=False, repr=False)
    kind: str
    amount: str = ""
    channel: str = ""
    programme: str = ""

    def question(self, day: date, on: date) -> dict[str, str]:
        """The question of a day."""
        parts = {"amount": self.amount, "channel": self.channel, "programme": self.programme}
        given = {name: part for name, part in parts.items() if part}
        return {self.kind: day.isoformat(), **given, "on": on.isoformat()}

    def follows(self, day: date) -> tuple[tuple[Any, ...], Hashable]:
        """All that follows from a typed day, as distances from it: stages, and what else is said.

        Where that is a refusal there are no stages.
        """
        on = max(day, self.policy.rules[0].in_force_from)
        try:
            found = answer(self.policy, read_question(self.policy, self.question(day, on)))
        except Refusal as refusal:
            return (), refusal.id

        def after(other: date | None) -> int | None:
            return (other - day).days if other else None

        stages = tuple(
            (timeline.owner.id, span.stage, after(span.first_day), after(span.last_day))
            for timeline in found.timelines
            for span in timeline.spans
        )
        return stages, (found.citations, found.warnings, found.table_last_seen)

    def milestones(self, day: date) -> set[int]:
        """The distances of all days on which a stage begins or ends; none where it is refused."""
        stages, _ = self.follows(day)
        return {far for stage in stages for far in stage[2:] if far is not None}

    def validity(self, day: date) -> int:
        """How many days after a typed day the first stage ends, by the most generous count."""
        stages, _ = self.follows(day)
        return max((last or 0 for _, id, _, last in stages if id == stages[0][1]), default=0)


@cache
def stretches(table: Table) -> list[tuple[date, date]]:
    """First and last days of the typed days that are followed by the same at the same distance."""
    found = changes(samples(table), table.follows, lambda one, other: one if one == other else None)
    return parted([first for first, _ in found], LAST_DAY)


def samples(table: Table) -> list[date]:
    """Days between which no stretch both begins and ends.

    One begins where a rule or a table of top-ups does, or a stage that many days before or after.
    """
    policy = table.policy
    tables = [each for channel in policy.channels.values() for each in channel.tables]
    begins = [*(each.in_force_from for each in policy.rules), *(t.in_force_from for t in tables)]
    starts = {day for day in begins if day}
    asked = (table, Table(policy, "valid_until"))
    distances = {0}.union(*(each.milestones(start) for each in asked for start in starts))
    near = {
        start + timedelta(days=sign * far)
        for start in starts
        for far in distances
        for sign in (-1, 1)
    }
    return sorted({FIRST_DAY, *near, LAST_DAY})


def parted(firsts: list[date], last: date) -> list[tuple[date, date]]:
    """The first and the last day of each part, of which the last one ends on `last`."""
    return list(zip(firsts, [*(first - ONE_DAY for first in firsts[1:]), last], strict=True))


def changes(
    samples: list[Any], said: Callable[[Any], Any], merged: Callable[[Any, Any], Any]
) -> list[tuple[Any, Any]]:
    """What is said from which sample on, each with the first such sample; `merged` compares.

    Between two samples on which the same is said, nothing is looked for.
    """
    found = {each: said(each) for each in samples}
    open_ones = list(pairwise(samples))
    while open_ones:
        low, high = open_ones.pop()
        middle = low + (high - low) // 2
        if middle != low and merged(found[low], found[high]) is None:
            found[middle] = said(middle)
            open_ones += [(low, middle), (middle, high)]
    firsts: list[tuple[Any, Any]] = []
    before = samples[0]
    for each in sorted(found):
        both = merged(firsts[-1][1], found[each]) if firsts else None
        if both is not None:
            firsts[-1] = firsts[-1][0], both
        elif firsts and (again := merged(found[before], found[each])) is not None:
            # The day before can be said in either way, and is said in the later one.
            firsts.append((before, again))
        else:
            firsts.append((each, found[each]))
        before = each
    return firsts
