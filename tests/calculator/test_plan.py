"""Which top-up reaches a day: what the plan says is held against the answers themselves."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.asking import (
    EXAMPLE,
    LANGUAGES,
    Values,
    answer,
    ask,
    by_command,
    response,
    span,
)
from tests.calculator.published import CARDS

GOALS = ("receives", "kept", "works")
# 23 November 2026 to 1 March 2027: 98 days later.
ABROAD = {"keep_until": "2027-03-01", "on": "2026-11-23"}
SUMMER = {"keep_until": "2027-03-01", "on": "2026-08-15", "valid_until": "2026-09-10"}
BARRED = ABROAD | {"valid_until": "2026-09-10"}
ONE_DAY = {"keep_until": "2026-11-23", "on": "2026-11-23"}


def plan(**question: str) -> Values:
    planned: Values = response(question, task="plan")["plan"]
    return planned


def moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def holds_until(goal: str, found: Values) -> str:
    """The last day on which the goal surely holds, as an answer says it."""
    if goal == "kept":
        return str(found["act_by"])
    reached: str = found["valid_until"]["earliest"]
    # The earliest day is then that of the older rule, which says nothing of what works after it.
    two_rules = "rule-depends-on-reading" in [each["id"] for each in found["warnings"]]
    for stage in found["stages"]:
        if goal == "works" or two_rules or not stage["incoming"]:
            break
        reached = stage["last_day"]["earliest"]
    return reached


@cache
def reached(goal: str, day: str, amount: str, channel: str = "scratch-card") -> str:
    """The last day that a top-up surely reaches, asked as any visitor asks."""
    return holds_until(goal, answer(top_up=day, amount=amount, channel=channel))


def price(top_up: Values) -> Decimal:
    return Decimal(top_up["amount"].split()[0])


def test_a_plan_reaches_five_years() -> None:
    assert plan(on="2026-11-23", keep_until="2031-11-24")["kept"]["series"]


# Goal, question, currency -> the smallest top-up with its days, else the amounts of the series.
WORKED_OUT = [
    # 15 days and 90, counted strictly: 103 days after the day of the top-up.
    ("kept", ABROAD, "USD", ("2 USD", "2026-11-23", "2027-03-06")),
    # From the last sure day on: 10 September + 89.
    ("kept", BARRED, "USD", ("1 USD", "2026-12-08", "2027-03-14")),
    ("kept", SUMMER, "KHR", ("5000 KHR", "2026-12-08", "2027-03-14")),
    # 40 + 60 days, counted strictly: 98 days after.
    ("receives", ABROAD, "USD", ("5 USD", "2026-11-23", "2027-03-01")),
    ("receives", ABROAD, "KHR", ("5000 KHR", "5000 KHR")),
    # 100 days from 23 November, the day itself counted, end on 2 March.
    ("works", ABROAD, "USD", ("20 USD", "2026-11-23", "2027-03-02")),
    ("works", ABROAD, "KHR", ("10000 KHR",) * 7),
    # A number that is barred works again from a top-up of today.
    ("works", BARRED, "USD", ("20 USD", "2026-11-23", "2027-03-02")),
    ("works", ONE_DAY, "KHR", ("5000 KHR", "2026-11-23", "2026-11-30")),
    ("kept", ABROAD | {"channel": "online"}, "USD", ("2 USD", "2026-11-23", "2027-03-06")),
]


@pytest.mark.parametrize(("goal", "question", "currency", "bought"), WORKED_OUT)
def test_what_was_worked_out_by_hand(
    goal: str, question: dict[str, str], currency: str, bought: tuple[str, ...]
) -> None:
    found = plan(**question)[goal]
    smallest = [(each["amount"], each["day"], each["reaches"]) for each in found["smallest"]]
    series = [tuple(step["amount"] for step in each["top_ups"]) for each in found["series"]]
    assert [each for each in (*smallest, *series) if each[0].endswith(currency)] == [bought]


def test_nothing_is_bought_where_the_printed_date_is_just_enough() -> None:
    # 1 January + 59, and 2 December + 89, are 1 March too.
    for goal, enough in (
        ("works", "2027-03-01"),
        ("receives", "2027-01-01"),
        ("kept", "2026-12-02"),
    ):
        assert not plan(**ABROAD, valid_until=enough)[goal]["needed"]
        assert plan(**ABROAD, valid_until=moved(enough, -1))[goal]["needed"]


def test_what_stops_is_told_for_before_and_after_the_top_up() -> None:
    kept = plan(**SUMMER)["kept"]
    assert kept["stops"] == [
        {"what": "outgoing", "first_day": span("2026-09-11", "2026-09-11")},
        {"what": "incoming", "first_day": span("2026-11-09", "2026-11-10")},
    ]
    # 1 USD on 8 December is valid until the 15th or 16th.
    assert kept["smallest"][0]["stops"] == [
        {"what": "outgoing", "first_day": span("2026-12-16", "2026-12-17")},
        {"what": "incoming", "first_day": span("2027-02-13", "2027-02-15")},
    ]
    old_rule = {"keep_until": "2021-08-01", "on": "2021-05-29", "valid_until": "2021-05-31"}
    assert [each["what"] for each in plan(**old_rule)["kept"]["stops"]] == ["unknown"]


DAYS = st.dates(date(2021, 5, 29), date(2190, 6, 1)) | st.dates(date(2023, 5, 1), date(2023, 9, 30))


@st.composite
def questions(draw: st.DrawFn) -> dict[str, str]:
    """A plan, with a printed date that has not run out or without one."""
    on = draw(DAYS)
    until = on + timedelta(days=draw(st.integers(0, 300)))
    question = {"keep_until": until.isoformat(), "on": on.isoformat(), "channel": "scratch-card"}
    printed = draw(st.none() | st.integers(-80, 200))
    if printed is not None and on + timedelta(days=printed) >= date(2021, 5, 29):
        question["valid_until"] = (on + timedelta(days=printed)).isoformat()
    return question


@pytest.mark.usefixtures("uncounted")
@settings(max_examples=30)
@given(question=questions(), goal=st.sampled_from(GOALS), share=st.floats(0, 1))
def test_a_top_up_is_enough_on_its_days_and_no_smaller_one_is(
    question: dict[str, str], goal: str, share: float
) -> None:
    on, until = question["on"], question["keep_until"]
    found, due = plan(**question)[goal], on
    if "valid_until" in question:
        now = holds_until(goal, answer(on, valid_until=question["valid_until"]))
        assert found["needed"] == (now < until)
        due = max(now, on)
        assert found["due"] == due
    if not found["needed"]:
        assert found["alone"] == found["smallest"] == []
        return
    for each in found["smallest"]:
        assert each["day"] == due
        assert each["reaches"] == reached(goal, due, each["amount"]) >= until
    # Of every smaller one, none does on the day when it is due, nor on one before it.
    between = (date.fromisoformat(due) - date.fromisoformat(on)).days
    days = {on, due, moved(on, int(between * share))}
    for currency in ("USD", "KHR"):
        named = [price(each) for each in found["smallest"] if each["amount"].endswith(currency)]
        for amount in (each for each in CARDS if each.endswith(currency)):
            if not named or Decimal(amount.split()[0]) < named[0]:
                assert all(reached(goal, day, amount) < until for day in days)
    assert_enough_on_its_days(goal, on, until, found)


def assert_enough_on_its_days(goal: str, on: str, until: str, found: Values) -> None:
    at_once = {each["amount"] for each in found["single"]}
    for each in found["alone"]:
        first, last = each["first_day"], each["last_day"]
        assert reached(goal, first, each["amount"]) >= until
        assert first == on or reached(goal, moved(first, -1), each["amount"]) < until
        if found["due"]:
            assert each["enough"] == (first <= found["due"])
            assert last == (found["due"] if each["enough"] else None)
        assert each["amount"] not in at_once or first == on


def lowest_price(goal: str, start: str, until: str, amounts: list[str]) -> Decimal:
    """The least money for top-ups on whatever days, the first on `start`: every day is tried."""
    prices: dict[str, Decimal] = {}
    day = until
    while day >= start:
        costs = []
        for amount in amounts:
            end = reached(goal, day, amount)
            following = [prices[each] for each in prices if day < each <= end]
            rest = Decimal(0) if end >= until else min(following, default=Decimal("Infinity"))
            costs.append(Decimal(amount.split()[0]) + rest)
        prices[day] = min(costs)
        day = moved(day, -1)
    return prices[start]


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize(("goal", "days"), [("works", 75), ("receives", 150), ("kept", 230)])
def test_a_series_is_the_cheapest_and_each_of_its_top_ups_comes_in_time(
    goal: str, days: int
) -> None:
    question = {"on": "2026-11-23", "keep_until": moved("2026-11-23", days)}
    [found] = [each for each in plan(**question)[goal]["series"] if each["total"].endswith("KHR")]
    day = question["on"]
    for each in found["top_ups"]:
        assert each["day"] == day
        day = each["reaches"]
        assert day == reached(goal, each["day"], each["amount"])
    assert day >= question["keep_until"]
    total = sum(price(each) for each in found["top_ups"])
    riel = [amount for amount in CARDS if amount.endswith("KHR")]
    assert total == lowest_price(goal, question["on"], question["keep_until"], riel)
    assert found["total"] == f"{total} KHR"


def test_days_that_add_up_by_a_published_rule_are_used() -> None:
    """Another operator adds months: a top-up on 10 December counts from where validity ended."""
    several = {"history": "2026-12-01,5 USD\n2026-12-10,5 USD\n", "on": "2026-12-10"}
    lived = by_command(several, f"--policy={EXAMPLE}")
    question = {"keep_until": "2027-01-31", "on": "2026-12-10", "valid_until": "2026-12-31"}
    works = by_command(question, f"--policy={EXAMPLE}", task="plan")["works"]
    [at_once], [smallest] = works["single"], works["smallest"]
    assert at_once["amount"] == smallest["amount"] == "5 USD"
    assert (at_once["day"], smallest["day"]) == ("2026-12-10", "2026-12-31")
    assert at_once["reaches"] == lived["valid_until"]["earliest"] == "2027-01-31"


def test_where_no_top_up_reaches_further_than_its_own_day_there_is_nothing_to_name(
    tmp_path: Path,
) -> None:
    text = EXAMPLE.read_text("utf-8")
    policy = tmp_path / "short.toml"
    policy.write_text(re.sub(r"(currency = .*) \w+ = \d+", r"\1 days = 1", text), "utf-8")
    question = {"keep_until": "2026-12-31", "on": "2026-11-23", "goal": "works"}
    works = by_command(question, f"--policy={policy}", task="plan")["works"]
    assert works["smallest"] == works["series"] == []
    for language in LANGUAGES:
        ran = ask(question, f"--policy={policy}", f"--language={language}", task="plan")
        assert (ran.status, ran.err) == (0, "")
