"""Several top-ups in the page: rows, a pasted list, and the answer of the command line."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_form import (
    WAIT,
    ask,
    command_line,
    connected_by,
    engine_requests,
    fill_in,
    reasons_shown,
)

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
ROWS = [("1.8.2026", "5 USD", "scratch-card"), ("២០.៨.២៦", "២ USD", "online")]
LIST = "date,amount,channel\n" + "\n".join(",".join(row) for row in ROWS)


def open_history(page: Page, language: str, **last: str) -> None:
    fill_in(page, language, "top_up", last)
    page.locator(".calculator-history > summary").click()


def row(page: Page, number: int) -> list[str]:
    cells = page.locator(f".calculator-row:nth-child({number}) :is(input, select)")
    return cells.evaluate_all("cells => cells.map((cell) => cell.value)")


def type_row(page: Page, number: int, cells: tuple[str, str, str]) -> None:
    fields = page.locator(f".calculator-row:nth-child({number})")
    fields.locator("input").first.fill(cells[0])
    fields.locator("input").last.fill(cells[1])
    fields.locator("select").select_option(cells[2])


def paste(page: Page, text: str) -> None:
    page.locator(".calculator-history details > summary").click()
    page.locator("#history").fill(text)


@LANGUAGES
def test_a_row_is_refused_and_mended_and_the_answer_is_that_of_the_command_line(
    page, language, tmp_path
):
    file = tmp_path / "top-ups.csv"
    file.write_text(LIST, encoding="utf-8")
    text = command_line(f"--history={file}", f"--language={language}").stdout
    open_history(page, language, top_up=ROWS[0][0], **{"amount-scratch-card": ROWS[0][1]})
    expect(page.locator("#top_up")).to_be_hidden()
    assert row(page, 1) == list(ROWS[0])  # what was typed already is not lost
    type_row(page, 2, ("20.8.26", "<img src=x>", "online"))
    ask(page)
    refusal = page.locator("#history-refusal")
    expect(refusal).to_contain_text("<img src=x>", timeout=WAIT)
    expect(refusal).to_contain_text({"en": "Row 2:", "km": "ជួរទី 2៖"}[language])
    expect(page.locator(".calculator-row input").nth(2)).to_be_focused()
    assert row(page, 2) == ["20.8.26", "<img src=x>", "online"]
    type_row(page, 2, ROWS[1])
    ask(page)
    reasons_shown(page)
    expect(refusal).to_be_hidden()
    expect(page.locator(".calculator-headline")).to_have_text(text.splitlines()[0])
    steps = page.locator("[data-list=steps] li").all_inner_texts()
    assert all(f"- {step}" in text for step in steps)
    expect(page.locator("[data-list=unclear] li")).to_have_count(3)


@LANGUAGES
def test_a_pasted_list_becomes_rows_that_can_be_added_and_removed(page, language):
    open_history(page, language)
    paste(page, LIST.replace(",", ";") + "\r\n\r\n")
    assert [row(page, 1), row(page, 2)] == [list(cells) for cells in ROWS]
    page.locator(".calculator-add").click()
    expect(page.locator(".calculator-row input").nth(4)).to_be_focused()
    page.locator(".calculator-remove").first.click()
    expect(page.locator(".calculator-row")).to_have_count(2)
    expect(page.locator(".calculator-row input").first).to_be_focused()
    assert row(page, 1) == list(ROWS[1])
    expect(page.locator("#history")).to_have_value("\t".join(ROWS[1]) + "\n")
    page.locator(".calculator-history > summary").click()
    expect(page.locator("#top_up")).to_be_visible()
    page.locator(".calculator-history > summary").click()
    assert row(page, 1) == list(ROWS[1])


@LANGUAGES
def test_where_data_costs_money_it_is_asked_first(page, language):
    connected_by(page, type="cellular", effectiveType="4g")
    engine = engine_requests(page)
    open_history(page, language)
    paste(page, LIST)
    ask(page)
    offer = page.locator(".calculator-offer")
    expect(offer).to_contain_text("MB")
    expect(offer.locator("p")).not_to_be_empty()
    assert not engine


def test_a_restored_text_opens_its_rows(page):
    fill_in(page, "en", "top_up", {})
    page.locator("#history").evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('change')); }", LIST
    )
    expect(page.locator(".calculator-row")).to_have_count(2)
    expect(page.locator(".calculator-row").first).to_be_visible()


@LANGUAGES
def test_nothing_is_wider_than_a_phone(page, language):
    open_history(page, language)
    paste(page, LIST)
    page.locator(".calculator-asked > summary").click()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360


@LANGUAGES
def test_a_link_brings_the_rows_back_and_its_answer(page, language, tmp_path):
    file = tmp_path / "top-ups.csv"
    file.write_text(LIST, encoding="utf-8")
    note = command_line(f"--history={file}", "--format=note", f"--language={language}").stdout
    link = note.splitlines()[-1]
    page.goto(link[link.index(f"/{language}/") :])
    expect(page.locator(".calculator-row")).to_have_count(2)
    assert row(page, 2) == ["20.08.2026", "2 USD", "online"]
    reasons_shown(page)
    expect(page.locator("#answer-link")).to_have_value(page.url)
    assert page.url.partition("#")[2] == link.partition("#")[2].partition("&on=")[0]
    asked = page.locator(".calculator-question span").inner_text()
    assert asked in note.replace("\n", " ")
    page.reload()
    expect(page.locator(".calculator-row")).to_have_count(2)


def test_a_link_without_rows_gives_empty_ones_whatever_was_open_before(page):
    page.goto("/km/calculator/#history=%0A")
    expect(page.locator(".calculator-row")).to_have_count(2)
    page.locator(".calculator-row").first.evaluate("each => (each.id = 'old')")
    page.evaluate("location.hash = 'history=%0A%0A'")
    expect(page.locator("#old")).to_have_count(0)
    expect(page.locator(".calculator-row")).to_have_count(2)
    assert row(page, 1) == ["", "", "scratch-card"]
