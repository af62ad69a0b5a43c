"""A calendar of its own: it knows how long each month is, and what day comes tomorrow."""

from collections.abc import Iterator

Day = tuple[int, int, int]  # year, month, day

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def length(year: int, month: int) -> int:
    """How many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else LENGTHS[month - 1]


def exists(day: Day) -> bool:
    """Whether there is such a day."""
    year, month, number = day
    return 1 <= month <= 12 and 1 <= number <= length(year, month)


def tomorrow(day: Day) -> Day:
    """The day after."""
    year, month, number = day
    if number < length(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def days_from(day: Day) -> Iterator[Day]:
    """That day, and every day after it."""
    while True:
        yield day
        day = tomorrow(day)


def read(text: str) -> Day:
    """The day of an ISO date, whether it exists or not."""
    year, month, number = (int(part) for part in text.split("-"))
    return year, month, number


def write(day: Day) -> str:
    """The ISO date of a day."""
    return "{:04}-{:02}-{:02}".format(*day)
