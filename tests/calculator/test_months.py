"""Periods in calendar months: what happens to a missing day is declared, never assumed."""

import re
from pathlib import Path

import pytest

from tests.calculator.asking import (
    LANGUAGES,
    POLICIES,
    Values,
    by_command,
    changed,
    command,
    options,
    span,
)

MONTHS = POLICIES / "good" / "months.toml"
ON = {"on": "2199-12-31"}


def last_days(found: Values) -> dict[str, tuple[str, str]]:
    return {
        stage["id"]: tuple(stage["last_day"].values())
        for stage in found["stages"]
        if stage["last_day"]
    }


def unclear_months(folder: Path) -> Path:
    """The same operator, which does not say what happens to a missing day."""
    settled = 'status = "settled"\nreadings = ["last-day"]'
    unclear = 'status = "unclear"\nreadings = ["next-month", "last-day"]'
    return changed(MONTHS, folder, (settled, unclear))


def test_months_end_where_the_declared_convention_says() -> None:
    """Validity ends on 30 January; the periods begin on the 31st, which February does not have."""
    found = by_command({"valid_until": "2026-01-30"} | ON, f"--policy={MONTHS}")
    assert found["unclear"] == []
    assert last_days(found) == {
        "active": ("2026-01-30", "2026-01-30"),
        "outgoing-barred": ("2026-02-27", "2026-02-27"),
        "barred": ("2026-03-30", "2026-03-30"),  # one short month does not shorten the next
        "held": ("2026-04-09", "2026-04-09"),
    }


def test_where_that_is_unclear_both_readings_are_computed(tmp_path: Path) -> None:
    file = unclear_months(tmp_path)
    question = {"valid_until": "2026-01-30"} | ON
    found = by_command(question, f"--policy={file}")
    assert [unclear["convention"] for unclear in found["unclear"]] == ["month-end"]
    assert last_days(found)["outgoing-barred"] == ("2026-02-27", "2026-02-28")
    assert last_days(found)["barred"] == ("2026-03-30", "2026-03-30")
    for language in LANGUAGES:
        arguments = ["answer", *options(question), f"--language={language}"]
        settled, unclear = (command(*arguments, f"--policy={one}").out for one in (MONTHS, file))
        assert unclear.count("\n\n") == settled.count("\n\n") + 1  # the list of what is unclear


@pytest.mark.parametrize(
    ("valid_until", "outgoing_barred"),
    [
        ("2026-01-15", ("2026-02-15", "2026-02-15")),
        ("2026-01-31", ("2026-02-28", "2026-02-28")),  # begins on 1 February
        ("2024-01-29", ("2024-02-28", "2024-02-29")),  # begins on the 30th of a leap year
        ("2024-01-28", ("2024-02-28", "2024-02-28")),
        ("2023-01-28", ("2023-02-27", "2023-02-28")),
        ("2100-01-28", ("2100-02-27", "2100-02-28")),
        ("2026-03-30", ("2026-04-29", "2026-04-30")),
        ("2026-12-30", ("2027-01-30", "2027-01-30")),
    ],
)
def test_only_a_missing_day_makes_the_readings_differ(
    tmp_path: Path, valid_until: str, outgoing_barred: tuple[str, str]
) -> None:
    file = unclear_months(tmp_path)
    found = by_command({"valid_until": valid_until} | ON, f"--policy={file}")
    assert last_days(found)["outgoing-barred"] == outgoing_barred
    doubtful = any(earliest != latest for earliest, latest in last_days(found).values())
    assert bool(found["unclear"]) == doubtful


def test_months_and_days_may_follow_each_other(tmp_path: Path) -> None:
    file = changed(
        MONTHS,
        tmp_path,
        ('id = "barred", months = 1', 'id = "barred", days = 10'),
        ('id = "held", days = 10', 'id = "held", months = 2'),
    )
    found = by_command({"valid_until": "2026-01-15"} | ON, f"--policy={file}")
    assert last_days(found) == {
        "active": ("2026-01-15", "2026-01-15"),
        "outgoing-barred": ("2026-02-15", "2026-02-15"),
        "barred": ("2026-02-25", "2026-02-25"),
        "held": ("2026-04-25", "2026-04-25"),
    }


@pytest.mark.parametrize(
    ("top_up", "amount", "valid_until"),
    [
        ("2026-01-31", "1 USD", ("2026-02-27", "2026-02-28")),
        ("2026-02-28", "1 USD", ("2026-03-27", "2026-03-27")),
        ("2024-02-29", "12 USD", ("2025-02-27", "2025-02-28")),
        ("2023-03-01", "12 USD", ("2024-02-29", "2024-02-29")),
    ],
)
def test_a_validity_may_be_in_months_too(
    tmp_path: Path, top_up: str, amount: str, valid_until: tuple[str, str]
) -> None:
    file = unclear_months(tmp_path)
    found = by_command({"top_up": top_up, "amount": amount} | ON, f"--policy={file}")
    assert found["valid_until"] == span(*valid_until)


def test_a_short_month_may_take_away_what_a_convention_moves(tmp_path: Path) -> None:
    """A month from 30 or from 31 January ends on the same day: top-up-day moves nothing."""
    unclear = 'status = "unclear"\nreadings = ["day-one", "next-day"]'
    file = changed(
        MONTHS,
        tmp_path,
        ('status = "settled"\nreadings = ["day-one"]', unclear),
        ('status = "settled"\nreadings = ["next-day"]', unclear),
    )
    found = by_command({"top_up": "2026-01-30", "amount": "1 USD"} | ON, f"--policy={file}")
    assert found["valid_until"] == span("2026-02-27", "2026-02-27")
    assert [one["convention"] for one in found["unclear"]] == ["validity-end-day"]


@pytest.mark.parametrize(
    ("language", "one", "twelve"), [("en", "1 month", "12 months"), ("km", "1 ខែ", "12 ខែ")]
)
def test_months_are_written_as_months(language: str, one: str, twelve: str) -> None:
    for amount, written in (("1 USD", one), ("12 USD", twelve)):
        ran = command(
            "answer",
            "--top-up=2026-01-01",
            f"--amount={amount}",
            f"--policy={MONTHS}",
            f"--language={language}",
        )
        assert re.search(rf"\b{written}(?!s)", ran.out)
