"""A second engine, on purpose a different one: it walks the calendar day by day and counts.

It shares no code with `calculator` and takes its figures from the published texts, not from the
policy file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

GUIDELINE_FROM = date(2023, 8, 14)

# For how many counted days after validity each stage lasts, at the latest.
STATEMENT_2021 = {"retained": 90}
GUIDELINE_8021 = {"outgoing-barred": 60, "barred": 90, "held": 180}
# For how many of them a top-up helps, under both.
TOP_UP_HELPS = 90

CARDS = {
    "1 USD": 8,
    "2 USD": 15,
    "5 USD": 40,
    "10 USD": 70,
    "20 USD": 100,
    "50 USD": 200,
    "5000 KHR": 8,
    "10000 KHR": 16,
}
ONLINE = {"1 USD": 8, "1.99 USD": 8, "2 USD": 15, "2.49 USD": 15, "2.50 USD": 16, "4 USD": 16}
TABLES = {"scratch-card": CARDS, "online": ONLINE}
NEW_SIMS = {"free-sim": 14, "standard": 68}


@dataclass(frozen=True)
class Walked:
    """The last day of each stage that comes to an end; resale begins on the day after."""

    last_days: dict[str, date]

    @property
    def resale(self) -> date:
        return max(self.last_days.values()) + timedelta(days=1)

    @property
    def act_by(self) -> date:
        return max(day for stage, day in self.last_days.items() if stage != "held")


def top_up(day: date, days: int) -> list[Walked]:
    """A top-up under each combination of readings."""
    return [
        after_validity(walk(day, days, counts), ends_counted)
        for counts, ends_counted in product((True, False), repeat=2)
    ]


def valid_until(day: date) -> list[Walked]:
    """A printed date under each reading."""
    return [after_validity(day, counted) for counted in (True, False)]


def new_sim(day: date, days: int) -> list[Walked]:
    """A SIM that was never topped up under each reading."""
    return [Walked({"unused": walk(day, days, counted)}) for counted in (True, False)]


def history(top_ups: list[tuple[date, int]]) -> list[Walked]:
    """Top-ups, as days with their days of validity, under each combination of readings.

    A reading under which one of them came too late goes on without it and all after it.
    """
    return [
        after_validity(live(top_ups, stacking, counts, ends_counted), ends_counted)
        for stacking in ("adds", "replaces", "later")
        for counts, ends_counted in product((True, False), repeat=2)
    ]


def live(top_ups: list[tuple[date, int]], stacking: str, counts: bool, ends_counted: bool) -> date:
    """The day on which validity ends at last, found by living through every day."""
    day, ended = min(top_ups)[0], date.min
    left = 0  # days of validity, today among them
    while left or ended < max(top_ups)[0]:
        for days in sorted((days for on, days in top_ups if on == day), reverse=True):
            new = days if counts else days + 1
            if not left and ended > date.min and (day - ended).days + ends_counted > TOP_UP_HELPS:
                return ended
            if stacking == "adds" and left:
                left += days
            else:
                left = max(left, new) if stacking == "later" else new
        if left == 1:
            ended = day
        left = max(left - 1, 0)
        day += timedelta(days=1)
    return ended


def walk(day: date, days: int, counts_itself: bool) -> date:
    """The day on which `days` days have been counted, beginning with `day` or the one after."""
    return next(on for on, counted in counting(day, counts_itself) if counted == days)


def after_validity(ended: date, counts_itself: bool) -> Walked:
    stages = GUIDELINE_8021 if ended >= GUIDELINE_FROM else STATEMENT_2021
    last_days = {"active": ended}
    for on, counted in counting(ended, counts_itself):
        for stage, limit in stages.items():
            if counted == limit:
                last_days[stage] = on
        if counted > max(stages.values()):
            return Walked(last_days)
    raise AssertionError("the calendar ended")


def counting(day: date, counts_itself: bool) -> Iterator[tuple[date, int]]:
    counted = 1 if counts_itself else 0
    while True:
        yield day, counted
        day += timedelta(days=1)
        counted += 1
