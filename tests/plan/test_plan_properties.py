"""The other way round agrees with the way forward, and no cheaper series is overlooked."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.asking import Values
from tests.calculator.published import CARDS
from tests.plan.by_all_days import lowest_price
from tests.plan.planning import plan, reached

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 5, 29), date(2190, 6, 1)) | st.dates(date(2023, 5, 1), date(2023, 9, 30))
LATER = st.dates(date(2023, 12, 1), date(2190, 6, 1))
LEVELS = ("kept", "works")
DOLLARS = {amount: days for amount, days in CARDS.items() if amount.endswith("USD")}
RIEL = {amount: days for amount, days in CARDS.items() if amount.endswith("KHR")}


@st.composite
def questions(
    draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS, longest: int = 300
) -> dict[str, str]:
    """A plan, with a printed date that has not run out or without one."""
    on = draw(days)
    until = on + timedelta(days=draw(st.integers(0, longest)))
    question = {"keep_until": until.isoformat(), "on": on.isoformat()}
    printed = draw(st.none() | st.integers(-80, 300))
    if printed is not None and on + timedelta(days=printed) >= date(2021, 5, 29):
        question["valid_until"] = (on + timedelta(days=printed)).isoformat()
    return question


def moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@settings(max_examples=25)
@given(question=questions())
def test_a_top_up_reaches_the_day_from_its_first_day_on_and_not_before(
    question: dict[str, str],
) -> None:
    found = plan(**question)
    for level in LEVELS:
        for each in found[level]["alone"]:
            what = each["amount"], each["channel"]
            first = each["first_day"]
            assert question["on"] <= first <= question["keep_until"]
            assert reached(level, first, *what) >= question["keep_until"]
            if first > question["on"]:
                assert reached(level, moved(first, -1), *what) < question["keep_until"]
            if each["last_day"]:
                assert first <= each["last_day"] == found[level]["due"]
                assert reached(level, each["last_day"], *what) >= question["keep_until"]


@settings(max_examples=25)
@given(question=questions())
def test_every_step_of_a_series_is_made_while_the_one_before_it_holds(
    question: dict[str, str],
) -> None:
    found = plan(**question)
    for level in LEVELS:
        for series in found[level]["series"]:
            day = found[level]["due"] or question["on"]
            for each in series["top_ups"]:
                assert each["day"] == day
                day = each["reaches"]
                assert day == reached(level, each["day"], each["amount"], each["channel"])
            assert day >= question["keep_until"]
            amounts = [Decimal(each["amount"].split()[0]) for each in series["top_ups"]]
            assert sum(amounts) == Decimal(series["total"].split()[0])


@settings(max_examples=25)
@given(question=questions())
def test_the_cheapest_single_top_up_is_the_smallest_that_reaches_the_day(
    question: dict[str, str],
) -> None:
    found = plan(**question, channel="scratch-card")
    for level in LEVELS:
        if not found[level]["needed"]:
            continue
        enough = [
            amount
            for amount in CARDS
            if reached(level, question["on"], amount, "scratch-card") >= question["keep_until"]
        ]
        smallest = [
            next((amount for amount in enough if amount.endswith(currency)), None)
            for currency in ("USD", "KHR")
        ]
        single = [each["amount"] for each in found[level]["single"]]
        assert single == [amount for amount in smallest if amount]


def assert_cheapest(level: str, found: Values, question: dict[str, str]) -> None:
    start = date.fromisoformat(found[level]["due"] or question["on"])
    goal = date.fromisoformat(question["keep_until"])
    totals = [series["total"] for series in found[level]["series"]]
    assert totals == [
        f"{lowest_price(level, start, goal, table)} {currency}"
        for table, currency in ((DOLLARS, "USD"), (RIEL, "KHR"))
    ]


@settings(max_examples=20)
@given(question=questions(days=LATER, longest=150))
def test_no_series_is_cheaper_on_whatever_days(question: dict[str, str]) -> None:
    found = plan(**question, channel="scratch-card")
    for level in LEVELS:
        if found[level]["needed"]:
            assert_cheapest(level, found, question)


@settings(max_examples=3)
@given(on=LATER)
def test_no_series_of_some_length_is_cheaper_either(on: date) -> None:
    question = {"on": str(on), "keep_until": str(on + timedelta(days=400))}
    found = plan(**question, channel="scratch-card")
    for level in LEVELS:
        assert_cheapest(level, found, question)
