"""The form of a plan as JSON, its sentences in both languages, and its refusals."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.calculator.asking import LANGUAGES, MONTHS, ROOT, Values, command, options, response
from tests.calculator.published import CARDS, ONLINE
from tests.calculator.test_plan import ABROAD, BARRED, SUMMER, plan

SCHEMA = json.loads((ROOT / "calculator" / "plan.schema.json").read_text(encoding="utf-8"))


def headline(question: dict[str, str], language: str = "en") -> str:
    said: str = response(question, language, task="plan")["wording"]["headline"]
    return said


def test_the_headline_names_the_smallest_sure_top_up_its_day_and_what_stops_until_then() -> None:
    """Printed date 10 September: barred from the 11th, both ways 60 days later, held 30 later."""
    kept = headline(SUMMER | {"goal": "kept"})
    assert "1 USD or 5,000 KHR on Tuesday, 8 December 2026" in kept
    assert "50 USD" not in kept
    assert re.search("no calls, SMS or data out from 11 September 2026", kept)
    assert re.search(r"no calls or SMS in from 9\b.*\b10 November 2026", kept)
    # SMS come in until 8 November by the strictest reading: 60 days, 10 September the first.
    receives = headline(SUMMER)
    assert receives == headline(SUMMER | {"goal": "receives"})
    assert "10 USD on Sunday, 8 November 2026" in receives
    assert "out from 11 September" in receives
    assert "SMS in from" not in receives
    works = headline(SUMMER | {"goal": "works"})
    assert "50 USD on Thursday, 10 September 2026" in works
    assert "from" not in works


def test_it_is_plain_which_top_ups_are_made_together() -> None:
    far = SUMMER | {"goal": "works", "keep_until": "2028-11-14"}
    amounts = r"\d+ × [\d,]+ (USD|KHR)"
    together = f"{amounts}(, {amounts})*( and {amounts})?"
    assert re.search(f": {together}, or {together}[.]", headline(far))


QUESTIONS: list[dict[str, str]] = [
    ABROAD,
    SUMMER | {"goal": "kept", "channel": "online"},
    SUMMER | {"goal": "works"},
    ABROAD | {"valid_until": "2027-01-31"},
    ABROAD | {"keep_until": "2028-01-01", "goal": "receives"},
    {"keep_until": "2023-12-24", "on": "2023-08-10", "valid_until": "2023-08-12"},
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_plan_has_the_published_form_and_can_be_asked_again(question: dict[str, str]) -> None:
    found = plan(**question)
    Draft202012Validator(SCHEMA).validate(found)
    assert found["citations"]
    assert "law" not in [each["standing"] for each in found["citations"]]
    assert found["question"] == {"goal": "receives"} | question
    assert plan(**found["question"]) == found
    ran = command("plan", "--format=json", *options(question))
    assert json.loads(ran.out) == found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("receives"),
        lambda found: found.update(more="than agreed"),
        lambda found: found["kept"].update(due="8.12.2026"),
        lambda found: found["kept"]["alone"][0].update(amount="1 dollar"),
        lambda found: found["works"]["series"][0]["top_ups"].clear(),
        lambda found: found["question"].update(number="012 345 678"),
    ],
)
def test_the_schema_refuses_what_is_not_of_that_form(spoil: Any) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    found = plan(**SUMMER)
    spoil(found)
    assert not Draft202012Validator(SCHEMA).is_valid(found)


PRICES = {*CARDS, *ONLINE}


def texts(wording: Values) -> list[str]:
    found = [wording["headline"], *(point["text"] for point in wording["notes"])]
    for section in wording["sections"]:
        found += [section["heading"], *section["texts"], *section["columns"]]
        found += [cell for row in section["rows"] for cell in row]
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_languages_say_the_same_at_published_prices_and_the_command_line_all_of_it(
    question: dict[str, str],
) -> None:
    english, khmer = (texts(response(question, each, task="plan")["wording"]) for each in LANGUAGES)
    for en, km in zip(english, khmer, strict=True):
        assert re.search("[ក-៿]", km), km
        assert sorted(re.findall(r"\d+", en)) == sorted(re.findall(r"\d+", km))
        assert not re.search(r"\{\w*\}|\b(plan|period|stage)\.\w", en + km)
        priced = re.findall(r"([\d,.]+) (USD|KHR)", en)
        assert {f"{amount.replace(',', '')} {currency}" for amount, currency in priced} <= PRICES
    for language, said in zip(LANGUAGES, (english, khmer), strict=True):
        ran = command("plan", *options(question), f"--language={language}")
        assert not [text for text in said if text not in ran.out]


def test_what_another_operator_has_settled_is_no_doubt() -> None:
    ran = command("plan", *options(ABROAD), f"--policy={MONTHS}")
    assert not re.search("strictest|own day|least that", ran.out)
    assert "as it is published" in ran.out


def test_today_is_the_first_day_and_sms_the_goal_unless_others_are_given() -> None:
    ran = command("plan", "--keep-until=2027-03-01", "--format=json")
    asked = {"keep_until": "2027-03-01", "on": "2026-11-23", "goal": "receives"}
    assert json.loads(ran.out)["question"] == asked


def test_no_day_is_named_on_which_it_is_too_late() -> None:
    """Told "1 USD is enough from 30 January on", somebody would wait beyond the last safe day."""
    told = command("plan", *options(BARRED)).out.splitlines()
    assert "- 1 USD (scratch card) · not enough alone" in told
    assert "- 5 USD (scratch card) · on 23 November 2026" in told


def test_where_no_top_up_is_needed_none_is_spoken_of() -> None:
    told = command("plan", *options(ABROAD | {"valid_until": "2027-03-05"})).out
    assert "no further top-up is needed" in told
    assert "first top-up" not in told


@pytest.mark.parametrize(("language", "order"), [("en", "please top up"), ("km", "សូមបញ្ចូល")])
def test_a_number_that_may_be_sold_is_not_to_be_topped_up(language: str, order: str) -> None:
    sold = ABROAD | {"valid_until": "2024-01-01"}
    sentence = response(sold, language, task="plan")["refusal"]["sentence"]
    assert "888" in sentence
    assert order not in sentence


def test_without_a_day_there_is_no_plan() -> None:
    assert response({"on": "2026-11-23"}, task="plan")["refusal"]["field"] == "keep_until"
    before = ABROAD | {"on": "2021-05-28"}
    assert response(before, task="plan")["refusal"]["id"] == "no-rule"


def test_looking_back_is_no_plan() -> None:
    refused = response(ABROAD | {"cut_off": "2026-06-05"}, task="plan")["refusal"]
    assert (refused["id"], "cut_off" in refused["sentence"]) == ("question-part", True)
    assert command("plan", "--cut-off=2026-06-05").status == 2
