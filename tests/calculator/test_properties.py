"""What holds for every question, whatever the day: compared with the engine that walks the days."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.calculator import by_hand
from tests.calculator.asking import Values, answer, span

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 5, 29), date(2198, 6, 1))
NEAR_RULE_CHANGE = st.dates(date(2023, 1, 1), date(2023, 9, 30))
CARDS = st.sampled_from(
    [(channel, amount) for channel, rows in by_hand.TABLES.items() for amount in rows]
)
NEW_SIMS = st.sampled_from(list(by_hand.NEW_SIMS))


def days_of(stage: Values, edge: str) -> tuple[date, date] | None:
    found = stage[edge]
    return found and (
        date.fromisoformat(found["earliest"]),
        date.fromisoformat(found["latest"]),
    )


def assert_same(found: Values, walked: list[by_hand.Walked]) -> None:
    """The answer is the envelope of what was walked."""
    resale = [one.resale.isoformat() for one in walked]
    assert found["recycle_date"] == span(min(resale), max(resale))
    assert found["act_by"] == min(one.act_by for one in walked).isoformat()
    last_days: dict[str, list[str]] = {}
    for one in walked:
        for stage, day in one.last_days.items():
            last_days.setdefault(stage, []).append(day.isoformat())
    assert {stage["id"]: stage["last_day"] for stage in found["stages"][:-1]} == {
        stage: span(min(days), max(days)) for stage, days in last_days.items()
    }


@given(day=DAYS | NEAR_RULE_CHANGE, card=CARDS)
def test_a_top_up_gives_the_dates_that_counting_gives(day: date, card: tuple[str, str]) -> None:
    channel, amount = card
    found = answer(top_up=day.isoformat(), amount=amount, channel=channel)
    assert_same(found, by_hand.top_up(day, by_hand.TABLES[channel][amount]))


@given(day=DAYS | NEAR_RULE_CHANGE)
def test_a_printed_date_gives_the_dates_that_counting_gives(day: date) -> None:
    assert_same(answer(valid_until=day.isoformat()), by_hand.valid_until(day))


@given(day=DAYS, programme=NEW_SIMS)
def test_a_new_sim_gives_the_dates_that_counting_gives(day: date, programme: str) -> None:
    found = answer(activated=day.isoformat(), programme=programme)
    assert_same(found, by_hand.new_sim(day, by_hand.NEW_SIMS[programme]))


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
