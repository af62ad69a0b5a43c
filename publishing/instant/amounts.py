"""Which amount meets which row of a channel's table, in cents, holes included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.money import CENTS, Money
from calculator.policy import Policy, Row
from calculator.question import TopUp, read_question
from calculator.refusal import Refusal

CENTS_IN_UNIT = 10**CENTS


@dataclass(frozen=True)
class Step:
    """From this many cents on, the row that is met or the refusal that is given."""

    cents: int
    met: Row | Refusal


def currencies(policy: Policy) -> list[str]:
    """Every currency of the policy's tables, in the order in which they appear."""
    rows = (row for channel in policy.channels.values() for row in channel.rows)
    return list(dict.fromkeys(row.currency for row in rows))


def steps(policy: Policy, channel: str, currency: str, on: date) -> list[Step]:
    """The steps of one channel in one currency, from nothing upwards.

    Raises ValueError for a row that does not begin and end at whole cents.
    """
    rows = [row for row in policy.channels[channel].rows if row.currency == currency]
    edges = {0}
    for row in rows:
        edges |= {_cents(row.lowest), _cents(row.highest) + 1}
    return [Step(cents, _met(policy, channel, cents, currency, on)) for cents in sorted(edges)]


def _cents(amount: Decimal) -> int:
    cents = amount * CENTS_IN_UNIT
    if cents != int(cents):
        raise ValueError(f"{amount} is no whole number of cents")
    return int(cents)


def _met(policy: Policy, channel: str, cents: int, currency: str, on: date) -> Row | Refusal:
    amount = str(Money(Decimal(cents) / CENTS_IN_UNIT, currency))
    typed = {"top_up": on.isoformat(), "amount": amount, "channel": channel, "on": on.isoformat()}
    try:
        question = read_question(policy, typed)
    except Refusal as refusal:
        return refusal
    assert isinstance(question, TopUp)
    return question.row
