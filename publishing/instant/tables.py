"""The tables of the instant answer: one for each question whose date alone is left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer, answer
from calculator.policy import Money, Policy
from calculator.question import read_question


@dataclass(frozen=True)
class Table:
    """A question of one kind. `parts` are its other parts, such as amount and channel."""

    policy: Policy
    kind: str
    parts: tuple[tuple[str, str], ...] = ()

    def ask(self, day: date, on: date) -> Answer:
        """The engine's answer for this date and asked day; raises its `Refusal`."""
        typed = {self.kind: day.isoformat(), "on": on.isoformat(), **dict(self.parts)}
        return answer(self.policy, read_question(self.policy, typed))


def printed_date(policy: Policy) -> Table:
    """The table for the date printed in the SMS."""
    return Table(policy, "valid_until")


def top_up(policy: Policy, channel: str, amount: str) -> Table:
    """The table for a top-up of this amount."""
    return Table(policy, "top_up", (("amount", amount), ("channel", channel)))


def activation(policy: Policy, programme: str) -> Table:
    """The table for a new SIM of this programme, never topped up."""
    return Table(policy, "activated", (("programme", programme),))


def all_tables(policy: Policy) -> Iterator[Table]:
    """Every table of a policy."""
    yield printed_date(policy)
    for channel in policy.channels.values():
        for row in channel.amounts:
            yield top_up(policy, channel.id, str(Money(row.lowest, row.currency)))
    for programme in policy.programmes:
        yield activation(policy, programme)
