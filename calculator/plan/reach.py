"""What one top-up is sure to give: the strictest of all readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculator.answer import readings_of
from calculator.money import Money
from calculator.policy import Channel, Period, Policy, Row
from calculator.question import TopUp
from calculator.refusal import Refusal
from calculator.timeline import ONE_DAY


@dataclass(frozen=True)
class Choice:
    """One line of a validity table. Of a range the smallest amount is bought: it gives as much."""

    channel: Channel
    row: Row

    @property
    def money(self) -> Money:
        """What it costs: the amount itself."""
        return Money(self.row.lowest, self.row.currency)

    def on(self, policy: Policy, day: date) -> TopUp:
        """The question about this top-up, made on a day.

        Raises `Refusal` where the table of that day does not have this amount.
        """
        row = policy.row_for(self.channel.id, self.money, day)
        return TopUp(day, self.money, self.channel.id, self.channel.clause, row, day)


@dataclass(frozen=True)
class Reach:
    """How far a top-up reaches under every reading.

    `works`: the last day on which everything works; `kept`: the last on which an ordinary top-up
    still keeps the number.
    """

    works: date
    kept: date


class Reaches:
    """The reach of each top-up on each day, worked out once.

    A top-up counts from its own day. If it is made while an earlier one is valid, the texts may
    also mean that the days add up or that the later date wins: then it reaches further.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._known: dict[tuple[Period, date], Reach] = {}

    def of(self, choice: Choice, day: date) -> Reach:
        """The reach of a top-up made on `day`, which no known rule may come after.

        Where the table of that day does not have it, it reaches no further than the day before.
        """
        try:
            question = choice.on(self._policy, day)
        except Refusal:
            return Reach(day - ONE_DAY, day - ONE_DAY)
        key = question.row.validity, day
        if key not in self._known:
            readings = readings_of(self._policy, question)
            timelines = [question.timeline(self._policy, reading) for reading in readings]
            self._known[key] = Reach(
                works=min(each.valid_until for each in timelines if each.valid_until),
                kept=min(each.act_by for each in timelines),
            )
        return self._known[key]


def choices(policy: Policy, channel: str | None) -> Iterator[Choice]:
    """The published top-ups of one channel or of all, the usual channel first."""
    usual_first = sorted(
        policy.channels.values(), key=lambda each: each.id != policy.default_channel
    )
    for each in usual_first:
        if channel in (None, each.id):
            yield from (Choice(each, row) for row in each.amounts)
