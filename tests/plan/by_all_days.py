"""The cheapest series found by trying every day: slow, and without any cleverness.

How far they reach is added up from the published figures, without the calculator.
"""

from datetime import date, timedelta
from decimal import Decimal

from tests.calculator.published import RESTORABLE

ONE_DAY = timedelta(days=1)


def reach(level: str, days: int) -> timedelta:
    """How far a top-up of so many days is sure to reach, at any time under the guideline."""
    # Counted the careful way: the first day of each period is the day on which it begins.
    valid = timedelta(days=days) - ONE_DAY
    return valid + timedelta(days=RESTORABLE) - ONE_DAY if level == "kept" else valid


def lowest_price(level: str, start: date, goal: date, table: dict[str, int]) -> Decimal:
    """The least money for which top-ups, the first on `start`, reach `goal`.

    `table` has the amounts of one currency. A later top-up may be made on any day up to the last
    one that the one before it reaches.
    """
    prices: dict[date, Decimal] = {}
    day = goal
    while day >= start:
        prices[day] = min(
            Decimal(amount.split()[0]) + _rest(prices, day, day + reach(level, days), goal)
            for amount, days in table.items()
        )
        day -= ONE_DAY
    return prices[start]


def _rest(prices: dict[date, Decimal], day: date, until: date, goal: date) -> Decimal:
    if until >= goal:
        return Decimal(0)
    following = (day + timedelta(days=later) for later in range(1, (until - day).days + 1))
    return min((prices[each] for each in following), default=Decimal("Infinity"))
