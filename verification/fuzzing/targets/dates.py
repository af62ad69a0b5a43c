"""Dates that people type."""

from calculator.input import FIRST_YEAR, LAST_YEAR, read_date
from calculator.refusal import Refusal
from verification.fuzzing.contract import check_refusal
from verification.fuzzing.seeds import DATES, MARKS, ODD

WEIGHT = 37
SEEDS = [*DATES, *ODD, *(f"10.{mark}09.2026{mark}" for mark in MARKS)]


def case(text: str) -> None:
    """A date is read as one that exists and stays the same, or refused."""
    try:
        day = read_date(text, "top_up", None)
    except Refusal as refusal:
        check_refusal(refusal, "date-", "top_up")
    else:
        assert FIRST_YEAR <= day.year <= LAST_YEAR
        assert read_date(day.isoformat(), "on", None) == day
