"""Leap years, month ends and year ends: every date as a calendar gives it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.calculator import published
from tests.calculator.asking import EXAMPLE, answer, by_command, span


@pytest.mark.parametrize(
    ("top_up", "amount", "earliest", "latest"),
    [
        ("2024-02-22", "1 USD", "2024-02-29", "2024-03-01"),
        ("2023-02-21", "1 USD", "2023-02-28", "2023-03-01"),
        ("2028-02-29", "1 USD", "2028-03-07", "2028-03-08"),
        ("2100-02-21", "1 USD", "2100-02-28", "2100-03-01"),
        ("2100-02-28", "1 USD", "2100-03-07", "2100-03-08"),
        ("2026-12-24", "1 USD", "2026-12-31", "2027-01-01"),
        ("2027-06-15", "50 USD", "2027-12-31", "2028-01-01"),
        ("2027-08-13", "50 USD", "2028-02-28", "2028-02-29"),
        ("2026-01-31", "10000 KHR", "2026-02-15", "2026-02-16"),
    ],
)
def test_validity_crosses_the_ends_of_months_and_years(
    top_up: str, amount: str, earliest: str, latest: str
) -> None:
    assert answer(top_up=top_up, amount=amount)["valid_until"] == span(earliest, latest)


@pytest.mark.parametrize("year", [2023, 2024, 2028, 2100])
def test_180_days_are_180_days_from_every_day_of_a_year(year: int) -> None:
    day = date(year, 1, 1) if year > 2023 else published.GUIDELINE_FROM
    while day.year == year:
        recycle = answer(valid_until=day.isoformat())["recycle_date"]
        assert (date.fromisoformat(recycle["earliest"]) - day).days == 180
        assert (date.fromisoformat(recycle["latest"]) - day).days == 181
        day += timedelta(days=1)


def test_the_worked_example_of_the_fcc_comes_out_the_same(tmp_path: Path) -> None:
    """FAQ of reassigned.us: disconnected 16 October 2021, aged 45 days, free after 30 November."""
    file = tmp_path / "aging.toml"
    file.write_text(EXAMPLE.read_text(encoding="utf-8").replace("days = 14", "days = 45"), "utf-8")
    question = {"activated": "2021-10-16", "programme": "gift", "on": "2022-01-01"}
    found = by_command(question, f"--policy={file}")
    assert found["act_by"] == "2021-11-30"
    assert found["recycle_date"] == span("2021-12-01", "2021-12-01")
