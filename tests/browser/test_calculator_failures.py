"""When the calculator cannot be loaded: a sentence, a way on, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_form import answer_shown, ask, fill_in

NewPage = Callable[..., Page]
WAIT = 60_000


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page on which requests may fail."""
    return new_page(clean=False)


def failure_shown(page: Page, sentence: str) -> None:
    failure = page.locator(".calculator-failure")
    expect(failure).to_be_visible(timeout=WAIT)
    expect(failure).to_contain_text(sentence)
    expect(failure.locator("a")).to_have_attribute("href", "../top-up/#scratch-card")
    expect(page.locator(".calculator-progress")).to_be_hidden()
    expect(page.locator("#valid_until")).to_have_value("10.09.26")


def retry_answers(page: Page) -> None:
    page.context.unroute_all()
    page.locator(".calculator-failure button").click()
    answer_shown(page)
    expect(page.locator(".calculator-failure")).to_be_hidden()
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")


@pytest.mark.parametrize(
    "file",
    ["engine.json", "pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "calculator.zip"],
)
def test_a_failed_download_can_be_tried_again(page, file):
    page.context.route(f"**/assets/engine/**/{file}", lambda route: route.abort())
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    failure_shown(page, "could not be loaded")
    retry_answers(page)


def test_a_file_that_is_gone_is_a_failed_download(page):
    page.context.route("**/*.wasm", lambda route: route.fulfill(status=404, body="gone"))
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    failure_shown(page, "could not be loaded")


def test_a_blocked_worker(page):
    page.context.route("**/assets/calculator/worker.js", lambda route: route.abort())
    fill_in(page, "km", "valid_until", {"valid_until": "10.09.26"})
    failure_shown(page, "មិនអនុញ្ញាត")


def test_silence_ends_the_wait(page):
    page.clock.install(time="2026-11-23T12:00:00+07:00")
    page.context.route("**/*.wasm", lambda route: None)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    progress = page.locator(".calculator-progress")
    expect(progress).to_contain_text("MB", timeout=WAIT)
    expect(page.locator(".calculator-status")).to_contain_text("is loading")
    page.clock.fast_forward(91_000)
    failure_shown(page, "Nothing has arrived")
    retry_answers(page)


def test_trying_again_asks_what_is_typed_by_then(page):
    page.context.route("**/*.wasm", lambda route: route.abort())
    fill_in(page, "en", "valid_until", {"valid_until": "11.09.26"})
    ask(page)
    expect(page.locator(".calculator-failure")).to_be_visible(timeout=WAIT)
    page.locator("#valid_until").fill("10.09.26")
    retry_answers(page)


def test_a_browser_without_module_workers(page):
    page.add_init_script("delete globalThis.Worker")
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    failure_shown(page, "does not let the calculator start")
