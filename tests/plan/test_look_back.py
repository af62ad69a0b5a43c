"""When the last top-up was, if a number came to a stage on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.asking import POLICIES, Values, answer, command, span
from tests.calculator.published import TABLES
from tests.plan.planning import forward, plan, response

DAYS = st.dates(date(2024, 6, 1), date(2190, 6, 1))
NEAR_RULE_CHANGE = st.dates(date(2023, 8, 1), date(2024, 3, 1))
STAGES = st.sampled_from(["outgoing-barred", "barred", "held", "resale"])


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def stage_begins(found: Values, stage: str, day: str) -> bool:
    """Whether a stage of the answer begins on that day under some reading."""
    first = [each["first_day"] for each in found["stages"] if each["id"] == stage]
    return any(each["earliest"] <= day <= each["latest"] for each in first)


def days_between(found: Values) -> list[str]:
    first, last = day_of(found["earliest"]), day_of(found["latest"])
    return [str(first + timedelta(days=days)) for days in range((last - first).days + 1)]


def test_barred_both_ways_on_5_june() -> None:
    found = plan(cut_off="2026-06-05", stage="barred")
    # 60 days of "outgoing barred" before it: from 6 April, or from 5 April counted as day 1.
    assert found["valid_until"] == span("2026-04-05", "2026-04-06")
    assert found["rules"] == ["trc-8021-2023"]
    five_dollars = next(each for each in found["top_ups"] if each["amount"] == "5 USD")
    assert five_dollars == {
        "amount": "5 USD",
        "channel": "scratch-card",
        "earliest": "2026-02-24",
        "latest": "2026-02-26",
    }
    assert len(found["top_ups"]) == 11


def test_the_rule_is_that_of_the_day_on_which_validity_ended() -> None:
    old = plan(cut_off="2023-11-11", stage="resale")
    assert old["rules"] == ["smart-2021"]
    assert old["valid_until"] == span("2023-08-12", "2023-08-13")
    assert plan(cut_off="2024-02-15", stage="resale")["rules"] == ["trc-8021-2023"]


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2021-06-05", "resale"),  # its validity would have ended before any known rule
        ("2023-08-14", "outgoing-barred"),  # the guideline was not in force the day before
        ("2026-06-05", "retained"),  # a stage of the old rule
        ("2023-12-01", "resale"),  # between the last of the old rule and the first of the new
    ],
)
def test_what_no_rule_explains_is_refused(day: str, stage: str) -> None:
    refused = response({"cut_off": day, "stage": stage})["refusal"]
    assert (refused["id"], refused["field"]) == ("plan-nothing-fits", "cut_off")


@settings(max_examples=15)
@given(day=DAYS, stage=STAGES)
def test_every_day_that_is_named_leads_to_what_happened_and_no_day_beside_it(
    day: date, stage: str
) -> None:
    found = plan(cut_off=str(day), stage=stage)
    for until in days_between(found["valid_until"]):
        assert stage_begins(answer(valid_until=until), stage, str(day))
    for each in found["top_ups"]:
        what = each["amount"], each["channel"]
        days = days_between(each)
        assert all(stage_begins(forward(top_up, *what), stage, str(day)) for top_up in days)
        beside = [day_of(days[0]) - timedelta(days=1), day_of(days[-1]) + timedelta(days=1)]
        for top_up in beside:
            assert not stage_begins(forward(str(top_up), *what), stage, str(day))


@settings(max_examples=30)
@given(
    top_up=DAYS | NEAR_RULE_CHANGE,
    card=st.sampled_from([(amount, name) for name, rows in TABLES.items() for amount in rows]),
    edge=st.sampled_from(["earliest", "latest"]),
)
def test_what_the_answer_foretells_leads_back_to_the_top_up(
    top_up: date, card: tuple[str, str], edge: str
) -> None:
    stages = forward(str(top_up), *card)["stages"][1:]
    for stage in stages:
        found = plan(cut_off=stage["first_day"][edge], stage=stage["id"], channel=card[1])
        ranges = [each for each in found["top_ups"] if _same_row(each, card[0])]
        assert any(each["earliest"] <= str(top_up) <= each["latest"] for each in ranges)


def _same_row(found: Values, amount: str) -> bool:
    """Of a range the smallest amount is named."""
    return any(
        TABLES[found["channel"]].get(each) == TABLES[found["channel"]][amount]
        for each in [found["amount"]]
    )


def test_what_another_operator_has_settled_is_no_doubt() -> None:
    doubt = "whether the days of several top-ups add up"
    asked = ["plan", "--cut-off=2026-06-05", "--stage=resale"]
    assert doubt in command(*asked).out
    for name in ("example.toml", "months.toml"):
        ran = command(*asked, f"--policy={POLICIES / 'good' / name}")
        assert (ran.status, ran.err) == (0, ""), name
        assert doubt not in ran.out
