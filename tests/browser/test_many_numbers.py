"""Many numbers in Chromium: a dropped table gives the files of the command line, and stays here."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.batch.tables import MIXED, Batch, many
from tests.browser.calculator_form import TODAY, WAIT
from tests.calculator.asking import command

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
# Formulas, Khmer, a line break in a cell, refused rows, and more than one piece of it.
TABLE = (
    "\ufefflabel;valid_until;top_up;amount;channel\r\n"
    '"=1+1";10.09.2026;;;\r\n'
    '"ហាង; ""ទី ១""\r\nភ្នំពេញ";;១.៨.២០២៦;5 USD;កាតកោស\r\n'
    "<img src=x>;30.02.2026;;;\r\n"
    "Sok;;1.8.2026;3 USD;\r\n"
    + "".join(
        f"លេខ {number:05};{1 + number % 28}.{1 + number % 11}.2026;;;\r\n" for number in range(900)
    )
)


def give(page: Page, language: str, table: str) -> None:
    page.goto(f"/{language}/many-numbers/")
    file = {"name": "numbers.csv", "mimeType": "text/csv", "buffer": table.encode()}
    page.locator(".batch [type=file]").set_input_files(file)


def results_shown(page: Page) -> None:
    expect(page.locator("#batch-results")).to_be_focused(timeout=WAIT)
    expect(page.locator(".batch-progress")).to_be_hidden()
    expect(page.locator(".batch-status")).to_be_empty()


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as found:
        page.locator(f"[download='{name}']").click()
    assert found.value.suggested_filename == name
    return Path(found.value.path()).read_bytes()


def texts(cells: Locator) -> list[str]:
    return cells.all_inner_texts()


@LANGUAGES
def test_the_files_are_those_of_the_command_line(page, language, tmp_path):
    batch = Batch(tmp_path)
    assert batch.run(TABLE, f"--on={TODAY}", f"--language={language}").status == 0
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method + (request.post_data or "")))
    give(page, language, TABLE)
    results_shown(page)
    assert set(sent) == {"GET"}
    assert download(page, "answers.csv") == batch.output.read_bytes()
    assert download(page, "refused.csv") == batch.refused.read_bytes()


@LANGUAGES
def test_refused_rows_have_the_sentence_of_the_single_answer(page, language):
    give(page, language, TABLE)
    results_shown(page)
    refused = page.locator("[data-part=refused] li")
    expect(refused).to_have_count(2)
    single = command("answer", "--valid-until=30.02.2026", f"--language={language}")
    expect(refused.first).to_contain_text("<img src=x>")
    expect(refused.first).to_contain_text(single.err.strip())
    expect(refused.first).to_contain_text({"en": "Row 4", "km": "ជួរទី 4"}[language])
    expect(page.locator("[data-part=answered] td[data-head]").first).to_be_visible()


def test_the_rows_are_sorted_by_the_day_to_act_by_and_can_be_sorted_otherwise(page):
    give(page, "en", MIXED)
    results_shown(page)
    first_column = page.locator(".batch-table tbody th")
    assert texts(first_column) == ["ថ្មី", "012 xxx 345", "Dara"]
    head = page.locator("[data-column=act_by]")
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert texts(first_column) == ["Dara", "012 xxx 345", "ថ្មី"]
    by_label = page.locator("[data-column=label]")
    by_label.get_by_role("button").click()
    expect(by_label).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[aria-sort]")).to_have_count(1)
    assert texts(first_column)[0] == "012 xxx 345"
    expect(page.locator(".batch-table tbody tr").nth(1)).to_contain_text("8 December 2026")


@LANGUAGES
def test_of_many_rows_some_are_shown_and_more_on_request(page, language):
    give(page, language, TABLE)
    results_shown(page)
    rows = page.locator(".batch-table tbody tr")
    expect(rows).to_have_count(200)
    expect(page.locator("[data-part=answered] [data-text=shown]")).to_contain_text("902")
    page.locator("[data-part=answered] button.md-button").click()
    expect(rows).to_have_count(400)
    expect(rows.nth(200).locator("th")).to_be_focused()


@LANGUAGES
def test_a_table_can_be_dropped_or_pasted(page, language):
    page.goto(f"/{language}/many-numbers/")
    page.locator("#batch-text").fill(MIXED.replace(",", "\t"))
    page.locator(".batch [type=submit]").click()
    results_shown(page)
    expect(page.locator(".batch-table tbody tr")).to_have_count(3)
    page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], 'numbers.csv'));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
        }""",
        "valid_until\n10.9.26\n",
    )
    expect(page.locator(".batch-table tbody tr")).to_have_count(1)
    expect(page.locator(".batch-table tbody th")).to_have_text(
        {"en": "Row 2", "km": "ជួរទី 2"}[language]
    )


@LANGUAGES
def test_a_table_that_is_not_understood_is_refused_and_stays(page, language, tmp_path):
    page.goto(f"/{language}/many-numbers/")
    table = "amout,valid_until\n5 USD,10.9.26\n"
    page.locator("#batch-text").fill(table)
    page.locator(".batch [type=submit]").click()
    refusal = page.locator("#batch-refusal")
    expect(refusal).to_have_text(
        Batch(tmp_path).reason(table, f"--language={language}"), timeout=WAIT
    )
    expect(refusal).to_be_focused()
    expect(page.locator("#batch-text")).to_have_value(table)
    expect(page.locator(".batch-results")).to_be_hidden()
    expect(page.locator(".batch-progress")).to_be_hidden()
    page.locator("#batch-text").fill("valid_until\n10.9.26\n")
    page.locator(".batch [type=submit]").click()
    results_shown(page)
    expect(refusal).to_be_hidden()


@LANGUAGES
def test_a_large_table_shows_how_far_it_is_read_and_can_be_cancelled(page, language):
    give(page, language, "".join(many(60_000)))
    percent = page.locator(".batch-progress label")
    expect(percent).to_have_text(re.compile(r"\b[1-9]\d? %"), timeout=WAIT)
    page.locator(".batch-progress button").click()
    expect(page.locator(".batch-progress")).to_be_hidden()
    expect(page.locator(".batch-status")).not_to_be_empty()
    expect(page.locator(".batch-results")).to_be_hidden()
    expect(page.locator(".batch [type=file]")).to_be_focused()
    # The same table is given up at once for another one.
    file = {"name": "n.csv", "mimeType": "text/csv", "buffer": "".join(many(60_000)).encode()}
    page.locator(".batch [type=file]").set_input_files(file)
    expect(page.locator(".batch-progress")).to_be_visible()
    file["buffer"] = MIXED.encode()
    page.locator(".batch [type=file]").set_input_files(file)
    results_shown(page)
    expect(page.locator(".batch-table tbody tr")).to_have_count(3)


@LANGUAGES
def test_the_example_is_answered_row_by_row(page, language, tmp_path):
    page.goto(f"/{language}/many-numbers/")
    with page.expect_download() as found:
        page.locator(".batch-drop a[download]").click()
    table = Path(found.value.path()).read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert (
        len(Batch(tmp_path).answers(table))
        == 3
        == len(list(csv.reader(table.decode().splitlines()))) - 1
    )
    give(page, language, table.decode())
    results_shown(page)
    expect(page.locator("[data-part=refused]")).to_be_hidden()


@LANGUAGES
def test_the_page_fits_a_small_phone(page, language):
    give(page, language, TABLE)
    results_shown(page)
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


def test_khmer_digits_are_kept_out_of_the_file(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script("localStorage.setItem('digits', 'khmer')")
    give(page, "km", MIXED)
    results_shown(page)
    expect(page.locator(".batch-table")).to_contain_text("២០២៦")
    assert b"2026-12-08" in download(page, "answers.csv")
