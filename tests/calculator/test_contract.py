"""The JSON answer keeps the form that is published in `answer.schema.json`."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.calculator.asking import (
    EXAMPLE,
    ROOT,
    TODAY,
    answer,
    by_command,
    command,
    response,
)
from tests.calculator.published import TABLES

SCHEMA = json.loads((ROOT / "calculator" / "answer.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

DAYS = ["2021-05-29", "2023-05-16", "2023-08-06", "2023-08-14", "2024-02-29", "2026-08-01"]
AGES = ["", "2026-11-23", "2199-12-31"]

QUESTIONS: list[dict[str, str]] = [
    question | {"on": on or day}
    for day in DAYS
    for on in AGES
    for question in [
        {"valid_until": day},
        *({"activated": day, "programme": programme} for programme in ("free-sim", "standard")),
        *(
            {"top_up": day, "amount": amount, "channel": channel}
            for channel, rows in TABLES.items()
            for amount in rows
        ),
        {"history": f"{day},5 USD\n{day},5000 KHR,scratch-card"},
    ]
]

OF_ANOTHER_OPERATOR: list[dict[str, str]] = [
    {"valid_until": "2026-08-31"},
    {"valid_until": "2023-12-31"},
    {"top_up": "2026-08-01", "amount": "2.50 USD"},
    {"top_up": "2026-08-31", "amount": "5 USD"},  # calendar months
    {"activated": "2026-08-01", "programme": "gift"},
]


def faults(values: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(values)]


@pytest.mark.parametrize("question", OF_ANOTHER_OPERATOR)
def test_another_operators_answer_has_it_too_and_names_the_operator(
    question: dict[str, str],
) -> None:
    found = by_command(question, f"--policy={EXAMPLE}")
    assert faults(found) == []
    assert found["policy"]["operator"] == "example"


def test_every_answer_has_the_published_form_and_can_be_asked_again() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for question in QUESTIONS:
        found = response(question)["answer"]
        assert faults(found) == []
        assert response(found["question"])["answer"] == found


def test_a_question_is_given_back_in_one_spelling() -> None:
    """Its dates, amounts and lists: `typed.toml` and test_history.py."""
    typed = {"top_up": "១.៨.២៦", "amount": "៥ ដុល្លារ", "on": "23 Nov 2026"}
    normalised = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
    assert response(typed)["answer"]["question"] == normalised | {"on": "2026-11-23"}
    typed = {"activated": "1 សីហា 2026", "programme": "standard", "on": "23-11-2026"}
    normalised = {"activated": "2026-08-01", "programme": "standard"}
    assert response(typed)["answer"]["question"] == normalised | {"on": "2026-11-23"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("act_by"),
        lambda found: found.update(more="than agreed"),
        lambda found: found.update(act_by="7.12.2026"),
        lambda found: found["stages"].pop() and found["stages"].clear(),
        lambda found: found["stages"][0].update(id="asleep"),
        lambda found: found["stages"][0].update(outgoing="unknown"),
        lambda found: found["question"].update(number="012 345 678"),
        lambda found: found["question"].update(amount="5 dollars"),
        lambda found: found["policy"].update(digest="0"),
        lambda found: found["citations"][0].update(standing="official"),
        lambda found: found["citations"].clear(),
        lambda found: found["warnings"].append("beware"),
    ],
)
def test_the_schema_refuses_what_is_not_of_that_form(spoil: Any) -> None:
    found = answer(top_up="2026-08-01", amount="5 USD")
    spoil(found)
    assert faults(found)


def test_json_is_written_for_people_too() -> None:
    ran = command("answer", "--valid-until=2026-09-10", "--format=json")
    assert ran.out == json.dumps(json.loads(ran.out), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(ran.out)["question"]["on"] == TODAY.isoformat()
