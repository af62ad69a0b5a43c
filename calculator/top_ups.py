"""What one more top-up surely gives: tried out on the timeline of every reading.

Nothing is counted here. How far a top-up reaches has three meanings, the goals. *Receives*: calls
and SMS come in on every day until then, though nothing may go out. *Kept*: on every such day an
ordinary top-up still keeps the number. *Works*: nothing is blocked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from calculator.answer import range_of, readings_of
from calculator.policy import Channel, Money, Policy, Range, Row, Stage
from calculator.question import TopUps, ValidUntil
from calculator.timeline import Reading, Timeline, after_validity, stacked

# The first one is meant where none is asked for.
GOALS = ("receives", "kept", "works")
# What may stop while a number is not topped up, and in which stages it has stopped.
STOPS: dict[str, Callable[[Stage], bool]] = {
    "outgoing": lambda stage: stage.outgoing is False,
    "incoming": lambda stage: stage.incoming is False,
    "unknown": lambda stage: stage.outgoing is None or stage.incoming is None,
}

# The last day of validity under each reading, None where it is not known.
Valid = tuple[date | None, ...]


@dataclass(frozen=True)
class Stop:
    """One of `STOPS`, and the first day on which it has stopped."""

    what: str
    first_day: Range


@dataclass(frozen=True)
class Choice:
    """An amount that is sold; of a range the smallest one is bought: it gives as much.

    `row` is the newest line of the channel's tables for it.
    """

    channel: Channel
    row: Row

    @property
    def money(self) -> Money:
        """What it costs: the amount itself."""
        return self.row.smallest

    def row_on(self, day: date) -> Row | None:
        """The line of the table of a day; None where that has no such amount."""
        return self.channel.row_on(self.money, day)


def choices(policy: Policy, channel: str | None) -> Iterator[Choice]:
    """The published top-ups of one channel or of all, the usual channel first."""
    usual = sorted(policy.channels.values(), key=lambda one: one.id != policy.default_channel)
    for each in usual:
        if channel in (None, each.id):
            yield from (Choice(each, row) for row in each.amounts)


class Trial:
    """Trying top-ups out; the life after a day on which validity ends is worked out once."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._readings = readings_of(policy, TopUps.conventions)
        self._lives: dict[object, Timeline] = {}

    def valid(self, until: date | None) -> Valid:
        """A number whose printed date is known, or nothing of it is."""
        return tuple(until for _ in self._readings)

    def after(self, valid: Valid, choice: Choice, day: date) -> tuple[Timeline, ...]:
        """The timelines after a top-up on `day` of a number that was valid so long.

        Raises `Refusal` for a day on which no known rule applies.
        """
        pairs = zip(valid, self._readings, strict=True)
        row = choice.row_on(day)
        assert row, "the table of the day has it"
        return tuple(
            self._life(stacked(until, day, row.validity, reading), reading)
            for until, reading in pairs
        )

    def _life(self, end: date, reading: Reading) -> Timeline:
        key = end, *(reading.get(convention) for convention in ValidUntil.conventions)
        if key not in self._lives:
            rule = self._policy.rule_in_force(end, "on")
            self._lives[key] = after_validity(rule, None, end, reading)
        return self._lives[key]


def reach(goal: str, timelines: Iterable[Timeline]) -> date:
    """The last day on which the goal still holds under every reading."""
    return min(_holds_until(goal, timeline) for timeline in timelines)


def _holds_until(goal: str, timeline: Timeline) -> date:
    active, *later = timeline.spans
    assert active.last_day, "a number that was topped up is valid until a day"
    if goal == "works":
        return active.last_day
    if goal == "kept":
        return timeline.act_by
    last = [active, *takewhile(lambda span: span.stage.incoming, later)][-1]
    # Until then a top-up must also bring the number back.
    return min(last.last_day or timeline.act_by, timeline.act_by)


def stops(timelines: Sequence[Timeline], until: date) -> tuple[Stop, ...]:
    """What stops through `until`, if nothing more is done."""
    days = {
        what: range_of(_first_day(timeline, stopped) for timeline in timelines)
        for what, stopped in STOPS.items()
    }
    return tuple(Stop(what, day) for what, day in days.items() if day and day.earliest <= until)


def _first_day(timeline: Timeline, stopped: Callable[[Stage], bool]) -> date | None:
    return next((span.first_day for span in timeline.spans if stopped(span.stage)), None)
