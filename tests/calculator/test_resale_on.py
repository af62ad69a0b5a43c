"""Whether a sale to somebody else was allowed on the asked day, and by which rule."""

from dataclasses import replace
from datetime import date

import pytest

from calculator.answer import last_day_allowing_sale
from calculator.policy_file import usual_policy
from calculator.question import ValidUntil
from calculator.top_ups import choices
from tests.calculator.asking import LANGUAGES, answer, command, options, refusal, wording

PRINTED = {"valid_until": "2026-09-10"}  # resale from 9 or 10 March 2027
OLD_RULE = {"valid_until": "2021-05-31"}  # resale from 29 or 30 August 2021
NEW_SIM = {"activated": "2026-08-01", "programme": "free-sim"}  # from 15 or 16 August 2026


@pytest.mark.parametrize(
    ("question", "on", "allowed"),
    [
        (PRINTED, "2021-05-29", "not-allowed"),
        (PRINTED, "2027-03-08", "not-allowed"),
        (PRINTED, "2027-03-09", "unclear"),
        (PRINTED, "2027-03-10", "allowed"),
        (OLD_RULE, "2021-05-29", "not-allowed"),
        (OLD_RULE, "2021-08-28", "not-allowed"),
        (OLD_RULE, "2021-08-29", "unclear"),
        (OLD_RULE, "2021-08-30", "allowed"),
        (NEW_SIM, "2026-08-14", "not-allowed"),
        (NEW_SIM, "2026-08-15", "unclear"),
        (NEW_SIM, "2026-08-16", "allowed"),
        ({"history": "2026-01-01,1 USD\n2026-04-08,5 USD"}, "2026-08-01", "unclear"),
    ],
)
def test_whether_a_sale_was_allowed(question: dict[str, str], on: str, allowed: str) -> None:
    assert answer(on=on, **question)["resale_on"] == allowed


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
    ran = command("answer", *options(question), f"--on={on}", f"--language={language}")
    assert ran.out.splitlines().count(said) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_verdicts_differ(language: str) -> None:
    days = ("2027-03-08", "2027-03-09", "2027-03-10")
    assert len({wording(language, on=on, **PRINTED)["resale"] for on in days}) == len(days)


def test_a_day_before_the_first_known_rule_stays_refused() -> None:
    assert refusal(on="2021-05-28", **OLD_RULE) == ("no-rule", "on")


@pytest.mark.parametrize(
    ("sold_on", "ended_by", "five_dollars_by"),
    [
        # 180 days and the day itself: 10 September + 180 is 9 March. 40 days: 2 August + 39.
        ("2027-03-09", "2026-09-10", "2026-08-02"),
        ("2023-11-11", "2023-08-13", "2023-07-05"),  # under the rule of 2021, 90 days
        ("2023-12-24", "2023-08-13", "2023-07-05"),  # no number under the newer rule so early
        ("2021-06-05", None, None),  # it would have ended before any known rule
    ],
)
def test_the_last_day_that_allows_a_sale(
    sold_on: str, ended_by: str | None, five_dollars_by: str | None
) -> None:
    day = date.fromisoformat(sold_on)
    found = last_day_allowing_sale(usual_policy(), day, lambda each: ValidUntil(each, day))
    assert found == (ended_by and date.fromisoformat(ended_by))
    [card] = [
        each for each in choices(usual_policy(), "scratch-card") if str(each.money) == "5 USD"
    ]
    found = last_day_allowing_sale(usual_policy(), day, lambda each: replace(card.on(each), on=day))
    assert found == (five_dollars_by and date.fromisoformat(five_dollars_by))
