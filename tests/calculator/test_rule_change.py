"""Which rule applies to a number, and what is said around the days on which rules changed."""

import pytest

from tests.calculator.asking import answer, refusal, span, wording

STATEMENT, GUIDELINE = "smart-2021", "trc-8021-2023"


def warnings(**question: str) -> list[str]:
    return [warning["id"] for warning in answer(**question)["warnings"]]


@pytest.mark.parametrize(
    ("valid_until", "rule", "act_by", "recycle"),
    [
        ("2021-05-29", STATEMENT, "2021-08-26", ("2021-08-27", "2021-08-28")),
        ("2023-08-12", STATEMENT, "2023-11-09", ("2023-11-10", "2023-11-11")),
        ("2023-08-13", STATEMENT, "2023-11-10", ("2023-11-11", "2023-11-12")),
        ("2023-08-14", GUIDELINE, "2023-11-11", ("2024-02-10", "2024-02-11")),
        ("2023-08-15", GUIDELINE, "2023-11-12", ("2024-02-11", "2024-02-12")),
    ],
)
def test_the_rule_in_force_on_the_day_validity_ends_applies(
    valid_until: str, rule: str, act_by: str, recycle: tuple[str, str]
) -> None:
    found = answer(valid_until=valid_until)
    assert found["policy"]["rule"] == rule
    assert found["act_by"] == act_by
    assert found["recycle_date"] == span(*recycle)


@pytest.mark.parametrize(
    ("rule", "valid_until", "stages"),
    [
        (STATEMENT, "2023-08-13", ["active", "retained", "resale"]),
        (GUIDELINE, "2023-08-14", ["active", "outgoing-barred", "barred", "held", "resale"]),
    ],
)
def test_each_rule_has_its_own_stages(rule: str, valid_until: str, stages: list[str]) -> None:
    found = answer(valid_until=valid_until)
    assert [stage["id"] for stage in found["stages"]] == stages


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


@pytest.mark.parametrize(
    ("top_up", "rule", "doubtful"),
    [("2023-08-05", STATEMENT, False), ("2023-08-07", GUIDELINE, False)],
)
def test_a_day_before_or_after_there_is_one_rule_only(
    top_up: str, rule: str, doubtful: bool
) -> None:
    question = {"top_up": top_up, "amount": "1 USD"}
    assert answer(**question)["policy"]["rule"] == rule
    assert ("rule-depends-on-reading" in warnings(**question)) is doubtful


@pytest.mark.parametrize(("on", "furthest", "least"), [("2023-11-13", "resale", "held")])
def test_between_two_rules_the_number_may_be_sold_or_still_held(
    on: str, furthest: str, least: str
) -> None:
    straddling = {"top_up": "2023-08-06", "amount": "1 USD"}
    assert answer(on, **straddling)["stage_on"] == span(furthest, least)
    assert "11 February 2024" in wording("en", on=on, **straddling)["headline"]


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
