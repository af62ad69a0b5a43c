"""Dates people type: day first or ISO, Khmer digits, month names; a doubtful one is refused."""

from datetime import date, timedelta

import pytest

from calculator.sentences import Writer
from tests.calculator.asking import answer, refusal, response

# What stands for 10 September 2026.
ACCEPTED = [
    "2026-09-10",
    "2026-9-10",
    "10.09.26",
    "10.9.26",
    "10.09.2026",
    "10/09/2026",
    "10/9/26",
    "10-09-2026",
    "10-9-26",
    "10 . 09 . 2026",
    "10 / 9 / 2026",
    "១០.០៩.២០២៦",
    "១០/៩/២០២៦",
    "១០-០៩-២៦",
    "២០២៦-០៩-១០",
    "10 September 2026",
    "10 september 2026",
    "10 SEPTEMBER, 2026",
    "10 Sept 2026",
    "10 Sep. 2026",
    "10sep2026",
    "10 កញ្ញា 2026",
    "១០ កញ្ញា ២០២៦",
    "10កញ្ញា2026",
    "ថ្ងៃទី 10 ខែ កញ្ញា ឆ្នាំ 2026",
    "ថ្ងៃទី១០ខែកញ្ញាឆ្នាំ២០២៦",
    "10.09.26 23:59",
    "10.09.2026, 23:59",
    "10.09.26\u00a023:59",
    "2026-09-10 7:05",
    "១០.០៩.២៦ ២៣:៥៩",
    "  10.09.26  ",
    "\n10.09.26\t",
    "\u200b10.\u200b09.26\u200b",
    "\ufeff10.09.26",
    "\u200e10.09.26\u200f",
    "10\u2060.09.26",
]


@pytest.mark.parametrize("typed", ACCEPTED)
def test_a_date_can_be_typed_in_many_ways(typed: str) -> None:
    assert answer(valid_until=typed)["question"]["valid_until"] == "2026-09-10"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("01.02.2026", "2026-02-01"),
        ("12/11/2026", "2026-11-12"),
        ("1-2-2026", "2026-02-01"),
        ("03.04.25", "2025-04-03"),
    ],
)
def test_the_day_comes_first(typed: str, read: str) -> None:
    assert answer(valid_until=typed)["question"]["valid_until"] == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("29.02.2024", "2024-02-29"),
        ("29.02.28", "2028-02-29"),
        ("31.12.49", "2049-12-31"),
        ("29.05.21", "2021-05-29"),
        ("31.12.2199", "2199-12-31"),
    ],
)
def test_the_edges_of_what_is_read(typed: str, read: str) -> None:
    assert answer(valid_until=typed)["question"]["valid_until"] == read


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "date-missing"),
        ("   ", "date-missing"),
        ("\u200b\u200b", "date-missing"),
        ("30.02.2026", "date-impossible"),
        ("29.02.2026", "date-impossible"),
        ("29.02.2100", "date-impossible"),
        ("31.04.26", "date-impossible"),
        ("13/13/2026", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("00.01.2026", "date-impossible"),
        ("01.00.2026", "date-impossible"),
        ("32.01.2026", "date-impossible"),
        ("0000-01-01", "date-impossible"),
        ("30 កុម្ភៈ 2026", "date-impossible"),
        ("31.12.99", "date-two-digit-year"),
        ("10.09.50", "date-two-digit-year"),
        ("10.09.19", "date-two-digit-year"),
        ("10.09.00", "date-two-digit-year"),
        ("30.02.99", "date-two-digit-year"),
        ("9999-12-31", "date-out-of-range"),
        ("01.01.2200", "date-out-of-range"),
        ("31.12.1999", "date-out-of-range"),
        ("0026-09-10", "date-out-of-range"),
        ("10.09.0026", "date-out-of-range"),
        ("01.01.2000", "no-rule"),  # read, but long before the first rule
        ("10.09.20", "no-rule"),
        ("10.09" + " " * 50 + ".2020", "no-rule"),
        ("10.09" + " " * 51 + ".2020", "date-garbage"),  # far longer than any date
        ("2026", "date-garbage"),
        ("09.2026", "date-garbage"),
        ("10.09", "date-garbage"),
        ("10.09.026", "date-garbage"),
        ("10.09.20266", "date-garbage"),
        ("010.09.2026", "date-garbage"),
        ("10092026", "date-garbage"),
        ("20260910", "date-garbage"),
        ("2026/09/10", "date-garbage"),
        ("2026.09.10", "date-garbage"),
        ("26-09-10-11", "date-garbage"),
        ("10/09-2026", "date-garbage"),
        ("10 09 2026", "date-garbage"),
        ("10 September 26", "date-garbage"),
        ("10 Se 2026", "date-garbage"),
        ("10 Septembre 2026", "date-garbage"),
        ("10 ព្រហស្បតិ៍ 2026", "date-garbage"),
        ("September 10, 2026", "date-garbage"),
        ("tomorrow", "date-garbage"),
        ("ថ្ងៃស្អែក", "date-garbage"),
        ("+40", "date-garbage"),
        ("-1.-1.2026", "date-garbage"),
        ("1e1.09.2026", "date-garbage"),
        ("٠١/٠٢/٢٠٢٦", "date-garbage"),
        ("१०.०९.२०२६", "date-garbage"),
        ("１０.０９.２０２６", "date-garbage"),
        ("10.09.26 23:59:59", "date-garbage"),
        ("23:59", "date-garbage"),
        ("10.09.26; DROP TABLE numbers", "date-garbage"),
        ("{typed}", "date-garbage"),
        ("10\x0009.26", "date-garbage"),
        ("1" * 100_000, "date-garbage"),
        ("10.09.2026" + " " * 100 + "x", "date-garbage"),
    ],
)
def test_what_is_no_certain_date_is_refused(typed: str, expected: str) -> None:
    assert refusal(valid_until=typed) == (expected, "valid_until")


@pytest.mark.parametrize("part", ["valid_until", "top_up", "activated"])
def test_a_refusal_names_the_part_that_holds_the_date(part: str) -> None:
    rest = {"top_up": {"amount": "5 USD"}, "activated": {"programme": "free-sim"}}
    question = {part: "30.02.2026"} | rest.get(part, {})
    assert refusal(**question) == ("date-impossible", part)


def test_the_asked_day_is_read_in_the_same_way() -> None:
    assert refusal(on="30.02.2026", valid_until="10.09.2026") == ("date-impossible", "on")
    found = answer(on="២៣/១១/២៦", valid_until="10.09.2026")
    assert found["question"]["on"] == "2026-11-23"


def test_a_question_without_its_asked_day_is_refused() -> None:
    refused = response({"valid_until": "10.09.2026"})["refusal"]
    assert (refused["id"], refused["field"]) == ("date-missing", "on")


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("digits", ["latin", "khmer"])
def test_a_date_written_by_the_calculator_can_be_typed_into_it(language: str, digits: str) -> None:
    write = Writer(language, digits)
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(days=number)
        assert answer(valid_until=write.date(day))["question"]["valid_until"] == day.isoformat()
