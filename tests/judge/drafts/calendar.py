"""Leap years, ends of months and years, the first and the last day, and days that are none."""

from collections.abc import Iterator
from itertools import product

from tests.judge.days import exists, length, read
from tests.judge.drafts.drafting import (
    Draft,
    id_of,
    new_sim,
    printed,
    source_of,
    sum_of,
    top_up,
)
from tests.judge.life import Question

# Printed dates whose act by (+89), and dates of resale (+180, +181), were worked out with
# GNU date: `date -d "DAY + 89 days"`.
BY_GNU_DATE = [
    "2023-08-14", "2023-09-01", "2023-11-30", "2023-12-01", "2023-12-31", "2024-01-31",
    "2024-02-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-08-31", "2024-12-31",
    "2025-02-28", "2025-03-31", "2026-04-30", "2026-09-10", "2026-12-31", "2027-02-28",
    "2027-08-31", "2027-12-31", "2028-01-01", "2028-02-28", "2028-02-29", "2028-03-01",
    "2099-09-01", "2099-12-31", "2100-01-01", "2100-02-28", "2100-03-01", "2199-12-31",
]  # fmt: skip
FEBRUARIES = ("02-21", "02-22", "02-28", "02-29", "03-01")
NO_DAYS = {
    "2025-02-29": "2025 is no leap year.",
    "2100-02-29": "2100 is no leap year, although four divides it.",
    "2026-02-30": "No February has 30 days.",
    "2026-04-31": "April has 30 days.",
    "2026-13-01": "There are twelve months.",
    "2026-00-10": "There is no month 0.",
    "2026-06-00": "There is no day 0.",
}


def drafts() -> Iterator[Draft]:
    """Every kind of end of a month or year that a period may cross."""
    for day in BY_GNU_DATE:
        why = f"Worked out with GNU date: {day} + 89, + 180 and + 181 days."
        yield _draft(printed(day), why)
    for year, day, amount in product((2024, 2028, 2100), FEBRUARIES, ("1 USD", "50 USD")):
        if exists(read(f"{year}-{day}")):
            leap = "has a" if length(year, 2) == 29 else "has no"
            yield _draft(top_up(f"{year}-{day}", amount), f"February {year} {leap} 29th.")
    for month in range(1, 13):
        day = f"2027-{month:02}-{length(2027, month):02}"
        yield _draft(top_up(day, "10 USD"), "From the last day of a month.")
        yield _draft(printed(day), "Printed: the last day of a month.")
    for day, amount in (("2027-06-15", "50 USD"), ("2099-12-24", "1 USD"), ("2027-12-31", "2 USD")):
        yield _draft(top_up(day, amount), "Across the end of a year.")
    yield from _new_sims()
    yield from _ends()


def _new_sims() -> Iterator[Draft]:
    for year in (2024, 2025, 2028, 2100):
        for programme, day in (("free-sim", f"{year}-02-15"), ("standard", f"{year - 1}-12-24")):
            yield _draft(new_sim(day, programme), f"Ends around the end of February {year}.")
    for programme, day in (("free-sim", "2026-12-18"), ("standard", "2026-10-25")):
        yield _draft(new_sim(day, programme), "Across the end of a year.")


def _ends() -> Iterator[Draft]:
    last = "The last day that is answered for; what follows lies behind it."
    for question in (
        top_up("2199-12-31", "50 USD"),
        new_sim("2199-12-31", "free-sim"),
        new_sim("2199-12-31", "standard"),
    ):
        yield _draft(question, last)
    for day in ("2200-01-01", "1999-12-31"):
        for question in (printed(day), printed("2026-09-10", day)):
            why = f"{day} is outside of the years 2000 to 2199."
            yield Draft(id_of("calendar", question), question, "calendar", why)
    for day, why in NO_DAYS.items():
        for question in (printed(day), top_up(day, "1 USD")):
            yield Draft(id_of("calendar", question), question, "calendar", why)
    for question in (
        top_up("2026-08-02", "1 USD", on="2026-08-01"),
        new_sim("2026-08-02", "free-sim", "2026-08-01"),
    ):
        why = "On the asked day that has not happened yet."
        yield Draft(id_of("calendar", question), question, "calendar", why)
    for question in (
        top_up("2026-08-01", "1 USD", on="2026-08-01"),
        new_sim("2026-08-01", "free-sim", "2026-08-01"),
    ):
        yield _draft(question, "Asked on the day itself.")


def _draft(question: Question, why: str) -> Draft:
    reason = f"{why} {sum_of(question)}"
    return Draft(id_of("calendar", question), question, source_of(question), reason)
