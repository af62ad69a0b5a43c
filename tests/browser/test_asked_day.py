"""Another day than today: where the number stood, and whether a sale was allowed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_form import (
    TODAY,
    answer_shown,
    ask,
    command_line,
    fill_in,
    refusal_shown,
)

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
OLD = {"valid_until": "30.06.2021"}


def ask_about(page: Page, language: str, on: str, fields: dict[str, str] = OLD) -> None:
    fill_in(page, language, "valid_until", fields)
    page.locator(".calculator-asked > summary").click()
    page.locator("#on").fill(on)
    ask(page)


@LANGUAGES
@pytest.mark.parametrize(
    ("on", "wronged"), [("29.05.2021", True), ("2021-09-28", True), ("29/9/21", False)]
)
def test_a_sale_on_that_day_is_judged_with_both_texts(page, language, on, wronged):
    text = command_line("--valid-until=30.06.2021", f"--language={language}", on=on).stdout
    ask_about(page, language, on)
    answer_shown(page)
    sale = page.locator(".calculator-sale")
    expect(sale).to_be_visible()
    said = sale.locator("[data-text=resale]").inner_text()
    assert said in text.splitlines()
    links = sale.locator("li a").evaluate_all("links => links.map((link) => link.hash)")
    assert links == ["#statement-2021", "#guideline-8021"]
    expect(sale.locator(".calculator-wronged")).to_be_visible(visible=wronged)
    that_day = {"en": "That day", "km": "ថ្ងៃនោះ"}[language]
    expect(page.locator(".is-asked")).to_have_text(that_day)


@LANGUAGES
def test_the_way_on_leads_to_what_to_do_today(page, language):
    ask_about(page, language, "29.05.2021")
    answer_shown(page)
    page.locator(".calculator-wronged a").click()
    expect(page.locator("#today")).to_be_in_viewport()


@LANGUAGES
@pytest.mark.parametrize("on", ["", "  ", "23.11.2026"])
def test_today_is_asked_where_no_other_day_is(page, language, on):
    ask_about(page, language, on, {"valid_until": "10.09.26"})
    answer_shown(page)
    expect(page.locator(".calculator-sale")).to_be_hidden()
    text = command_line("--valid-until=10.09.26", f"--language={language}", on=TODAY).stdout
    expect(page.locator("[data-text=standing]")).to_have_text(text.splitlines()[1])


@LANGUAGES
@pytest.mark.parametrize("on", ["28.05.2021", "30.02.2026"])
def test_a_day_that_cannot_be_asked_about_is_refused_at_its_field(page, language, on):
    refused = command_line("--valid-until=30.06.2021", f"--language={language}", on=on)
    assert refused.returncode == 2
    ask_about(page, language, on)
    refusal_shown(page, refused.stderr.strip(), "on")
    page.locator(".calculator-asked > summary").click()
    ask(page)
    refusal_shown(page, refused.stderr.strip(), "on")
    expect(page.locator("#on")).to_have_value(on)
