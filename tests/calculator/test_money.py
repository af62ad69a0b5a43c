"""Amounts people type: exact at every edge, read in one way only, never converted."""

from datetime import date

import pytest

from tests.calculator.asking import Values, answer, refusal, response
from tests.calculator.published import TABLES

DAY = "2026-08-01"


def ask(amount: str, channel: str = "scratch-card") -> Values:
    return answer(top_up=DAY, amount=amount, channel=channel)


def days(found: Values) -> int:
    """How many days the amount is valid, the day of the top-up being the first."""
    return (date.fromisoformat(found["valid_until"]["earliest"]) - date.fromisoformat(DAY)).days + 1


# channel, typed amount, days
PUBLISHED = [
    ("scratch-card", "1 USD", 8),
    ("scratch-card", "2 USD", 15),
    ("scratch-card", "5 USD", 40),
    ("scratch-card", "10 USD", 70),
    ("scratch-card", "20 USD", 100),
    ("scratch-card", "50 USD", 200),
    ("scratch-card", "5000 KHR", 8),
    ("scratch-card", "10000 KHR", 16),
    ("online", "1 USD", 8),
    ("online", "1.00 USD", 8),
    ("online", "1.5 USD", 8),
    ("online", "1.99 USD", 8),
    ("online", "1.990 USD", 8),
    ("online", "2 USD", 15),
    ("online", "2.49 USD", 15),
    ("online", "2.50 USD", 16),
    ("online", "4 USD", 16),
    ("online", "4.00 USD", 16),
]


@pytest.mark.parametrize(("channel", "typed", "expected"), PUBLISHED)
def test_an_amount_in_the_table_has_the_published_days(
    channel: str, typed: str, expected: int
) -> None:
    assert days(ask(typed, channel)) == expected


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        ("online", "1.995 USD"),
        ("online", "2.495 USD"),
        ("online", "4.005 USD"),
        ("online", "4.01 USD"),
        ("online", "4.50 USD"),
        ("online", "5 USD"),
        ("online", "4.00000000000000000001 USD"),
        ("online", "1,000 USD"),
        ("scratch-card", "1.01 USD"),
        ("scratch-card", "3 USD"),
        ("scratch-card", "4.99 USD"),
        ("scratch-card", "49.99 USD"),
        ("scratch-card", "51 USD"),
        ("scratch-card", "99999999999999999999 USD"),
        ("scratch-card", "5001 KHR"),
        ("scratch-card", "8,000 KHR"),
        ("scratch-card", "20000 KHR"),
    ],
)
def test_an_amount_in_a_hole_of_the_table_is_not_guessed(channel: str, typed: str) -> None:
    question = {"top_up": DAY, "amount": typed, "channel": channel}
    assert refusal(**question) == ("amount-not-published", "amount")
    sentence = response(question | {"on": "2026-11-23"})["refusal"]["sentence"]
    assert "*888#" in sentence
    assert "SMS" in sentence


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        ("online", "0.99 USD"),
        ("online", "0.999999999999999999999 USD"),
        ("online", "0 USD"),
        ("scratch-card", "0.5 USD"),
        ("scratch-card", "0.00 USD"),
        ("scratch-card", "4999 KHR"),
        ("scratch-card", "1 KHR"),
    ],
)
def test_an_amount_below_the_smallest_is_refused(channel: str, typed: str) -> None:
    assert refusal(top_up=DAY, amount=typed, channel=channel) == ("amount-too-small", "amount")


@pytest.mark.parametrize(
    "typed",
    [
        "5 USD",
        "5USD",
        "5 usd",
        "5.00 USD",
        "05 USD",
        "USD 5",
        "USD5",
        "$5",
        "$ 5.00",
        "5$",
        "5 $",
        "US$5",
        "us$ 5",
        "5 dollars",
        "5 Dollar",
        "5 ដុល្លារ",
        "5ដុល្លារ",
        "៥ ដុល្លារ",
        "៥$",
        "៥.០០ USD",
        "  5  USD  ",
        "5\u00a0USD",  # no-break space
        "5\u200b USD",  # zero-width space, as pasted from a page
        "\u200f5 USD",
    ],
)
def test_one_amount_can_be_typed_in_many_ways(typed: str) -> None:
    found = ask(typed)
    assert found["question"]["amount"] == "5 USD"
    assert found == ask("5 USD")


@pytest.mark.parametrize(
    "typed",
    [
        "5000 KHR",
        "5,000 KHR",
        "5000៛",
        "៛5,000",
        "៥០០០៛",
        "៥,០០០ រៀល",
        "5000 riel",
        "5000.00 Riels",
        "khr 5000",
    ],
)
def test_riel_can_be_typed_in_many_ways(typed: str) -> None:
    assert ask(typed)["question"]["amount"] == "5000 KHR"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "amount-missing"),
        ("   ", "amount-missing"),
        ("\u200b", "amount-missing"),
        ("five dollars", "amount-garbage"),
        ("NaN USD", "amount-garbage"),
        ("Infinity", "amount-garbage"),
        ("-5 USD", "amount-garbage"),
        ("+5 USD", "amount-garbage"),
        ("−5 USD", "amount-garbage"),
        ("1e3 USD", "amount-garbage"),
        ("5 USD 5", "amount-garbage"),
        ("$5 USD", "amount-garbage"),
        ("5 US dollars", "amount-garbage"),
        ("5-10 USD", "amount-garbage"),
        ("USD", "amount-garbage"),
        ("0x5 USD", "amount-garbage"),
        ("5/2 USD", "amount-garbage"),
        ("9" * 24 + " USD", "amount-not-published"),
        ("9" * 25 + " USD", "amount-garbage"),  # more digits than are kept exactly
        ("9" * 5000 + " USD", "amount-garbage"),
        ("1." + "0" * 40 + "1 USD", "amount-garbage"),
        ("4,50 USD", "amount-unclear"),
        ("4,5 USD", "amount-unclear"),
        ("1,0000 USD", "amount-unclear"),
        ("10,00,000 KHR", "amount-unclear"),
        ("1.000,00 USD", "amount-unclear"),
        ("5.000.000 KHR", "amount-unclear"),
        ("5. USD", "amount-unclear"),
        (".5 USD", "amount-unclear"),
        ("٥ USD", "amount-unclear"),
        ("5", "currency-missing"),
        ("5.00", "currency-missing"),
        ("៥", "currency-missing"),
        ("5 EUR", "currency-unknown"),
        ("€5", "currency-unknown"),
        ("5 ฿", "currency-unknown"),
        ("5 KHRUSD", "currency-unknown"),
        ("5 r", "currency-unknown"),
    ],
)
def test_what_is_no_single_amount_of_a_known_currency_is_refused(typed: str, expected: str) -> None:
    assert refusal(top_up=DAY, amount=typed) == (expected, "amount")


def test_an_amount_that_was_left_out_is_asked_for() -> None:
    assert refusal(top_up=DAY) == ("amount-missing", "amount")


@pytest.mark.parametrize("typed", ["5000 KHR", "8000 KHR", "16000 KHR"])
def test_riel_are_never_converted_into_dollars(typed: str) -> None:
    question = {"top_up": DAY, "amount": typed, "channel": "online"}
    assert refusal(**question) == ("currency-not-published", "amount")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2.5 USD", "2.50 USD"),
        ("2.500 USD", "2.50 USD"),
        ("4 USD", "4 USD"),
        ("1.05 USD", "1.05 USD"),
        ("2.333 USD", "2.333 USD"),
    ],
)
def test_an_amount_is_written_as_on_a_card_and_exactly(typed: str, written: str) -> None:
    assert ask(typed, "online")["question"]["amount"] == written


@pytest.mark.parametrize(("digits", "khmer"), [("latin", "5,000 រៀល"), ("khmer", "៥,០០០ រៀល")])
def test_an_amount_is_written_in_the_readers_language(digits: str, khmer: str) -> None:
    question = {"top_up": DAY, "amount": "5000 KHR", "on": "2026-11-23"}
    step = response(question, "km", digits)["wording"]["steps"][0]["text"]
    assert khmer in step
    assert "5,000 KHR" in response(question)["wording"]["steps"][0]["text"]


@pytest.mark.parametrize(
    ("channel", "amount", "days"),
    [(channel, *row) for channel, rows in TABLES.items() for row in rows.items()],
)
def test_every_published_row_is_in_the_policy_and_named_in_the_first_step(
    channel: str, amount: str, days: int
) -> None:
    question = {"top_up": DAY, "amount": amount, "channel": channel, "on": "2026-11-23"}
    assert f"valid for {days} days" in response(question)["wording"]["steps"][0]["text"]
