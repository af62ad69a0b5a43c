"""What an edit of the policy file moves, and what it leaves alone."""

import random
from datetime import date
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.policy import Policy
from tests.calculator.asking import FROZEN, LATE
from tests.calculator.policy_text import (
    Content,
    Place,
    leaves,
    loaded,
    read,
    says,
    shuffled,
    with_value,
)
from tests.calculator.test_properties import questions
from tests.oracle import read as day_of
from tests.oracle import row_or_refusal

CONTENT = read(FROZEN)
POLICY = loaded(CONTENT)
LENGTHS = [(place, value) for place, value in leaves(CONTENT) if place[-1] == "days"]
GUIDELINE = ("rule", 1, "in_force_from")
DATES = ("valid_until", "stages", "act_by", "recycle_date", "stage_on")


@cache
def edited(place: Place, value: Any) -> Policy:
    return loaded(with_value(CONTENT, place, value))


def in_reach(place: Place, question: dict[str, str], before: Content) -> bool:
    """Whether the length at a place has to do with a question."""
    kind, number = place[:2]
    owner = CONTENT[kind][number]
    if kind == "channel":
        met = question.get("channel") == owner["id"]
        return (
            met
            and row_or_refusal(owner["id"], question["amount"], day_of(question["top_up"]))
            == owner["table"][place[3]]["row"][place[5]]
        )
    if kind == "programme":
        return question.get("programme") == owner["id"]
    return owner["clause"] in {citation["clause"] for citation in before["citations"]}


@given(length=st.sampled_from(LENGTHS), more=st.integers(-7, 60), question=questions())
def test_a_length_moves_the_dates_that_rest_on_it_and_no_others(
    length: tuple[Place, int], more: int, question: dict[str, str]
) -> None:
    place, days = length
    asked = question | {"on": LATE}
    before, after = says(POLICY, asked), says(edited(place, days + more), asked)
    moved = bool(more) and in_reach(place, question, before)
    assert (before != after) == moved
    if more > 0:  # more days never shorten
        assert before["act_by"] <= after["act_by"]
        for end in ("earliest", "latest"):
            assert before["recycle_date"][end] <= after["recycle_date"][end]


@given(begins=st.dates(date(2023, 6, 1), date(2023, 10, 31)), question=questions())
def test_a_rule_that_begins_on_another_day_moves_what_ends_between_both_days_only(
    begins: date, question: dict[str, str]
) -> None:
    began = CONTENT["rule"][1]["in_force_from"]
    first, last = sorted((began, begins))
    asked = question | {"on": LATE}
    before, after = says(POLICY, asked), says(edited(GUIDELINE, begins), asked)
    valid = before["valid_until"]
    if not valid or valid["latest"] < str(first) or valid["earliest"] >= str(last):
        assert {part: before[part] for part in DATES} == {part: after[part] for part in DATES}
    else:
        assert before["stages"] != after["stages"]


@settings(max_examples=30)  # each loads a file
@given(seed=st.integers(), question=questions())
def test_the_order_in_the_file_is_irrelevant(seed: int, question: dict[str, str]) -> None:
    other = loaded(shuffled(CONTENT, random.Random(seed)))
    assert other.digest == POLICY.digest
    asked = question | {"on": LATE}
    assert says(other, asked) == says(POLICY, asked)
