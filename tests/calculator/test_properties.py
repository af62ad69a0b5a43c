"""What holds for every question, whatever the day."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.calculator import published
from tests.calculator.asking import Values, answer, response
from tests.oracle import answer as lived
from tests.oracle import days_from, in_columns, write

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 5, 29), date(2198, 6, 1))
NEAR_RULE_CHANGE = st.dates(date(2023, 1, 1), date(2023, 9, 30))
CARDS = st.sampled_from(
    [(channel, amount) for channel, rows in published.TABLES.items() for amount in rows]
)
NEW_SIMS = st.sampled_from(list(published.NEW_SIMS))


def days_of(stage: Values, edge: str) -> tuple[date, date] | None:
    found = stage[edge]
    return found and (
        date.fromisoformat(found["earliest"]),
        date.fromisoformat(found["latest"]),
    )


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """Any question that is answered."""
    day = draw(DAYS | NEAR_RULE_CHANGE).isoformat()
    kind = draw(st.sampled_from(["valid_until", "top_up", "activated"]))
    if kind == "valid_until":
        return {"valid_until": day}
    if kind == "activated":
        return {"activated": day, "programme": draw(NEW_SIMS)}
    channel, amount = draw(CARDS)
    return {"top_up": day, "amount": amount, "channel": channel}


@settings(max_examples=200)
@given(question=questions(), later=st.integers(0, 500))
def test_every_answer_is_that_of_the_oracle_that_lives_each_day(
    question: dict[str, str], later: int
) -> None:
    day = next(iter(question.values()))
    asked = question | {"on": (date.fromisoformat(day) + timedelta(days=later)).isoformat()}
    assert in_columns(response(asked)) == lived(asked)


@given(question=questions())
def test_stages_follow_each_other_and_the_earliest_is_never_later_than_the_latest(
    question: dict[str, str],
) -> None:
    found = answer(**question)
    stages = found["stages"]
    for stage in stages:
        for days in filter(None, (days_of(stage, "first_day"), days_of(stage, "last_day"))):
            assert days[0] <= days[1]
    if len({unclear["clause"] for unclear in found["warnings"]} & {"rule-by-validity-end"}) == 0:
        for before, after in pairwise(stages):
            last, first = days_of(before, "last_day"), days_of(after, "first_day")
            assert last
            assert first == (last[0] + ONE_DAY, last[1] + ONE_DAY)
    assert stages[-1]["id"] == "resale"
    assert stages[-1]["last_day"] is None
    assert stages[-1]["first_day"] == found["recycle_date"]


@given(question=questions())
def test_acting_by_the_date_is_in_time_under_every_reading(question: dict[str, str]) -> None:
    found = answer(**question)
    act_by = found["act_by"]
    if found["valid_until"]:
        assert found["valid_until"]["earliest"] <= act_by
    assert act_by < found["recycle_date"]["earliest"]
    restores = {stage["id"]: stage["top_up_restores"] for stage in found["stages"]}
    on_the_day = answer(on=act_by, **question)["stage_on"]
    assert restores[on_the_day["earliest"]]
    assert restores[on_the_day["latest"]]
    next_day = (date.fromisoformat(act_by) + ONE_DAY).isoformat()
    assert not restores[answer(on=next_day, **question)["stage_on"]["earliest"]]


@given(first=DAYS | NEAR_RULE_CHANGE, later=st.integers(1, 400), card=CARDS)
def test_a_later_top_up_never_ends_earlier(first: date, later: int, card: tuple[str, str]) -> None:
    channel, amount = card
    days = (first, first + timedelta(days=later))
    one, other = (answer(top_up=str(day), amount=amount, channel=channel) for day in days)
    assert one["act_by"] < other["act_by"]
    assert one["recycle_date"]["earliest"] < other["recycle_date"]["earliest"]
    assert one["recycle_date"]["latest"] < other["recycle_date"]["latest"]


@given(day=DAYS | NEAR_RULE_CHANGE, later=st.integers(1, 400))
def test_a_later_printed_date_never_ends_earlier(day: date, later: int) -> None:
    one, other = (answer(valid_until=str(until)) for until in (day, day + timedelta(days=later)))
    assert one["act_by"] < other["act_by"]
    assert one["recycle_date"]["earliest"] < other["recycle_date"]["earliest"]


@given(question=questions())
def test_the_gap_between_the_dates_is_one_day_for_each_unclear_step(
    question: dict[str, str],
) -> None:
    found = answer(**question)
    if not any(warning["id"] == "rule-depends-on-reading" for warning in found["warnings"]):
        recycle = found["recycle_date"]
        gap = date.fromisoformat(recycle["latest"]) - date.fromisoformat(recycle["earliest"])
        assert gap.days == len(found["unclear"])


def test_the_oracles_calendar_is_the_usual_one() -> None:
    day = date(1999, 12, 1)
    for lived_day in days_from((1999, 12, 1)):
        if day.year == 2202:
            return
        assert write(lived_day) == day.isoformat()
        day += ONE_DAY


def test_the_oracle_shares_no_code_with_the_calculator() -> None:
    source = Path(oracle.__file__).read_text(encoding="utf-8")
    assert not re.search(r"^(from|import) (calculator|tests)", source, re.MULTILINE)
