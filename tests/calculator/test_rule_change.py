"""Which rule applies to a number, what it says of a sale, and what is said where rules changed."""

import pytest

from tests.calculator.asking import LANGUAGES, answer, ask, wording

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
