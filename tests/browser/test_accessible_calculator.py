"""Every state of the calculator with axe, and all of it by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.calculator_form import (
    TOP_UP,
    WAIT,
    answer_shown,
    ask,
    fill_in,
    reasons_shown,
)

NewPage = Callable[..., Page]
LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
NEW_SIM = {"activated": "16.11.2026", "programme": "free-sim"}


@LANGUAGES
def test_axe_finds_nothing_in_any_state(new_page: NewPage, language: str) -> None:
    page = new_page(clean=False, reduced_motion="reduce")
    found: list[str] = []
    fill_in(page, language, "valid_until", {"valid_until": ""})
    ask(page)
    expect(page.locator("#valid_until-refusal")).to_be_visible()
    found += violations(page, "refused")
    for way, fields in (("top_up", TOP_UP), ("activated", NEW_SIM)):
        fill_in(page, language, way, fields)
        ask(page)
        answer_shown(page)
        expect(page.locator(".calculator-offer button")).to_be_visible()
        found += violations(page, f"answered and offered, {way}")
    page.context.route("**/*.wasm", lambda route: None)
    page.locator(".calculator-offer button").click()
    expect(page.locator(".calculator-progress")).to_be_visible(timeout=WAIT)
    found += violations(page, "loading")
    page.locator(".calculator-progress button").click()
    page.context.unroute_all()
    page.context.route("**/*.wasm", lambda route: route.abort())
    page.locator(".calculator-offer button").click()
    expect(page.locator(".calculator-failure")).to_be_visible(timeout=WAIT)
    found += violations(page, "failed")
    page.context.unroute_all()
    page.locator(".calculator-failure button").click()
    reasons_shown(page)
    page.locator("[name=digits][value=khmer]").check()
    found += violations(page, "reasons in Khmer digits")
    assert found == []


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focus_is_seen(page: Page) -> None:
    """What has the focus shows it, and stands in the window, clear of the page's header."""
    assert page.evaluate(
        """() => {
            const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
            const { top, bottom } = document.activeElement.getBoundingClientRect();
            const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
                && top >= header && bottom <= innerHeight;
        }"""
    ), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


@LANGUAGES
def test_all_of_it_by_keyboard_alone(new_page: NewPage, language: str) -> None:
    page = new_page(clean=False)
    page.context.route("**/*.wasm", lambda route: None)
    page.goto(f"/{language}/calculator/")
    expect(page.locator("#valid_until")).to_be_enabled()
    page.locator("h1").click()
    press(page, "Tab")
    expect(page.locator("[name=way][value=valid_until]")).to_be_focused()
    focus_is_seen(page)

    press(page, "Tab")  # A refusal comes to its field, and is read out with it.
    page.keyboard.type("31.2.2026")
    press(page, "Enter")
    field = page.locator("#valid_until")
    expect(page.locator("#valid_until-refusal")).to_be_visible()
    expect(field).to_be_focused()
    assert "valid_until-refusal" in str(field.get_attribute("aria-describedby"))
    focus_is_seen(page)

    press(page, "Control+A")  # It is mended where it stands.
    page.keyboard.type("10.09.26")
    press(page, "Enter")
    answer_shown(page)
    focus_is_seen(page)

    until_focused(page, ".calculator-offer button")  # The reasons, given up,
    focus_is_seen(page)
    press(page, "Enter")
    cancel = page.locator(".calculator-progress button")
    expect(cancel).to_be_focused()
    focus_is_seen(page)
    press(page, "Enter")
    expect(page.locator(".calculator-offer button")).to_be_focused()

    page.context.unroute_all()  # and asked for again.
    press(page, "Space")
    reasons_shown(page)
    expect(page.locator("#answer-why")).to_be_focused()
    focus_is_seen(page)


def until_focused(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, past the links of the answer."""
    for _ in range(10):
        press(page, "Tab")
        if page.locator(selector).evaluate("(each) => each === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {selector}")
