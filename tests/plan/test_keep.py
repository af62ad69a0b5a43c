"""Which top-ups keep a number until a day: cases worked out by hand."""

import re
from pathlib import Path

import pytest

from tests.calculator.asking import EXAMPLE, Values
from tests.plan.planning import plan, plan_by_command

# 23 November 2026 to 1 March 2027: 98 days later.
ABROAD = {"keep_until": "2027-03-01", "on": "2026-11-23"}


def alone(level: Values, amount: str, channel: str = "scratch-card") -> Values:
    found: Values = next(
        each for each in level["alone"] if (each["amount"], each["channel"]) == (amount, channel)
    )
    return found


def bought(level: Values, currency: str) -> list[tuple[str, str, str]]:
    """The top-ups of the cheapest series in a currency."""
    found = next(each for each in level["series"] if each["total"].endswith(currency))
    return [(each["day"], each["amount"], each["reaches"]) for each in found["top_ups"]]


def test_without_a_printed_date_the_first_top_up_is_on_the_asked_day() -> None:
    kept = plan(**ABROAD)["kept"]
    assert (kept["needed"], kept["due"]) == (True, None)
    # 15 days and 90, counted strictly: 103 days after the day of the top-up.
    assert kept["single"] == [
        {
            "amount": "2 USD",
            "channel": "scratch-card",
            "day": "2026-11-23",
            "reaches": "2027-03-06",
        },
        {
            "amount": "10000 KHR",
            "channel": "scratch-card",
            "day": "2026-11-23",
            "reaches": "2027-03-07",
        },
    ]
    assert bought(kept, "USD") == [("2026-11-23", "2 USD", "2027-03-06")]


def test_a_top_up_that_is_made_too_early_does_not_reach_the_day() -> None:
    kept = plan(**ABROAD)["kept"]
    # 8 days and 90, counted strictly: 96 days.
    assert alone(kept, "1 USD") == {
        "amount": "1 USD",
        "channel": "scratch-card",
        "first_day": "2026-11-25",
        "last_day": None,
        "enough": False,
    }
    assert alone(kept, "50 USD")["first_day"] == "2026-11-23"


def test_the_printed_date_says_how_late_the_first_top_up_may_be() -> None:
    kept = plan(**ABROAD, valid_until="2026-09-10")["kept"]
    assert kept["due"] == "2026-12-08"
    assert alone(kept, "1 USD")["first_day"] == "2026-11-25"
    assert alone(kept, "1 USD")["last_day"] == "2026-12-08"
    assert bought(kept, "USD") == [("2026-12-08", "1 USD", "2027-03-14")]
    assert bought(kept, "KHR") == [("2026-12-08", "5000 KHR", "2027-03-14")]


def test_everything_works_only_while_a_top_up_is_valid() -> None:
    works = plan(**ABROAD, valid_until="2026-12-10")["works"]
    assert works["due"] == "2026-12-10"
    # 100 days from 23 November, the day itself counted, end on 2 March.
    assert [each["amount"] for each in works["single"]] == ["20 USD"]
    assert alone(works, "10 USD") == {
        "amount": "10 USD",
        "channel": "scratch-card",
        "first_day": "2026-12-22",
        "last_day": None,
        "enough": False,
    }


def test_a_number_that_is_barred_works_again_from_today() -> None:
    works = plan(**ABROAD, valid_until="2026-09-10")["works"]
    assert works["due"] == "2026-11-23"
    assert bought(works, "USD")[0][0] == "2026-11-23"


def test_nothing_is_bought_where_the_printed_date_is_enough() -> None:
    found = plan(**ABROAD, valid_until="2027-01-10")
    assert found["kept"] == {
        "needed": False,
        "due": "2027-04-09",
        "alone": [],
        "single": [],
        "series": [],
    }
    assert found["works"]["needed"]
    assert not plan(**ABROAD, valid_until="2027-03-01")["works"]["needed"]
    assert plan(**ABROAD, valid_until="2027-02-28")["works"]["needed"]


@pytest.mark.parametrize(("valid_until", "needed"), [("2026-12-01", True), ("2026-12-02", False)])
def test_the_last_day_of_the_present_validity_counts(valid_until: str, needed: bool) -> None:
    """1 March 2027 is the 90th day after 1 December, counted from that day itself: 28 February."""
    assert plan(**ABROAD, valid_until=valid_until)["kept"]["needed"] is needed


def test_one_way_of_topping_up_may_be_asked_for() -> None:
    found = plan(**ABROAD, channel="online")
    assert {each["channel"] for each in found["kept"]["alone"]} == {"online"}
    assert found["question"] == ABROAD | {"channel": "online"}
    assert [series["total"] for series in found["kept"]["series"]] == ["2 USD"]


def test_currencies_stay_apart() -> None:
    works = plan(**ABROAD)["works"]
    assert [series["total"] for series in works["series"]] == ["13 USD", "70000 KHR"]
    for series in works["series"]:
        currency = series["total"].split()[1]
        assert all(each["amount"].endswith(currency) for each in series["top_ups"])


def test_the_same_day_needs_one_top_up() -> None:
    found = plan(keep_until="2026-11-23", on="2026-11-23")
    for level in (found["kept"], found["works"]):
        assert [series["total"] for series in level["series"]] == ["1 USD", "5000 KHR"]
        assert all(each["first_day"] == "2026-11-23" for each in level["alone"])


def test_the_command_line_gives_the_plan_of_the_page() -> None:
    question = ABROAD | {"valid_until": "2026-09-10", "channel": "scratch-card"}
    assert plan_by_command(**question) == plan(**question)


def test_months_are_planned_as_the_operator_counts_them() -> None:
    policy = "--policy=tests/calculator/policies/good/months.toml"
    found = plan_by_command(policy, keep_until="2027-03-31", on="2026-12-31")
    # One month from 31 December, the day itself counted, and two more: until 30 March, a day short.
    assert found["kept"]["alone"][0]["first_day"] == "2027-01-01"
    # Valid through 30 December 2027; two months from the 31st would end on a 31 February.
    assert found["kept"]["single"] == [
        {"amount": "12 USD", "channel": "card", "day": "2026-12-31", "reaches": "2028-02-28"}
    ]


def test_where_no_top_up_reaches_further_than_its_own_day_there_is_no_series(
    tmp_path: Path,
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"(currency = .*) days = \d+", r"\1 days = 1", text)
    text = text.replace(
        'id = "top-up-day"\nstatus = "settled"\nreadings = ["next-day"]',
        'id = "top-up-day"\nstatus = "settled"\nreadings = ["day-one"]',
    )
    policy = tmp_path / "short.toml"
    policy.write_text(text, encoding="utf-8")
    asked = {"keep_until": "2026-12-31", "on": "2026-11-23"}
    found = plan_by_command(f"--policy={policy}", **asked)
    assert found["works"]["series"] == []
    assert found["kept"]["series"] != []
