"""Which rule applies to a number, and what is said around the days on which rules changed."""

import pytest

from tests.calculator.asking import answer, refusal, span, wording

STATEMENT = "smart-2021"


def warnings(**question: str) -> list[str]:
    return [warning["id"] for warning in answer(**question)["warnings"]]


@pytest.mark.parametrize(
    ("valid_until", "warned"),
    [
        ("2021-05-29", []),
        ("2023-05-15", []),  # sold on 14 August at the latest: the old period was over
        ("2023-05-16", ["rule-changed-meanwhile"]),
        ("2023-08-13", ["rule-changed-meanwhile"]),
        ("2023-08-14", ["second-hand"]),
        ("2199-12-31", ["second-hand"]),
    ],
)
def test_an_old_period_still_running_under_the_new_rule_is_warned_of(
    valid_until: str, warned: list[str]
) -> None:
    assert warnings(valid_until=valid_until) == warned


def test_where_two_rules_are_possible_the_stricter_one_sets_the_date_to_act() -> None:
    # 8 days from 6 August: the last one is 13 August, or 14 August when the guideline began.
    straddling = {"top_up": "2023-08-06", "amount": "1 USD"}
    found = answer(**straddling)
    assert found["valid_until"] == span("2023-08-13", "2023-08-14")
    assert found["policy"]["rule"] == STATEMENT
    assert found["act_by"] == "2023-11-10"
    assert found["recycle_date"] == span("2023-11-11", "2024-02-11")
    assert [stage["id"] for stage in found["stages"]] == [
        "active",
        "outgoing-barred",
        "barred",
        "held",
        "retained",
        "resale",
    ]
    assert warnings(**straddling) == [
        "earlier-top-up",
        "rule-depends-on-reading",
        "rule-changed-meanwhile",
        "second-hand",
    ]


def test_between_two_rules_the_number_may_be_sold_or_still_held() -> None:
    straddling = {"on": "2023-11-13", "top_up": "2023-08-06", "amount": "1 USD"}
    assert answer(**straddling)["stage_on"] == span("resale", "held")
    assert "11 February 2024" in wording("en", **straddling)["headline"]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ({"valid_until": "2021-05-28"}, "valid_until"),
        ({"top_up": "2021-05-20", "amount": "1 USD"}, "top_up"),
        # Under one reading validity ends on 28 May, for which no rule is known.
        ({"top_up": "2021-05-21", "amount": "1 USD"}, "top_up"),
        ({"activated": "2021-05-28", "programme": "free-sim"}, "activated"),
    ],
)
def test_before_the_first_known_rule_there_is_no_answer(
    question: dict[str, str], field: str
) -> None:
    assert refusal(**question) == ("no-rule", field)


@pytest.mark.parametrize(
    "question",
    [
        {"valid_until": "2021-05-29"},
        {"top_up": "2021-05-22", "amount": "1 USD"},
        {"top_up": "2021-01-01", "amount": "50 USD"},  # valid into July 2021
        {"activated": "2021-05-29", "programme": "free-sim"},
    ],
)
def test_from_the_first_known_rule_on_there_is_an_answer(question: dict[str, str]) -> None:
    assert answer(**question)["act_by"] > "2021-05-29"


def test_nobody_is_told_where_a_number_stood_before_the_first_known_rule() -> None:
    question = {"valid_until": "2021-06-30"}
    assert refusal(on="2021-05-28", **question) == ("no-rule", "on")
    assert answer(on="2021-05-29", **question)["stage_on"] == span("active", "active")
