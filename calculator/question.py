"""The questions, as understood.

Each question knows the conventions its answer depends on, and its timeline under one reading of
them.

What successive top-ups do to each other is the convention `stacking`, unclear for Smart; so it
is one more choice of a reading. Under one reading every day is definite:

- Top-ups count in the order of their days, however they were typed. Of several on one day the
  shortest counts as the last, since their order within the day is not asked; so the earliest
  date stays sure. A row that is there twice counts twice.
- On a day on which the number is still valid, `stacking` decides: the days are added to those
  that are left (`adds`), the new ones stand alone even where they end earlier (`replaces`), or
  whichever ends later counts (`later-date`).
- After validity, in a stage in which a top-up restores the number, validity begins anew with
  it: nothing is left to which it could add. The rule of the time decides how long that is so,
  the one in force on the day on which validity had ended.
- Later, when the number is held or may be somebody else's, a plain top-up does nothing: the
  earlier life goes on, and later top-ups do nothing either. Where that is so under every
  reading, the question is refused. Where it is so under some, their dates stay part of the
  answer, with a warning: that the number works today would speak against them, but whether it
  does cannot be known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from calculator.policy import Money, Policy, Row, Stage
from calculator.refusal import Refusal
from calculator.timeline import (
    Reading,
    Timeline,
    after_validity,
    never_topped_up,
    stacked,
    validity_end,
)

# A clause that a question rests on by itself, with the source of its figure if it is a row's.
Cited = tuple[str, str | None]

# The parts that belong to each question; `on`, the asked day, belongs to all.
PARTS = {
    "valid_until": ("valid_until",),
    "top_up": ("top_up", "amount", "channel"),
    "activated": ("activated", "programme"),
    "history": ("history",),
}


class Asked:
    """What all questions have in common, whose parts are fields; `on` is the asked day.

    `kind` is the part that it is begun with, `conventions` are what its dates depend on, and
    `top_ups` what it rests on.
    """

    kind: ClassVar[str]
    conventions: ClassVar[tuple[str, ...]]

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same answer."""
        return {part: str(getattr(self, part)) for part in (*PARTS[self.kind], "on")}


@dataclass(frozen=True)
class ValidUntil(Asked):
    """The date printed in the SMS or by the balance code."""

    valid_until: date
    on: date

    kind = "valid_until"
    conventions = ("validity-end-day", "month-end")
    top_ups = ()

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """The clauses it rests on by itself."""
        return ((policy.conventions["printed-day"].clause, None),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """What happens on which day under one reading."""
        rule = policy.rule_in_force(self.valid_until, self.kind)
        return after_validity(rule, None, self.valid_until, reading)


@dataclass(frozen=True)
class Activated(Asked):
    """A new SIM that was activated and never topped up."""

    activated: date
    programme: str
    on: date

    kind = "activated"
    conventions = ("first-use-day", "month-end")
    top_ups = ()

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `ValidUntil`."""
        return ((policy.programmes[self.programme].clause, None),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `ValidUntil`."""
        return never_topped_up(policy.programmes[self.programme], self.activated, reading)


@dataclass(frozen=True)
class TopUp(Asked):
    """The last top-up: its day, amount and channel, with the row of the table that it meets."""

    top_up: date
    amount: Money
    channel: str
    row: Row
    on: date

    kind = "top_up"
    conventions = ("top-up-day", "validity-end-day", "month-end")

    @property
    def top_ups(self) -> tuple["TopUp", ...]:
        """See `ValidUntil`."""
        return (self,)

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `ValidUntil`."""
        return ((policy.channels[self.channel].clause, self.row.source),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `ValidUntil`."""
        valid_until = validity_end(self.top_up, self.row.validity, reading)
        rule = policy.rule_in_force(valid_until, self.kind)
        return after_validity(rule, self.top_up, valid_until, reading)


@dataclass(frozen=True)
class Counted:
    """A top-up as it counts under one reading.

    `stage` is where the number stood on its day, None while it was valid and for the first one;
    `valid_until` is the last day of validity with it, or without it where it came too late.
    """

    top_up: TopUp
    stage: Stage | None
    valid_until: date

    @property
    def too_late(self) -> bool:
        """Whether the number was cut off already, so that a plain top-up did nothing."""
        return self.stage is not None and not self.stage.top_up_restores


@dataclass(frozen=True)
class TopUps(Asked):
    """Top-ups in the order of their days; `reordered` where they were typed in another one."""

    top_ups: tuple[TopUp, ...]
    reordered: bool
    on: date

    kind = "history"
    conventions = ("stacking", "top-up-day", "validity-end-day", "month-end")

    @property
    def history(self) -> str:
        """The top-ups in one spelling, one a line."""
        return "\n".join(f"{each.top_up},{each.amount},{each.channel}" for each in self.top_ups)

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `ValidUntil`; how top-ups add up, too, where that is settled."""
        rows = dict.fromkeys(cited for each in self.top_ups for cited in each.cited(policy))
        stacking = policy.conventions["stacking"]
        settled = len(self.top_ups) > 1 and not stacking.unclear
        return (*rows, (stacking.clause, None)) if settled else tuple(rows)

    def counted(self, policy: Policy, reading: Reading) -> list[Counted]:
        """Each top-up as it counts under one reading, in the order in which they count."""
        found: list[Counted] = []
        for top_up in sorted(self.top_ups, key=lambda each: _order(each, reading)):
            found.append(_count(policy, found, top_up, reading))
        return found

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `ValidUntil`; the number is active since the last top-up that was not too late."""
        last = [each for each in self.counted(policy, reading) if not each.too_late][-1]
        rule = policy.rule_in_force(last.valid_until, self.kind)
        return after_validity(rule, last.top_up.top_up, last.valid_until, reading)

    def too_late(self, timelines: Sequence[Timeline]) -> Stage | None:
        """The stage in which its last top-up came too late under some reading, if it did.

        Raises `Refusal` where it did so under every reading.
        """
        days = [each.top_up for each in self.top_ups]
        late = [each for each in timelines if each.spans[0].first_day != days[-1]]
        if len(late) == len(timelines):
            counted = [each.spans[0].first_day for each in late]
            too_late = next(day for day in days if day > max(filter(None, counted)))
            raise Refusal("top-up-too-late", self.kind, day=too_late)
        return late[0].stage_on(days[-1]) if late else None


Question = ValidUntil | TopUp | Activated | TopUps


def top_up_of(policy: Policy, channel: str, amount: Money, day: date, on: date) -> TopUp:
    """A top-up with the row of the table that it meets; raises `Refusal` where it meets none."""
    return TopUp(day, amount, channel, policy.row_for(channel, amount, day), on)


def _order(top_up: TopUp, reading: Reading) -> tuple[date, int]:
    """By day; on one day those that end later come first."""
    alone = validity_end(top_up.top_up, top_up.row.validity, reading)
    return top_up.top_up, -alone.toordinal()


def _count(policy: Policy, before: list[Counted], top_up: TopUp, reading: Reading) -> Counted:
    """How one more top-up counts after the ones before."""
    day, validity = top_up.top_up, top_up.row.validity
    if not before:
        return Counted(top_up, None, stacked(None, day, validity, reading))
    until = before[-1].valid_until
    if day <= until:
        return Counted(top_up, None, stacked(until, day, validity, reading))
    rule = policy.rule_on(until)
    if not rule:
        first = policy.rules[0].in_force_from
        raise Refusal("history-before-rules", "history", day=until, first=first)
    stage = after_validity(rule, None, until, reading).stage_on(day)
    helps = stage.top_up_restores
    return Counted(top_up, stage, stacked(until, day, validity, reading) if helps else until)
