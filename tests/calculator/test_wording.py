"""Dates, numbers and sentences as readers of each language write them, compared with Babel."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from calculator.cldr import locales
from calculator.policy import Period
from calculator.sentences import Writer
from calculator.sentences.writer import DIGITS
from publishing.cldr import TARGET, text
from tests.calculator.asking import LANGUAGES, Values, wording

BABEL = {"en": "en_GB", "km": "km"}
DAYS = [date(2023, 1, 1) + timedelta(days=number) for number in range(6 * 365 + 2)]
TO_KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")

QUESTIONS = [
    {"valid_until": "2026-09-10"},
    {"valid_until": "2022-01-31"},
    {"top_up": "2026-08-01", "amount": "5 USD"},
    {"top_up": "2026-08-01", "amount": "10000 KHR"},
    {"top_up": "2026-08-01", "amount": "2.50 USD", "channel": "online"},
    {"top_up": "2023-08-06", "amount": "1 USD"},
    {"history": "2026-08-01,1 USD\n2026-05-15,5 USD"},
    {"history": "2026-01-01,1 USD\n2026-04-08,5 USD"},
    {"activated": "2026-08-01", "programme": "free-sim"},
    {"activated": "2026-08-01", "programme": "standard"},
]
ON = [
    "2026-08-01",
    "2026-09-11",
    "2026-11-09",
    "2026-12-08",
    "2026-12-10",
    "2027-03-08",
    "2028-01-01",
]


def test_names_and_patterns_are_those_of_cldr() -> None:
    """`python -m publishing.cldr` writes the file anew."""
    assert TARGET.read_text(encoding="utf-8") == text()
    assert locales().keys() == set(LANGUAGES)


def test_six_years_of_days_are_compared() -> None:
    assert (DAYS[0], DAYS[-1]) == (date(2023, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_is_written_as_babel_writes_it(language: str) -> None:
    write, khmer_digits = Writer(language), Writer(language, "khmer")
    for day in DAYS:
        long = format_date(day, "long", BABEL[language])
        full = format_date(day, "full", BABEL[language])
        assert write.date(day) == long
        assert write.full_date(day) == full
        assert khmer_digits.date(day) == long.translate(TO_KHMER)
        assert khmer_digits.full_date(day) == full.translate(TO_KHMER)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "number", ["0", "1", "8", "90", "180", "999", "1000", "5000", "10000", "36500", "1234567"]
)
def test_every_whole_number_is_written_as_babel_writes_it(number: str, language: str) -> None:
    written = format_decimal(Decimal(number), locale=BABEL[language])
    assert Writer(language).number(Decimal(number)) == written
    assert Writer(language, "khmer").number(Decimal(number)) == written.translate(TO_KHMER)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("amount", ["0.50", "1.99", "2.50", "1234.05"])
def test_an_amount_with_cents_is_written_as_babel_writes_it(amount: str, language: str) -> None:
    written = format_decimal(Decimal(amount), "#,##0.00", BABEL[language])
    assert Writer(language).number(Decimal(amount)) == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("typed", "written"), [("2.495", "2.495"), ("1E+4", "10,000")])
def test_no_number_is_rounded(typed: str, written: str, language: str) -> None:
    assert Writer(language).number(Decimal(typed)) == written


@pytest.mark.parametrize(
    ("language", "count", "written"),
    [
        ("en", 1, "1 day"),
        ("en", 2, "2 days"),
        ("en", 90, "90 days"),
        ("en", 180, "180 days"),
        ("en", 365, "365 days"),
        ("en", 1000, "1,000 days"),
        ("km", 1, "1 ថ្ងៃ"),
        ("km", 90, "90 ថ្ងៃ"),
        ("km", 365, "365 ថ្ងៃ"),
    ],
)
def test_days_stay_days(language: str, count: int, written: str) -> None:
    assert Writer(language).days(count) == written
    assert Writer(language).period(Period(count, "days")) == written


def test_khmer_digits_are_written_where_they_are_wanted() -> None:
    assert Writer("km", "khmer").days(90) == "៩០ ថ្ងៃ"
    assert (
        DIGITS["khmer"].translate(str.maketrans(DIGITS["khmer"], DIGITS["latin"]))
        == DIGITS["latin"]
    )


@pytest.mark.parametrize(
    ("first", "last", "english", "khmer"),
    [
        ("2026-09-09", "2026-09-09", "9 September 2026", "9 កញ្ញា 2026"),
        ("2026-09-09", "2026-09-10", "9–10 September 2026", "9–10 កញ្ញា 2026"),
        (
            "2026-09-30",
            "2026-10-01",
            "30 September 2026 – 1 October 2026",
            "30 កញ្ញា 2026 – 1 តុលា 2026",
        ),
        (
            "2026-12-31",
            "2027-01-01",
            "31 December 2026 – 1 January 2027",
            "31 ធ្នូ 2026 – 1 មករា 2027",
        ),
        (
            "2026-09-10",
            "2027-09-10",
            "10 September 2026 – 10 September 2027",
            "10 កញ្ញា 2026 – 10 កញ្ញា 2027",
        ),
    ],
)
def test_two_dates_are_written_without_repeating_the_month(
    first: str, last: str, english: str, khmer: str
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert Writer("en").date_range(*days) == english
    assert Writer("km").date_range(*days) == khmer
    assert Writer("km", "khmer").date_range(*days) == khmer.translate(TO_KHMER)


def texts(worded: Values) -> list[str]:
    """Every text of an explanation."""
    points = [p for kind in ("steps", "unclear", "warnings", "citations") for p in worded[kind]]
    lines = [line[part] for line in worded["stages"] for part in ("name", "period", "works")]
    head = [worded[part] for part in ("headline", "act_by", "standing", "resale")]
    return [*head, *lines, *(point["text"] for point in points)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_text_is_complete_in_its_language(question: dict[str, str], language: str) -> None:
    for on in ON:
        if on < question.get("top_up", question.get("activated", "")):
            continue
        for written in texts(wording(language, on=on, **question)):
            assert written.strip() == written != ""
            assert not re.search(r"\{\w*\}", written), "a placeholder was left"
            assert not re.fullmatch(r"[a-z_-]+\.[a-z_-]+", written), "an id of the catalog"
            assert bool(re.search("[ក-៿]", written)) == (language == "km")


@pytest.mark.parametrize("question", QUESTIONS)
def test_khmer_sentences_hold_no_english_ones(question: dict[str, str]) -> None:
    """Names of publishers and titles of sources aside, no two Latin words stand together."""
    worded = wording("km", **question)
    worded["citations"] = []
    for written in texts(worded):
        assert not re.search(r"[A-Za-z]{3,} +[A-Za-z]{3,}", written)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_choosing_khmer_digits_changes_digits_only(question: dict[str, str], language: str) -> None:
    latin = texts(wording(language, "latin", **question))
    khmer = texts(wording(language, "khmer", **question))
    to_latin = str.maketrans(DIGITS["khmer"], DIGITS["latin"])
    assert [text.translate(to_latin) for text in khmer] == [t.translate(to_latin) for t in latin]
    assert khmer != latin
