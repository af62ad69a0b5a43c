"""The form of a plan as JSON, and its sentences in both languages."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from calculator.sentences.plan_refusals import PLAN_REFUSALS
from tests.calculator.asking import LANGUAGES, ROOT, Values, command, options
from tests.calculator.test_refusals import assert_one_sentence
from tests.plan.planning import plan, plan_by_command, response

SCHEMA = json.loads((ROOT / "calculator" / "plan.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

ABROAD = {"keep_until": "2027-03-01", "on": "2026-11-23"}
QUESTIONS: list[dict[str, str]] = [
    ABROAD,
    ABROAD | {"valid_until": "2026-09-10"},
    ABROAD | {"valid_until": "2027-01-10", "channel": "online"},
    ABROAD | {"valid_until": "2027-06-01"},
    ABROAD | {"keep_until": "2031-11-20"},
    {"keep_until": "2023-12-24", "on": "2023-08-10", "valid_until": "2023-08-12"},
    {"cut_off": "2026-06-05", "stage": "outgoing-barred"},
    {"cut_off": "2026-06-05", "stage": "resale", "channel": "scratch-card"},
    {"cut_off": "2023-08-14", "stage": "retained"},
]
# id: a question that is refused so, and what its sentence must repeat
REFUSED = {
    "plan-question": ({}, []),
    "plan-past": (ABROAD | {"keep_until": "22.11.2026"}, ["22", "23", "2026"]),
    "plan-too-far": (ABROAD | {"keep_until": "1.1.2032"}, ["2032", "5"]),
    "plan-too-late": (ABROAD | {"valid_until": "25.8.2026"}, ["22", "2026", "888"]),
    "plan-stage": ({"cut_off": "5.6.2026", "stage": "asleep"}, ["asleep", "barred", "held"]),
    "plan-nothing-fits": ({"cut_off": "5.6.2026", "stage": "retained"}, ["5", "2026", "29"]),
}
OF_OTHERS = [
    ("question-part", {"cut_off": "5.6.2026", "stage": "barred", "on": "6.6.2026"}, None),
    ("plan-question", {"cut_off": "5.6.2026", "stage": "barred", "keep_until": "6.6.2026"}, None),
    ("date-missing", ABROAD | {"keep_until": ""}, "keep_until"),
    ("date-impossible", ABROAD | {"valid_until": "30.02.2026"}, "valid_until"),
    ("date-missing", ABROAD | {"on": ""}, "on"),
    ("no-rule", ABROAD | {"on": "2021-05-28"}, "on"),
    ("channel-unknown", ABROAD | {"channel": "bank"}, "channel"),
    ("no-rule", {"keep_until": "2021-06-01", "on": "2021-06-01", "valid_until": "2021-05-28"},
     "valid_until"),
]  # fmt: skip


def faults(values: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(values)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_plan_has_the_published_form_and_can_be_asked_again(question: dict[str, str]) -> None:
    found = plan(**question)
    assert faults(found) == []
    assert plan(**found["question"]) == found
    assert plan_by_command(**question) == found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("kept"),
        lambda found: found.update(more="than agreed"),
        lambda found: found["kept"].update(due="8.12.2026"),
        lambda found: found["kept"]["alone"][0].update(amount="1 dollar"),
        lambda found: found["works"]["series"][0]["top_ups"].clear(),
        lambda found: found["question"].update(number="012 345 678"),
    ],
)
def test_the_schema_refuses_what_is_not_of_that_form(spoil: Any) -> None:
    found = plan(**QUESTIONS[1])
    spoil(found)
    assert faults(found)


def test_every_citation_names_a_clause_once() -> None:
    for question in QUESTIONS:
        citations = plan(**question)["citations"]
        assert citations
        assert len({tuple(each.values()) for each in citations}) == len(citations)


def texts(wording: Values) -> list[str]:
    found = [wording["headline"], *(point["text"] for point in wording["notes"])]
    for section in wording["sections"]:
        found += [section["heading"], *section["texts"], *section["columns"]]
        found += [cell for row in section["rows"] for cell in row]
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_languages_say_the_same_and_leave_nothing_open(question: dict[str, str]) -> None:
    english, khmer = (texts(response(question, language)["wording"]) for language in LANGUAGES)
    assert len(english) == len(khmer)
    for en, km in zip(english, khmer, strict=True):
        assert en.strip()
        assert re.search("[ក-៿]", km), km
        assert sorted(re.findall(r"\d+", en)) == sorted(re.findall(r"\d+", km))
        assert not re.search(r"\{\w*\}|\b(plan|period|stage)\.\w", en + km)


def test_digits_are_those_of_the_reader() -> None:
    wording = response(QUESTIONS[1], "km", "khmer")["wording"]
    assert "២០២៧" in wording["headline"]
    assert not re.search("[0-9]", wording["headline"])


def test_the_command_line_shows_the_sentences_of_the_page() -> None:
    for language in LANGUAGES:
        for question in QUESTIONS[:4] + QUESTIONS[6:]:
            ran = command("plan", *options(question), f"--language={language}")
            assert (ran.status, ran.err) == (0, "")
            for text in texts(response(question, language)["wording"]):
                assert text in ran.out


def test_today_is_the_first_day_unless_another_is_given() -> None:
    ran = command("plan", "--keep-until=2027-03-01", "--format=json")
    assert json.loads(ran.out)["question"]["on"] == "2026-11-23"


def test_every_refusal_of_a_plan_is_tested_here() -> None:
    assert REFUSED.keys() == PLAN_REFUSALS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", REFUSED)
def test_a_refusal_is_one_sentence(id: str, language: str) -> None:
    question, repeated = REFUSED[id]
    refused = response(question, language)["refusal"]
    assert refused["id"] == id
    assert refused["field"] is None or refused["field"] in question
    assert_one_sentence(refused["sentence"], language, repeated)
    ran = command("plan", *options(question), f"--language={language}")
    assert (ran.status, ran.out, ran.err) == (2, "", refused["sentence"] + "\n")


@pytest.mark.parametrize(("id", "question", "field"), OF_OTHERS)
def test_what_cannot_be_read_is_refused_as_in_the_answer(
    id: str, question: dict[str, str], field: str | None
) -> None:
    refused = response(question)["refusal"]
    assert (refused["id"], refused["field"]) == (id, field)
