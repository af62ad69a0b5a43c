"""The audited cases of tests/judge in Chromium: Python in the page, and the instant answer."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.calculator_form import WAIT, ask, fill_in, load_reasons
from tests.browser.test_instant import RESPONSES
from tests.judge.cases import Case, cases, in_columns

CASES = cases()
QUESTIONS = [case.question for case in CASES]

# What the page says at once, before Python is there; null is left to Python.
AT_ONCE = """async (questions) => {
  const { instantResponse } = await import('/assets/calculator/instant.js');
  const { Writer } = await import('/assets/common/writer.js');
  const { instant } = document.querySelector('.calculator').dataset;
  const facts = await (await fetch(instant)).json();
  const wording = JSON.parse(document.getElementById('calculator-wording').textContent);
  const write = new Writer(wording, 'latin');
  return questions.map((question) => instantResponse(question, facts, write));
}"""


def test_python_in_the_page_gives_the_audited_answers(page: Page) -> None:
    page.set_default_timeout(10 * WAIT)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    load_reasons(page)
    [python] = [worker for worker in page.workers if urlsplit(worker.url).path in RESPONSES]
    requests = [
        {"question": question, "language": "km", "digits": "khmer"} for question in QUESTIONS
    ]
    for case, response in zip(CASES, python.evaluate(RESPONSES, requests), strict=True):
        assert in_columns(response) == case.expected, case.id


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_instant_answer_is_the_audited_one(page: Page, language: str) -> None:
    page.goto(f"/{language}/calculator/")
    for case, response in zip(CASES, page.evaluate(AT_ONCE, QUESTIONS), strict=True):
        assert (response is None) == has_parts_of_a_cent(case), case.id
        if response:
            expected = {name: text for name, text in case.expected.items() if name != "clauses"}
            assert in_columns(response) == expected, case.id


def has_parts_of_a_cent(case: Case) -> bool:
    """Such an amount is left to Python."""
    return re.search(r"\.\d{3}", case.question.get("amount", "")) is not None
