"""When Python cannot be loaded: a sentence, a way on, and nothing that was there is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.calculator_form import WAIT, answer_shown, ask, fill_in, reasons_shown

NewPage = Callable[..., Page]


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page on which requests may fail."""
    return new_page(clean=False)


def ask_for_reasons(page: Page, language: str = "en", valid_until: str = "10.09.26") -> None:
    fill_in(page, language, "valid_until", {"valid_until": valid_until})
    ask(page)
    answer_shown(page)
    page.locator(".calculator-offer button").click()


def failure_shown(page: Page, sentence: str) -> None:
    failure = page.locator(".calculator-failure")
    expect(failure).to_be_visible(timeout=WAIT)
    expect(failure).to_contain_text(sentence)
    expect(failure.locator("a")).to_have_attribute("href", "../top-up/#scratch-card")
    expect(page.locator(".calculator-progress")).to_be_hidden()
    expect(page.locator(".calculator-headline strong")).to_contain_text("2026")
    expect(page.locator("#valid_until")).not_to_have_value("")


@pytest.mark.parametrize(
    "file", ["engine.json", "pyodide.mjs", "*.wasm", "python_stdlib.zip.gz", "calculator.zip.gz"]
)
def test_a_failed_download(page, file):
    page.context.route(f"**/assets/engine/**/{file}", lambda route: route.abort())
    ask_for_reasons(page)
    failure_shown(page, "could not be loaded")


def test_it_can_be_tried_again_with_what_is_typed_by_then(page):
    page.context.route("**/*.wasm", lambda route: route.fulfill(status=404, body="gone"))
    ask_for_reasons(page, valid_until="11.09.26")
    failure_shown(page, "could not be loaded")
    page.context.unroute_all()
    page.locator("#valid_until").fill("10.09.26")
    page.locator(".calculator-failure button").click()
    answer_shown(page)
    expect(page.locator(".calculator-failure")).to_be_hidden()
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")
    reasons_shown(page)


def test_a_blocked_worker(page):
    page.context.route("**/assets/python/worker.js", lambda route: route.abort())
    ask_for_reasons(page, language="km")
    failure_shown(page, "មិនអនុញ្ញាត")


def test_silence_ends_the_wait(page):
    page.clock.install(time="2026-11-23T12:00:00+07:00")
    page.context.route("**/*.wasm", lambda route: None)
    ask_for_reasons(page)
    expect(page.locator(".calculator-progress")).to_contain_text("MB", timeout=WAIT)
    expect(page.locator(".calculator-status")).to_contain_text("is loading")
    page.clock.fast_forward(91_000)
    failure_shown(page, "Nothing has arrived")


def test_a_browser_without_module_workers(page):
    page.add_init_script("delete globalThis.Worker")
    ask_for_reasons(page)
    failure_shown(page, "does not let the rest of the calculator start")


def test_instant_answers_that_cannot_be_fetched_are_left_to_python(page):
    page.context.route("**/instant-*.json", lambda route: route.abort())
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    reasons_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")


def test_an_instant_answer_that_python_denies_is_replaced(page):
    errors: list[ConsoleMessage] = []
    page.on("console", lambda line: line.type == "error" and errors.append(line))
    page.context.route(
        "**/instant-*.json",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('"act_by":89', '"act_by":99'),
            content_type="application/json",
        ),
    )
    ask_for_reasons(page)
    headline = page.locator(".calculator-headline")
    expect(headline).to_contain_text("18 December 2026")
    reasons_shown(page)
    expect(headline).to_contain_text("8 December 2026")
    expect(headline).not_to_contain_text("18 December 2026")
    [error] = errors
    assert set(error.args[0].evaluate("(logged) => Object.keys(logged)")) == {"instant", "response"}
