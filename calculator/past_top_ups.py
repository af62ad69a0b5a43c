"""Which top-ups of the past would be told later dates if one policy replaced another.

A figure that changes from a day on belongs into a table of its own; written over the old one it
would move every top-up ever made, and somebody would wait too long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from calculator.answer import answer
from calculator.policy import Channel, Money, Policy
from calculator.question import top_up_of
from calculator.refusal import Refusal
from calculator.timeline import ONE_DAY

LONGEST_VALIDITY = timedelta(days=400)


@dataclass(frozen=True)
class Later:
    """Top-ups of one amount, made from `first` to `last`, whose dates would be `days` later."""

    channel: str
    money: Money
    first: date
    last: date
    days: int

    def __str__(self) -> str:
        days = f"{self.days} day{'s' if self.days > 1 else ''}"
        return (
            f"{self.money} ({self.channel}) from {self.first} to {self.last}: {days} later than "
            "before. If the figure is new, give it a [[channel.table]] (or a [[rule]]) of its own "
            "with the day from which it is in force; if the old one was wrong, say so in the "
            "change."
        )


def made_later(old: Policy, new: Policy, today: date) -> Iterator[Later]:
    """The top-ups made before `today` that `new` tells later dates than `old` does."""
    for channel in old.channels.values():
        if channel.id in new.channels:
            for row in channel.amounts:
                yield from _of_amount(old, new, channel, Money(row.lowest, row.currency), today)


def _of_amount(
    old: Policy, new: Policy, channel: Channel, money: Money, today: date
) -> Iterator[Later]:
    found: list[Later] = []
    alike = (old.rules, old.conventions) == (new.rules, new.conventions)
    day = old.rules[0].in_force_from - LONGEST_VALIDITY
    while day < today:
        days = _shift(old, new, channel.id, money, day, alike)
        if found and found[-1].days == days and found[-1].last == day - ONE_DAY:
            found[-1] = Later(channel.id, money, found[-1].first, day, days)
        elif days > 0:
            found.append(Later(channel.id, money, day, day, days))
        day += ONE_DAY
    yield from found


def _shift(old: Policy, new: Policy, channel: str, money: Money, day: date, alike: bool) -> int:
    """By how many days its dates would be later; 0 where one of the policies refuses it."""
    try:
        was, now = (top_up_of(policy, channel, money, day, day) for policy in (old, new))
        if alike and was.row.validity == now.row.validity:
            return 0
        before, after = answer(old, was), answer(new, now)
    except Refusal:
        return 0
    kept = (after.act_by - before.act_by).days
    return kept or (after.recycle_date.earliest - before.recycle_date.earliest).days
