"""The standard subscribers: whose dates are compared.

They follow from the two policies alone, so the list is the same every time. On every day on which
a rule of either policy comes into force: a printed date of the day before, of the day itself and
of the day after; every top-up of either table on that day; every kind of new SIM activated on that
day. And a printed date of the next 31 January after the newest of these days, since months of
unequal length show there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculator.money import Money
from calculator.policy import Policy
from calculator.timeline import ONE_DAY

JANUARY, LAST = 1, 31


@dataclass(frozen=True)
class Subscriber:
    """A question without its asked day; its keys are those of the contract."""

    question: tuple[tuple[str, str], ...]


def subscribers(old: Policy, new: Policy) -> tuple[Subscriber, ...]:
    """The list, none twice."""
    days = sorted({rule.in_force_from for policy in (old, new) for rule in policy.rules})
    found = [Subscriber(tuple(asked.items())) for asked in _asked(old, new, days)]
    return tuple(dict.fromkeys(found))


def _asked(old: Policy, new: Policy, days: list[date]) -> Iterator[dict[str, str]]:
    for day in days:
        for printed in (day - ONE_DAY, day, day + ONE_DAY):
            yield {"valid_until": printed.isoformat()}
    yield {"valid_until": date(days[-1].year + 1, JANUARY, LAST).isoformat()}
    for day in days:
        for policy in (old, new):
            yield from _top_ups(policy, day)
    for day in days:
        for policy in (old, new):
            for programme in policy.programmes:
                yield {"activated": day.isoformat(), "programme": programme}


def _top_ups(policy: Policy, day: date) -> Iterator[dict[str, str]]:
    for channel in policy.channels.values():
        for row in channel.rows:
            amount = str(Money(row.lowest, row.currency))
            yield {"top_up": day.isoformat(), "amount": amount, "channel": channel.id}
