"""From which amount on a channel's tables say something else, in cents, holes included."""

from __future__ import annotations

from decimal import Decimal

from calculator.policy import CENTS, Money, Policy

CENTS_IN_UNIT = 10**CENTS


def currencies(policy: Policy) -> list[str]:
    """Every currency of the policy's tables, in the order in which they appear."""
    rows = (row for channel in policy.channels.values() for row in channel.amounts)
    return list(dict.fromkeys(row.currency for row in rows))


def steps(policy: Policy, channel: str, currency: str) -> list[tuple[int, str]]:
    """The first amount of each step in cents, and as it is typed, from nothing upwards.

    All amounts of a step meet the same rows, or none, in every table of the channel. Raises
    ValueError for a row that does not begin and end at whole cents.
    """
    edges = {0}
    for table in policy.channels[channel].tables:
        for row in table.rows:
            if row.currency == currency:
                edges |= {_cents(row.lowest), _cents(row.highest) + 1}
    return [
        (cents, str(Money(Decimal(cents) / CENTS_IN_UNIT, currency))) for cents in sorted(edges)
    ]


def _cents(amount: Decimal) -> int:
    cents = amount * CENTS_IN_UNIT
    if cents != int(cents):
        raise ValueError(f"{amount} is no whole number of cents")
    return int(cents)
