"""A plan as JSON, its sentences in both languages, and its refusals."""

import re

import pytest

from tests.calculator.asking import (
    EXAMPLE,
    LANGUAGES,
    Values,
    by_command,
    command,
    options,
    response,
)
from tests.calculator.published import CARDS, ONLINE
from tests.calculator.test_plan import ABROAD, BARRED, SUMMER, plan

AMOUNTS = r"\d+ × [\d,]+ (USD|KHR)"
TOGETHER = f"{AMOUNTS}(, {AMOUNTS})*( and {AMOUNTS})?"
# Question, further options -> what is said and what is not; \A: in the headline.
SAID = [
    # Printed date 10 September: barred from the 11th, both ways 60 days later, held 30 later.
    (SUMMER | {"goal": "kept"}, "",
     [r"\A.*\b1 USD or 5,000 KHR on Tuesday, 8 December 2026",
      "no calls, SMS or data out from 11 September 2026",
      r"no calls or SMS in from 9\b.*\b10 November 2026"], [r"\A.*50 USD"]),
    # SMS come in until 8 November by the strictest reading: 60 days, 10 September the first.
    (SUMMER, "", [r"\A.*\b10 USD on Sunday, 8 November 2026.*out from 11 September"],
     [r"\A.*SMS in from"]),
    (SUMMER | {"goal": "works"}, "", [r"\A.*50 USD on Thursday, 10 September 2026"], [r"\A.*from"]),
    # It is plain which top-ups are made together.
    (SUMMER | {"goal": "works", "keep_until": "2028-11-14"}, "",
     [f"\\A.*: {TOGETHER}, or {TOGETHER}[.]"], []),
    # Told "1 USD is enough from 30 January on", somebody would wait beyond the last safe day.
    (BARRED, "", [r"\n- 1 USD \(scratch card\) · not enough alone\n",
     r"\n- 5 USD \(scratch card\) · on 23 November 2026\n"], []),
    # Where no top-up is needed, none is spoken of.
    (ABROAD | {"valid_until": "2027-03-05"}, "", ["no further top-up is needed"], ["first top-up"]),
    # What another operator has settled is no doubt.
    (ABROAD, f"--policy={EXAMPLE}", ["as it is published"], ["strictest|own day|least that"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "more", "said", "unsaid"), SAID)
def test_a_plan_says_what_to_do_by_when_and_no_more(
    question: dict[str, str], more: str, said: list[str], unsaid: list[str]
) -> None:
    told = command("plan", *options(question), *more.split()).out.split("\n", 2)[2]
    assert all(re.search(each, told) for each in said)
    assert not any(re.search(each, told) for each in unsaid)


QUESTIONS: list[dict[str, str]] = [
    ABROAD,
    SUMMER | {"goal": "kept", "channel": "online"},
    SUMMER | {"goal": "works"},
    ABROAD | {"valid_until": "2027-01-31"},
    ABROAD | {"keep_until": "2028-01-01", "goal": "receives"},
    {"keep_until": "2023-12-24", "on": "2023-08-10", "valid_until": "2023-08-12"},
]


PRICES = {*CARDS, *ONLINE}


def texts(wording: Values) -> list[str]:
    found = [wording["headline"], *(point["text"] for point in wording["notes"])]
    for section in wording["sections"]:
        found += [section["heading"], *section["texts"], *section["columns"]]
        found += [cell for row in section["rows"] for cell in row]
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_doors_and_languages_say_the_same_at_published_prices(question: dict[str, str]) -> None:
    by_language = [response(question, language, task="plan") for language in LANGUAGES]
    found = by_command(question, task="plan")
    assert found["question"] == {"goal": "receives"} | question
    assert all(each["plan"] == found for each in by_language)
    assert plan(**found["question"]) == found
    standings = {each["standing"] for each in found["citations"]}
    assert standings - {"operator", "press", "regulator", "unknown"} == {"inference"}  # no law
    english, khmer = (texts(each["wording"]) for each in by_language)
    for en, km in zip(english, khmer, strict=True):
        assert re.search("[ក-៿]", km), km
        assert sorted(re.findall(r"\d+", en)) == sorted(re.findall(r"\d+", km))
        assert not re.search(r"\{\w*\}|\b(plan|period|stage)\.\w", en + km)
        priced = re.findall(r"([\d,.]+) (USD|KHR)", en)
        assert {f"{amount.replace(',', '')} {currency}" for amount, currency in priced} <= PRICES
    for language, said in zip(LANGUAGES, (english, khmer), strict=True):
        ran = command("plan", *options(question), f"--language={language}")
        assert not [text for text in said if text not in ran.out]


def test_today_is_the_first_day_and_sms_the_goal_unless_others_are_given() -> None:
    asked = {"keep_until": "2027-03-01"}
    usual = {"on": "2026-11-23", "goal": "receives"}
    assert by_command(asked, task="plan")["question"] == asked | usual


@pytest.mark.parametrize(("language", "order"), [("en", "please top up"), ("km", "សូមបញ្ចូល")])
def test_a_number_that_may_be_sold_is_not_to_be_topped_up(language: str, order: str) -> None:
    sold = ABROAD | {"valid_until": "2024-01-01"}
    sentence = response(sold, language, task="plan")["refusal"]["sentence"]
    assert "888" in sentence
    assert order not in sentence


def test_what_was_before_the_first_rule_and_what_has_been_is_no_plan() -> None:
    before = ABROAD | {"on": "2021-05-28"}
    assert response(before, task="plan")["refusal"]["id"] == "no-rule"
    refused = response(ABROAD | {"cut_off": "2026-06-05"}, task="plan")["refusal"]
    assert (refused["id"], "cut_off" in refused["sentence"]) == ("question-part", True)
    assert command("plan", "--cut-off=2026-06-05").status == 2
