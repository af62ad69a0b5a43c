"""The JSON of answers, plans and losses keeps the form published in `answer.schema.json`."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.calculator.asking import KINDS, SCHEMA, TODAY, Values, command, faults, response

CARD = {"top_up": "2026-08-01", "amount": "5 USD", "on": "2026-08-20"}
SUMMER = {"keep_until": "2027-03-01", "on": "2026-08-15", "valid_until": "2026-09-10"}
LOST = CARD | {"lost_on": "2026-08-10"}
ASKED = {"answer": ("question", CARD), "plan": ("plan", SUMMER), "lost": ("lost", LOST)}


def found_of(kind: str) -> Values:
    task, question = ASKED[kind]
    found: Values = response(question, task=task)[kind]
    return found


def test_a_question_is_given_back_in_one_spelling() -> None:
    """Its dates, amounts and lists: `typed.toml` and test_history.py."""
    typed = {"top_up": "១.៨.២៦", "amount": "៥ ដុល្លារ", "on": "23 Nov 2026"}
    normalised = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
    assert response(typed)["answer"]["question"] == normalised | {"on": "2026-11-23"}
    typed = {"activated": "1 សីហា 2026", "programme": "standard", "on": "23-11-2026"}
    normalised = {"activated": "2026-08-01", "programme": "standard"}
    assert response(typed)["answer"]["question"] == normalised | {"on": "2026-11-23"}


# A kind of answer, and what is not as it was agreed.
SPOILT: list[tuple[str, Any]] = [
    ("answer", lambda found: found.pop("act_by")),
    ("answer", lambda found: found.update(more="than agreed")),
    ("answer", lambda found: found.update(act_by="7.12.2026")),
    ("answer", lambda found: found["stages"].clear()),
    ("answer", lambda found: found["stages"][0].update(id="asleep")),
    ("answer", lambda found: found["stages"][0].update(outgoing="unknown")),
    ("answer", lambda found: found["question"].update(number="012 345 678")),
    ("answer", lambda found: found["question"].update(amount="5 dollars")),
    ("answer", lambda found: found["policy"].update(digest="0")),
    ("answer", lambda found: found["citations"][0].update(standing="official")),
    ("answer", lambda found: found["citations"].clear()),
    ("answer", lambda found: found["warnings"].append("beware")),
    ("plan", lambda found: found.pop("receives")),
    ("plan", lambda found: found["kept"].update(due="8.12.2026")),
    ("plan", lambda found: found["kept"]["alone"][0].update(amount="1 dollar")),
    ("plan", lambda found: found["works"]["series"][0]["top_ups"].clear()),
    ("plan", lambda found: found["question"].update(number="012 345 678")),
    ("lost", lambda found: found.update(verdict="guilty")),
    ("lost", lambda found: found["rules"][0].pop("sure")),
]


def test_one_schema_has_them_all() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for kind in KINDS:
        Draft202012Validator(SCHEMA).validate(found_of(kind))


@pytest.mark.parametrize(("kind", "spoil"), SPOILT)
def test_the_schema_refuses_what_is_not_of_that_form(kind: str, spoil: Any) -> None:
    found = found_of(kind)
    spoil(found)
    assert faults(kind, found)


def test_json_is_written_for_people_too() -> None:
    ran = command("answer", "--valid-until=2026-09-10", "--format=json")
    assert ran.out == json.dumps(json.loads(ran.out), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(ran.out)["question"]["on"] == TODAY.isoformat()
