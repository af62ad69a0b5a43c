"""The instant answer is Python's: every row of every table, on hundreds of days in a row."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route

from calculator.input import forms
from calculator.web import respond
from tests.browser.calculator_form import WAIT, ask, fill_in, load_reasons
from tests.browser.instant_cases import (
    STRETCHES,
    TABLES,
    Question,
    digest,
    python_says,
    python_says_to_all,
    questions,
)
from tests.test_typed import ON, asked, cases

# Python answers tens of thousands of questions here, as it does in tests of its own: counting its
# branches once more would only take time.
pytestmark = pytest.mark.no_cover

# One question for each way in which something typed is refused or read.
TYPED = [
    *(asked(case) for case in cases()),
    {"top_up": "2.9.26", "amount": "5 USD", "channel": "scratch-card", "on": ON},
    {"valid_until": "10.09.26", "on": "26-08-20"},
    {"valid_until": "10.09.26", "on": "1970-01-01"},  # the device's clock is wrong
]
OTHER = [
    {"history": "2026-08-01,5 USD", "on": ON},
    {"top_up": "1.8.2026", "amount": "5 USD", "channel": "barter", "on": ON},
    {"activated": "1.8.2026", "programme": "gift", "on": ON},
]

# The site has these modules in one file, which gives nothing away; so they come from here.
MODULES = Path(__file__).parents[2] / "docs" / "assets"

# What the page does with a question, for many of them, and a fingerprint of each response.
INSTANTLY = """async ({ cases, digits }) => {
  const calculator = document.querySelector('.calculator');
  const { instantResponse } = await import('/modules/calculator/instant.js');
  const { Writer } = await import('/modules/common/writer.js');
  const facts = await (await fetch(calculator.dataset.instant)).json();
  const wording = JSON.parse(document.getElementById('calculator-wording').textContent);
  const write = new Writer(wording, digits);
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, 0));
  const digest = async (value) => hex(await crypto.subtle.digest(
    'SHA-256', new TextEncoder().encode(JSON.stringify(value)))).join('');
  return Promise.all(cases.map((question) => digest(instantResponse(question, facts, write))));
}"""

# The worker's own function, on whole requests.
RESPONSES = """async (requests) => {
  const respond = await (await import('/assets/python/worker.js')).started;
  return requests.map((request) => JSON.parse(respond(JSON.stringify(request))));
}"""

# What stands behind that function, without the sentences.
DATES = """async (questions) => {
  const door = (await (await import('/assets/python/worker.js')).started).__globals__;
  const json = door.get('json');
  const names = door.get('TASKS').get('question').__globals__;
  const [answer, read_question, policy, as_values] =
    ['answer', 'read_question', 'policy', 'as_values'].map((name) => names.get(name));
  return questions.map((question) => {
    const asked = read_question(policy(), json.loads(JSON.stringify(question)));
    const found = JSON.parse(json.dumps(as_values(answer(policy(), asked))));
    return [found.valid_until, found.stages.map((stage) => [stage.first_day, stage.last_day]),
      found.act_by, found.recycle_date, found.stage_on];
  });
}"""

Response = dict[str, Any]


@pytest.fixture
def instantly(page):
    """Fingerprints of the page's responses to many questions."""

    def module(route: Route) -> None:
        name = urlsplit(route.request.url).path.partition("/modules/")[2]
        if name.endswith(".json"):
            route.fulfill(json=forms())
            return
        route.fulfill(path=MODULES / name, content_type="text/javascript")

    def instantly(language: str, digits: str, cases: list[Question]) -> list[str]:
        page.context.route("**/modules/**", module)
        page.goto(f"/{language}/calculator/")
        return page.evaluate(INSTANTLY, {"cases": cases, "digits": digits})

    return instantly


def differing(
    cases: list[Question], found: list[str], expected: list[Response]
) -> list[tuple[Question, Response]]:
    """The questions with another response than Python's, and that."""
    checked = zip(cases, found, expected, strict=True)
    return [(case, says) for case, instant, says in checked if instant != digest(says)]


@pytest.mark.parametrize(
    ("language", "digits", "stretch"),
    [("en", "latin", STRETCHES[0]), ("km", "khmer", STRETCHES[1]), ("km", "latin", STRETCHES[2])],
)
def test_every_row_of_every_table_gives_pythons_answer(instantly, language, digits, stretch):
    cases = questions(stretch)
    assert len(cases) == len(TABLES) * stretch[1]
    found = instantly(language, digits, cases)
    assert differing(cases, found, python_says_to_all(stretch, language, digits)) == []


@pytest.mark.parametrize(("language", "digits"), [("en", "khmer"), ("km", "latin")])
def test_what_is_typed_is_read_as_python_reads_it(instantly, language, digits):
    found = instantly(language, digits, TYPED)
    expected = [python_says(case, language, digits) for case in TYPED]
    assert differing(TYPED, found, expected) == []


def test_what_only_python_can_read_is_left_to_it(instantly):
    assert set(instantly("en", "latin", OTHER)) == {digest(None)}


def test_pyodide_gives_the_same_answers(page):
    """Whole responses to some questions, and the dates of all rows on 800 days."""
    page.set_default_timeout(10 * WAIT)
    fill_in(page, "km", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    load_reasons(page)
    [python] = [worker for worker in page.workers if "/python/" in worker.url]
    requests = [
        {"question": case, "language": language, "digits": digits}
        for stretch in STRETCHES
        for case in questions(stretch)[:: stretch[1] // 2 + 1]
        for language, digits in (("km", "khmer"), ("en", "latin"))
    ]
    for request, response in zip(requests, python.evaluate(RESPONSES, requests), strict=True):
        assert response == json.loads(respond(json.dumps(request)))
    cases = questions(STRETCHES[0])
    found = python.evaluate(DATES, cases)
    expected = python_says_to_all(STRETCHES[0], "en", "latin")
    for case, dates, says in zip(cases, found, expected, strict=True):
        assert dates == only_dates(says["answer"]), case


def only_dates(found: dict[str, Any]) -> list[object]:
    return [
        found["valid_until"],
        [[stage["first_day"], stage["last_day"]] for stage in found["stages"]],
        found["act_by"],
        found["recycle_date"],
        found["stage_on"],
    ]
