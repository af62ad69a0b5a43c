"""Which rule applies to a number, what it says of a sale, and what is said where rules changed."""

import pytest

from tests.calculator.asking import LANGUAGES, LATE, answer, ask, refusal, response, span, wording
from tests.oracle import answer as lived
from tests.oracle import in_columns

PRINTED = {"valid_until": "2026-09-10"}  # resale from 9 or 10 March 2027
NEW_SIM = {"activated": "2026-08-01", "programme": "free-sim"}  # from 15 or 16 August 2026


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
    warnings = answer(valid_until=valid_until)["warnings"]
    assert [warning["id"] for warning in warnings] == warned


BY_CARD = {"channel": "scratch-card", "amount": "1 USD"}


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ({"valid_until": "2021-05-28"}, False),
        ({"valid_until": "2021-05-29"}, True),
        (BY_CARD | {"top_up": "2021-05-20"}, False),
        (BY_CARD | {"top_up": "2021-05-21"}, False),  # ends on 28 May under one reading
        (BY_CARD | {"top_up": "2021-05-22"}, True),
        (BY_CARD | {"top_up": "2021-01-01", "amount": "50 USD"}, True),  # valid into July 2021
    ],
)
def test_before_the_first_known_rule_there_is_no_answer(
    question: dict[str, str], answered: bool
) -> None:
    found = in_columns(response(question | {"on": LATE}))
    assert found == lived(question | {"on": LATE})
    assert ("act_by" in found) is answered


def test_nobody_is_told_where_a_number_stood_before_the_first_known_rule() -> None:
    assert refusal(activated="2021-05-28", programme="free-sim") == ("no-rule", "activated")
    question = {"valid_until": "2021-06-30"}
    assert refusal(on="2021-05-28", **question) == ("no-rule", "on")
    assert answer(on="2021-05-29", **question)["stage_on"] == span("active", "active")


@pytest.mark.parametrize(
    ("question", "on", "rules"),
    [
        (PRINTED, "2021-05-29", ["8021"]),
        (PRINTED, "2027-03-10", ["8021"]),
        ({"valid_until": "2023-08-01"}, "2024-03-01", ["2021"]),  # whatever is in force that day
        ({"top_up": "2023-07-05", "amount": "5 USD"}, "2023-12-01", ["2021", "8021"]),  # 13 or 14
        (NEW_SIM, "2026-08-16", []),  # what Smart says of new SIMs decides, not a rule
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_with_the_rule_that_decides(
    question: dict[str, str], on: str, rules: list[str], language: str
) -> None:
    said = wording(language, on=on, **question)["resale"]
    named = said.rpartition({"en": "? ", "km": "៖"}[language])[2]
    assert [each for each in ("2021", "8021") if each in named] == rules
    ran = ask(question, f"--on={on}", f"--language={language}")
    assert ran.out.splitlines().count(said) == 1
