"""Periods in calendar months: what happens to a missing day is declared, never assumed."""

import re
from pathlib import Path

import pytest

from tests.calculator.asking import EXAMPLE, LANGUAGES, LATE, ask, by_command, changed

UNCLEAR = (
    'status = "settled", readings = ["last-day"]',
    'status = "unclear", readings = ["next-month", "last-day"]',
)
DAY_ONE, NEXT_DAY = (
    (f'status = "settled", readings = ["{each}"]',
     'status = "unclear", readings = ["day-one", "next-day"]')
    for each in ("day-one", "next-day")
)  # fmt: skip
MIXED = (
    ('id = "barred", months = 1', 'id = "barred", days = 10'),
    ('id = "held", days = 10', 'id = "held", months = 2'),
)

# What differs in the file; the printed date, or a top-up with its amount; the last days of stages.
LAST_DAYS = [
    # Validity ends on 30 January; the periods begin on the 31st, which February does not have, and
    # one short month does not shorten the next.
    ((), "2026-01-30", "outgoing-barred 2026-02-27 barred 2026-03-30 held 2026-04-09"),
    ((UNCLEAR,), "2026-01-30", "outgoing-barred 2026-02-27/2026-02-28 barred 2026-03-30"),
    # Only a missing day makes the readings differ.
    ((UNCLEAR,), "2026-01-15", "outgoing-barred 2026-02-15"),
    ((UNCLEAR,), "2026-01-31", "outgoing-barred 2026-02-28"),  # begins on 1 February
    ((UNCLEAR,), "2024-01-29", "outgoing-barred 2024-02-28/2024-02-29"),  # a leap year
    ((UNCLEAR,), "2024-01-28", "outgoing-barred 2024-02-28"),
    ((UNCLEAR,), "2025-01-28", "outgoing-barred 2025-02-27/2025-02-28"),
    ((UNCLEAR,), "2100-01-28", "outgoing-barred 2100-02-27/2100-02-28"),
    ((UNCLEAR,), "2026-03-30", "outgoing-barred 2026-04-29/2026-04-30"),
    ((UNCLEAR,), "2026-12-30", "outgoing-barred 2027-01-30"),
    # Months and days may follow each other.
    (MIXED, "2026-01-15", "outgoing-barred 2026-02-15 barred 2026-02-25 held 2026-04-25"),
    # A validity may be in months too.
    ((UNCLEAR,), "2026-01-31 5 USD", "active 2026-02-27/2026-02-28"),
    ((UNCLEAR,), "2026-02-28 5 USD", "active 2026-03-27"),
    ((UNCLEAR,), "2024-02-29 12 USD", "active 2025-02-27/2025-02-28"),
    ((UNCLEAR,), "2023-03-01 12 USD", "active 2024-02-29"),
    # A month from 30 or from 31 January ends on the same day: the day of the top-up moves nothing.
    ((DAY_ONE, NEXT_DAY), "2026-01-30 5 USD", "active 2026-02-27 outgoing-barred 2026-03-26/"
     "2026-03-27"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "asked", "last_days"), LAST_DAYS)
def test_months_end_where_the_declared_convention_says(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], asked: str, last_days: str
) -> None:
    day, _, amount = asked.partition(" ")
    question = {"top_up": day, "amount": amount} if amount else {"valid_until": day}
    file = changed(EXAMPLE, tmp_path, *changes)
    found = by_command(question | {"on": LATE}, f"--policy={file}")
    days = {each["id"]: sorted({*each["last_day"].values()}) for each in found["stages"][:-1]}
    words = last_days.split()
    for stage, expected in zip(words[::2], words[1::2], strict=True):
        assert "/".join(days[stage]) == expected
    doubtful = any(len(each) > 1 for each in days.values())
    convention = "validity-end-day" if DAY_ONE in changes else "month-end"
    assert [each["convention"] for each in found["unclear"]] == [convention] * doubtful


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unclear_about_months_is_listed(language: str, tmp_path: Path) -> None:
    question = {"valid_until": "2026-01-30", "on": LATE}
    more = f"--language={language}"
    settled = ask(question, more, f"--policy={EXAMPLE}").out
    unclear = ask(question, more, f"--policy={changed(EXAMPLE, tmp_path, UNCLEAR)}").out
    assert unclear.count("\n\n") == settled.count("\n\n") + 1


@pytest.mark.parametrize(
    ("language", "one", "twelve"), [("en", "1 month", "12 months"), ("km", "1 ខែ", "12 ខែ")]
)
def test_months_are_written_as_months(language: str, one: str, twelve: str) -> None:
    for amount, written in (("5 USD", one), ("12 USD", twelve)):
        question = {"top_up": "2026-01-01", "amount": amount}
        ran = ask(question, f"--policy={EXAMPLE}", f"--language={language}")
        assert re.search(rf"\b{written}(?!s)", ran.out)
