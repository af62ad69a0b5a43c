"""Many numbers in Chromium: a table gives the files of the command line, and stays on the device.

Python takes long to load, so each test does several things with it.
"""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.batch.tables import MIXED, Batch, many, workbook
from tests.browser.asking import TODAY, WAIT, load_python
from tests.calculator.asking import command

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
# Formulas, Khmer, a line break in a cell, refused rows, and more than one piece of it.
TABLE = (
    "\ufefflabel;valid_until;top_up;amount;channel\r\n"
    '"=1+1";10.09.2026;;;\r\n'
    '"ហាង; ""ទី ១""\r\nភ្នំពេញ";;១.៨.២០២៦;5 USD;កាតកោស\r\n'
    "<img src=x>;30.02.2026;;;\r\n"
    "Sok;;1.8.2027;3 USD;\r\n"
    + "".join(f"លេខ {number:05};{1 + number % 28}.9.2026;;;\r\n" for number in range(900))
)


def choose(page: Page, table: bytes) -> None:
    file = {"name": "numbers", "mimeType": "", "buffer": table}
    page.locator(".batch [type=file]").set_input_files(file)


def paste(page: Page, table: str) -> None:
    page.locator("#batch-text").fill(table)
    page.locator(".batch form:has(textarea) [type=submit]").click()


def drop(page: Page, table: str) -> None:
    page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], 'numbers.csv'));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
        }""",
        table,
    )


def confirm(page: Page, month_first: bool = False) -> None:
    """The columns are right: one touch."""
    load_python(page)
    expect(page.locator("#batch-columns")).to_be_focused(timeout=WAIT)
    buttons = page.locator(".batch-columns [type=submit]:visible")
    expect(buttons).to_have_count(1 + month_first)  # It is asked only where there is proof.
    buttons.nth(int(month_first)).click()


def results_shown(page: Page) -> None:
    expect(page.locator("#batch-results")).to_be_focused(timeout=WAIT)
    expect(page.locator(".batch-progress")).to_be_hidden()
    expect(page.locator(".batch-status")).to_be_empty()
    expect(page.locator("#batch-refusal")).to_be_hidden()


def download(page: Page, name: str) -> bytes:
    buttons = {"example.csv": "a[href='example.csv']", "reminders.ics": ".batch-reminders"}
    with page.expect_download() as found:
        page.locator(buttons.get(name, f"[download='{name}']")).click()
    assert found.value.suggested_filename == name
    return Path(found.value.path()).read_bytes()


def fits(page: Page) -> None:
    """Nothing has to be scrolled to the side."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def sort_by_keyboard(page: Page) -> None:
    labels = page.locator(".batch-table tbody th")
    expect(labels).to_have_text(["ថ្មី", "010 xxx 345", "Dara"])
    head = page.locator("[data-column=act_by]")
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(labels).to_have_text(["Dara", "010 xxx 345", "ថ្មី"])
    head = page.locator("[data-column=label]")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[aria-sort]")).to_have_count(1)
    expect(labels.first).to_have_text("010 xxx 345")


@LANGUAGES
def test_a_table_gives_the_files_of_the_command_line(page, language, tmp_path):
    batch = Batch(tmp_path)
    row = {"en": "Row 4", "km": "ជួរទី 4"}[language]
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method + (request.post_data or "")))
    page.goto(f"/{language}/many-numbers/")
    example = download(page, "example.csv")
    assert example.startswith(b"\xef\xbb\xbf")
    assert [answered["row"] for answered in batch.answers(example)] == ["2", "3", "4"]
    assert batch.run(TABLE, f"--on={TODAY}", f"--language={language}").status == 0
    choose(page, TABLE.encode())
    confirm(page)
    results_shown(page)
    assert set(sent) == {"GET"}
    assert download(page, "answers.csv") == batch.output.read_bytes()
    assert download(page, "refused.csv") == batch.refused.read_bytes()
    refused = page.locator("[data-part=refused] li")
    expect(refused).to_have_count(2)
    single = command("answer", "--valid-until=30.02.2026", f"--language={language}")
    for text in (row, "<img src=x>", single.err.strip()):
        expect(refused.first).to_contain_text(text)
    rows = page.locator(".batch-table tbody tr")
    expect(rows).to_have_count(200)
    page.locator(".batch-more").click()
    expect(rows).to_have_count(400)
    expect(rows.nth(200).locator("th")).to_be_focused()
    fits(page)


@LANGUAGES
def test_a_table_is_refused_mended_sorted_and_cancelled(page, language, tmp_path):
    page.goto(f"/{language}/many-numbers/")
    table = 'label,valid_until\n"5 USD,10.9.26\n'
    paste(page, table)
    load_python(page)
    reason = Batch(tmp_path).reason(table, f"--language={language}")
    expect(page.locator("#batch-refusal")).to_have_text(reason, timeout=WAIT)
    expect(page.locator("#batch-refusal")).to_be_focused()
    expect(page.locator("#batch-text")).to_have_value(table)
    expect(page.locator(".batch-columns")).to_be_hidden()
    paste(page, MIXED.replace(",", "\t"))
    confirm(page)
    results_shown(page)
    expect(page.locator("[data-part=answered] .batch-more")).to_be_hidden()
    expect(page.locator("[data-text=shown]").first).to_be_hidden()
    sort_by_keyboard(page)
    drop(page, "".join(many(30_000)))
    confirm(page)
    percent = page.locator(".batch-progress label")
    expect(percent).to_have_text(re.compile(r"(^|\D)[1-9]\d? %"), timeout=WAIT)
    page.locator(".batch-progress button").click()
    expect(page.locator(".batch-progress")).to_be_hidden()
    expect(page.locator(".batch-status")).not_to_be_empty()
    expect(page.locator(".batch-results")).to_be_hidden()
    expect(page.locator(".batch [type=file]")).to_be_focused()
    # One table is given up for the next.
    drop(page, "".join(many(30_000)))
    confirm(page)
    expect(page.locator(".batch-progress")).to_be_visible(timeout=WAIT)
    drop(page, "valid_until\n10.9.26\n")
    confirm(page)
    results_shown(page)
    row = {"en": "Row 2", "km": "ជួរទី 2"}[language]
    expect(page.locator(".batch-table tbody th")).to_have_text([row])


def shop() -> bytes:
    """2,000 rows as a shop keeps them; some due this week, some over."""
    ends = (date.fromisoformat(TODAY) - timedelta(days=80 + row % 20) for row in range(2_000))
    rows = ([row, f"010 xxx {row:04}", "Dara", day, "paid"] for row, day in enumerate(ends))
    return workbook(["No.", "Phone", "Customer", "Expiry date", "Note"], *rows)


@LANGUAGES
def test_a_file_of_excel_is_answered_after_one_confirmation(page, language):
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/{language}/many-numbers/")
    paste(page, "valid_until\n1/5/2027\n12/13/2026\n")
    confirm(page, month_first=True)
    results_shown(page)
    read = page.locator(".batch-table tbody td:nth-child(3)")
    expect(read.first).to_have_text({"en": "13 December 2026", "km": "13 ធ្នូ 2026"}[language])
    assert "excel.zip.gz" not in fetched
    choose(page, shop())
    expect(page.locator(".batch-results")).to_be_hidden()
    columns = page.locator(".batch-columns select")
    expect(columns).to_have_count(5, timeout=WAIT)
    assert [each.input_value() for each in columns.all()] == ["", "label", "", "valid_until", ""]
    expect(page.locator("[data-text=over]")).to_contain_text("3")
    confirm(page)
    results_shown(page)
    assert fetched.count("excel.zip.gz") == 1
    expect(page.locator("#batch-counts")).to_contain_text(re.compile("2.?000"))
    due = page.locator(".batch-table tbody tr[data-due=late]")
    expect(due.first).to_be_visible()
    page.locator(".batch-results [type=checkbox]").check()
    expect(page.locator(".batch-table tbody tr[data-due='']")).to_have_count(0)
    expect(due.first).to_be_visible()
    events = Calendar.from_ical(download(page, "reminders.ics")).walk("VEVENT")
    assert len(events) == 2_000
    fits(page)
