"""The calculator in people's hands: keyboard, device zones, digits, the calendar, no scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_form import answer_shown, ask, fill_in, load_reasons

NewPage = Callable[..., Page]


def test_by_keyboard_alone(page):
    page.goto("/en/calculator/")
    page.locator(".calculator-form").wait_for()
    page.locator("h1").click()
    for key in ("Tab", "ArrowDown", "Tab"):
        page.keyboard.press(key)
    expect(page.locator("#top_up")).to_be_focused()
    page.keyboard.type("1/8/2026")
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    expect(page.locator("#amount-scratch-card")).to_be_focused()
    page.keyboard.type("5 USD")
    for _ in ("several top-ups", "another day", "digits", "the button"):
        page.keyboard.press("Tab")
    expect(page.locator("[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    answer_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("7 December 2026")


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("America/New_York", "2026-11-23T00:30:00+07:00"),  # there still the 22nd
        ("Pacific/Apia", "2026-11-23T23:30:00+07:00"),  # there already the 24th
    ],
)
def test_today_is_cambodias_wherever_the_device_is(new_page: NewPage, zone, now):
    page = new_page(timezone_id=zone, now=now)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    expect(page.locator("[data-text=standing]")).to_contain_text("23 November 2026")


def test_khmer_digits_are_shown_and_remembered(page):
    fill_in(page, "km", "valid_until", {"valid_until": "១០.០៩.២៦"})
    ask(page)
    answer_shown(page)
    page.locator("[name=digits][value=khmer]").check()
    headline = page.locator(".calculator-headline")
    expect(headline).to_contain_text("២០២៦")
    expect(headline).not_to_contain_text(re.compile("[0-9]"))
    load_reasons(page)
    expect(headline).to_contain_text("២០២៦")
    page.locator("[name=digits][value=latin]").check()
    expect(headline).to_contain_text("2026")
    expect(page.locator("[data-list=steps]")).to_contain_text("2026")
    page.locator("[name=digits][value=khmer]").check()
    expect(page.locator("[data-list=steps]")).to_contain_text("២០២៦")
    page.reload()
    expect(page.locator("[name=digits][value=khmer]")).to_be_checked()


def test_a_date_can_be_picked(page):
    page.goto("/km/calculator/")
    page.locator("[data-picker=valid_until]").evaluate(
        "(picker) => { picker.value = '2026-09-10'; picker.dispatchEvent(new Event('change')); }"
    )
    expect(page.locator("#valid_until")).to_have_value("10.09.2026")


@pytest.mark.parametrize("language", ["en", "km"])
def test_without_scripts_there_is_the_way_to_the_tables(new_page: NewPage, language):
    page = new_page(java_script_enabled=False)
    page.goto(f"/{language}/calculator/")
    expect(page.locator(".calculator-form")).to_be_hidden()
    page.locator(".calculator noscript a").click()
    expect(page.locator("#scratch-card")).to_be_in_viewport()
    expect(page.locator("table").first).to_be_visible()
