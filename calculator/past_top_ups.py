"""Which top-ups of the past would be told later dates if one policy replaced another.

A figure that changes from a day on belongs into a table of its own; written over the old one it
would move every top-up ever made, and somebody would wait too long.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from calculator.answer import answer
from calculator.policy import Money, Policy
from calculator.question import top_up_of
from calculator.refusal import Refusal

LONGEST_VALIDITY = timedelta(days=400)
WHAT_TO_DO = (
    "If the figure is new, give it a [[channel.table]] (or a [[rule]]) of its own with the day from"
    " which it is in force; if the old one was wrong, say so in the change."
)


def made_later(old: Policy, new: Policy, today: date) -> Iterator[str]:
    """The top-ups made before `today` that `new` tells later dates than `old` does, in words."""
    first = old.rules[0].in_force_from - LONGEST_VALIDITY
    past = [first + timedelta(days) for days in range((today - first).days)]
    alike = (old.rules, old.conventions) == (new.rules, new.conventions)
    for channel in old.channels.values():
        for row in channel.amounts if channel.id in new.channels else ():
            money = row.smallest
            moved = [(_shift(old, new, channel.id, money, day, alike), day) for day in past]
            for days, together in groupby(moved, key=lambda each: each[0]):
                spell = [day for _, day in together]
                if days > 0:
                    yield (
                        f"{money} ({channel.id}) from {spell[0]} to {spell[-1]}: {days} "
                        f"day{'s' if days > 1 else ''} later than before. {WHAT_TO_DO}"
                    )


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
