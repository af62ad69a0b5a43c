"""Several top-ups, lived through day by day: a second engine that shares no code with the first."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

# For how many counted days after validity a top-up still restores the number, under both rules.
TOP_UP_HELPS = 90

READINGS = list(product(("adds", "replaces", "later"), (True, False), (True, False)))


@dataclass(frozen=True)
class Lived:
    """The day on which validity ends at last, and the last sure day for a top-up after it."""

    valid_until: date
    act_by: date


def history(top_ups: list[tuple[date, int]]) -> list[Lived]:
    """Top-ups, as days with their days of validity, under each combination of readings.

    A reading under which one of them came too late goes on without it and all after it.
    """
    return [_lived(top_ups, *reading) for reading in READINGS]


def _lived(top_ups: list[tuple[date, int]], stacking: str, counts: bool, ends: bool) -> Lived:
    ended = live(top_ups, stacking, counts, ends)
    return Lived(ended, ended + timedelta(days=TOP_UP_HELPS - ends))


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
