"""Dates, numbers and sentences as readers of each language write them, compared with Babel."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from calculator.cldr import locales
from calculator.policy import Period
from calculator.sentences import Writer
from publishing.cldr import TARGET, text
from tests.calculator.asking import LANGUAGES, wording

BABEL = {"en": "en_GB", "km": "km"}
DAYS = [date(2023, 1, 1) + timedelta(days=number) for number in range(6 * 365 + 2)]


def test_names_and_patterns_are_those_of_cldr() -> None:
    """`python -m publishing.cldr` writes the file anew."""
    assert TARGET.read_text(encoding="utf-8") == text()
    assert locales().keys() == set(LANGUAGES)


def test_every_date_is_written_as_cldr_and_cambodians_write_it() -> None:
    english, khmer = Writer("en"), Writer("km")
    for day in DAYS:
        assert english.date(day) == format_date(day, "long", "en_GB")
        assert english.full_date(day) == format_date(day, "full", "en_GB")
        assert khmer.date(day) == format_date(day, "long", "km")
        month, weekday = format_date(day, "MMMM", "km"), format_date(day, "EEEE", "km")
        # The dictionary's Monday, which CLDR spells otherwise.
        weekday = weekday.replace("ច័ន្ទ", "ចន្ទ")
        written = f"{weekday} ទី {day.day} ខែ{month} ឆ្នាំ {day.year}"
        assert khmer.full_date(day) == written


# A number, and the pattern of amounts with cents; none is ever rounded.
NUMBERS = [(each, None) for each in ("0", "8", "999", "1000", "10000", "1234567", "1E+4")]
NUMBERS += [(each, "#,##0.00") for each in ("0.50", "2.50", "1234.05")] + [("2.495", "0.000")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("number", "pattern"), NUMBERS)
def test_every_number_is_written_as_babel_writes_it(
    number: str, pattern: str | None, language: str
) -> None:
    written = format_decimal(Decimal(number), pattern, BABEL[language])
    assert Writer(language).number(Decimal(number)) == written


def test_days_stay_days() -> None:
    for count, english, khmer in ((1, "1 day", "1 ថ្ងៃ"), (1000, "1,000 days", "1,000 ថ្ងៃ")):
        assert Writer("en").period(Period(count, "days")) == english
        assert Writer("km").period(Period(count, "days")) == khmer


ONE_OF_SEVERAL = [
    ("2026-09-09", "2026-09-09", "9 September 2026", "9 កញ្ញា 2026"),
    ("2027-03-09", "2027-03-10", "9 or 10 March 2027", "9 ឬទី 10 មីនា 2027"),
    ("2027-03-08", "2027-03-10", "8, 9 or 10 March 2027", "8 ទី 9 ឬទី 10 មីនា 2027"),
    ("2027-04-30", "2027-05-01", "30 April or 1 May 2027", "30 មេសា ឬថ្ងៃទី 1 ឧសភា 2027"),
    ("2027-04-30", "2027-05-02",
     "30 April, 1 or 2 May 2027", "30 មេសា ថ្ងៃទី 1 ឬថ្ងៃទី 2 ឧសភា 2027"),
    ("2026-12-31", "2027-01-01",
     "31 December 2026 or 1 January 2027", "31 ធ្នូ 2026 ឬថ្ងៃទី 1 មករា 2027"),
    ("2026-07-07", "2026-11-15",
     "7 July 2026 at the earliest or 15 November 2026 at the latest",
     "7 កក្កដា 2026 យ៉ាងឆាប់បំផុត ឬថ្ងៃទី 15 វិច្ឆិកា 2026 យ៉ាងយឺតបំផុត"),
    ("2026-09-10", "2026-09-13",
     "10 September 2026 at the earliest or 13 September 2026 at the latest",
     "10 កញ្ញា 2026 យ៉ាងឆាប់បំផុត ឬថ្ងៃទី 13 កញ្ញា 2026 យ៉ាងយឺតបំផុត"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "english", "khmer"), ONE_OF_SEVERAL)
def test_one_of_several_days_is_not_written_as_if_it_were_all_of_them(
    first: str, last: str, english: str, khmer: str
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert Writer("en").date_range(*days) == english
    assert Writer("km").date_range(*days) == khmer


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_and_the_line_of_stages_write_the_last_safe_day_alike(language: str) -> None:
    said, day = wording(language, "2026-11-26", valid_until="2026-09-10"), date(2026, 12, 8)
    assert said["act_by"] == said["card"]["dates"][0]["date"]
    assert Writer(language).full_date(day) in said["act_by"]
