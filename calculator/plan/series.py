"""The cheapest series of top-ups that reaches a day."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from calculator.money import Money
from calculator.plan.reach import Choice


@dataclass(frozen=True)
class Step:
    """A top-up on a day, and the last day that it is sure to reach."""

    day: date
    choice: Choice
    until: date


@dataclass(frozen=True)
class Series:
    """Top-ups one after the other, each on the last sure day of the one before it."""

    steps: tuple[Step, ...]

    @property
    def money(self) -> Money:
        """What all of it costs; the top-ups are of one currency."""
        amounts = [step.choice.money for step in self.steps]
        return Money(sum((each.amount for each in amounts), Decimal(0)), amounts[0].currency)


def cheapest(
    choices: Iterable[Choice], start: date, goal: date, reach: Callable[[Choice, date], date]
) -> Series | None:
    """The series from a first top-up on `start` that reaches `goal` for the least money.

    Of equally cheap ones that with the fewest top-ups, then that with the latest days. None where
    no top-up reaches further than its own day.

    Exact where a later top-up never ends earlier, as under every rule known today: then each
    top-up is best made on the last sure day, and one that reaches no further than a cheaper series
    can be left out. Series are tried in the order of their price, so the first to arrive is it.
    """
    choices = tuple(choices)
    order = count()  # Decides between equals, so that choices are never compared.
    waiting = [(Decimal(0), 0, -start.toordinal(), next(order), Series(()))]
    furthest = start.toordinal() - 1
    while waiting:
        price, length, reached, _, series = heapq.heappop(waiting)
        day = date.fromordinal(-reached)
        if series.steps and day >= goal:
            return series
        if -reached <= furthest:
            continue
        furthest = -reached
        for choice in choices:
            step = Step(day, choice, reach(choice, day))
            paid, longer = price + choice.row.lowest, Series((*series.steps, step))
            entry = (paid, length + 1, -step.until.toordinal(), next(order), longer)
            heapq.heappush(waiting, entry)
    return None
