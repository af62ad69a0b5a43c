"""Python is loaded when the reader wants it, and never by itself where that costs money."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_form import (
    WAIT,
    answer_shown,
    ask,
    connected_by,
    engine_requests,
    fill_in,
    load_reasons,
    reasons_shown,
)

NewPage = Callable[..., Page]
FAST = {"effectiveType": "4g", "saveData": False}


def offered(page: Page) -> str:
    button = page.locator(".calculator-offer button")
    expect(button).to_be_visible()
    return button.inner_text()


@pytest.mark.parametrize("language", ["en", "km"])
def test_nothing_is_loaded_before_the_button_that_says_its_size(page, site, language):
    asked = engine_requests(page)
    fill_in(page, language, "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    label = offered(page)
    page.wait_for_load_state("networkidle")
    assert asked == []
    manifest = json.loads(Path(site, "assets/engine/engine.json").read_text("utf-8"))
    size = manifest.get("transfer") or sum(manifest["files"].values())
    assert f"({size / 1e6:.1f} MB" in label


@pytest.mark.parametrize(
    "connection",
    [
        FAST,  # a desktop, perhaps on a phone's data
        FAST | {"type": "cellular"},
        FAST | {"type": "wifi", "saveData": True},
        {"effectiveType": "3g", "saveData": False, "type": "wifi"},
        {"effectiveType": "2g", "saveData": False},
        {},  # a browser that does not tell
    ],
)
def test_it_is_not_loaded_unasked_where_it_may_cost(page, connection):
    connected_by(page, **connection)
    asked = engine_requests(page)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    offered(page)
    page.wait_for_load_state("networkidle")
    assert asked == []


@pytest.mark.parametrize("type", ["wifi", "ethernet"])
def test_it_is_loaded_ahead_of_time_where_that_is_free(page, type):
    connected_by(page, **FAST, type=type)
    page.goto("/en/calculator/")
    with page.expect_request("**/assets/engine/**/*.wasm"):
        page.locator("#valid_until").focus()


def test_what_needs_python_waits_for_it(page):
    fill_in(page, "km", "valid_until", {"valid_until": "10 កញ្ញា 2026"})
    ask(page)
    progress = page.locator(".calculator-progress")
    expect(progress).to_contain_text("MB")
    expect(page.locator("#answer")).to_be_focused(timeout=WAIT)
    reasons_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("8 ធ្នូ 2026")


def test_what_needs_python_is_offered_first_where_it_costs(page):
    connected_by(page, **FAST, type="cellular")
    asked = engine_requests(page)
    fill_in(page, "en", "valid_until", {"valid_until": "10 September 2026"})
    ask(page)
    expect(page.locator(".calculator-offer")).to_contain_text("10.09.2026")
    assert re.search(r"\(\d+\.\d MB, once\)", offered(page))
    assert asked == []


def test_once_loaded_it_stays_on_and_is_remembered(page):
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    load_reasons(page)
    expect(page.locator("#answer-why")).to_be_focused()
    page.locator("#valid_until").fill("11.09.26")
    ask(page)
    answer_shown(page)
    reasons_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("9 December 2026")
    page.reload()
    with page.expect_request("**/assets/engine/**/*.wasm"):
        page.locator("#valid_until").focus()


def test_a_newer_engine_is_not_loaded_unasked(page):
    page.add_init_script("localStorage.setItem('engine', '0.0.0-older/')")
    asked = engine_requests(page)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    offered(page)
    assert asked == []


def test_loading_can_be_cancelled(new_page: NewPage):
    page = new_page(clean=False)
    page.context.route("**/*.wasm", lambda route: None)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    page.locator(".calculator-offer button").click()
    progress = page.locator(".calculator-progress")
    expect(progress).to_contain_text("MB", timeout=WAIT)
    cancel = progress.locator("button")
    expect(cancel).to_be_focused()
    [python] = [worker for worker in page.workers if "/python/" in worker.url]
    with python.expect_event("close"):  # with it ends what it was fetching
        cancel.click()
    expect(progress).to_be_hidden()
    expect(page.locator(".calculator-offer button")).to_be_focused()
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")
    expect(page.locator("#valid_until")).to_have_value("10.09.26")
    ask(page)
    answer_shown(page)
    offered(page)
    page.context.unroute_all()
    load_reasons(page)
