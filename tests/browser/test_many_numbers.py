"""Many numbers in Chromium: a table gives the files of the command line, and stays on the device.

Python takes long to load, so that one visit does everything with it, each table after the other.
"""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.batch.tables import MIXED, Batch, many, rows, workbook
from tests.browser.asking import TODAY, WAIT, load_python
from tests.calculator.asking import command

ROW = {"en": "Row {}", "km": "ជួរទី {}"}
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


def answered(page: Page, month_first: bool = False) -> None:
    """The columns are right, and there are results; nothing has to be scrolled to the side."""
    confirm(page, month_first)
    expect(page.locator("#batch-results")).to_be_focused(timeout=WAIT)
    expect(page.locator(".batch-progress")).to_be_hidden()
    expect(page.locator(".batch-status")).to_be_empty()
    expect(page.locator("#batch-refusal")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def download(page: Page, name: str) -> Path:
    buttons = {"example.csv": "a[href='example.csv']", "reminders.ics": ".batch-reminders"}
    with page.expect_download() as found:
        page.locator(buttons.get(name, f"[download='{name}']")).click()
    assert found.value.suggested_filename == name
    return Path(found.value.path())


def sort_by_keyboard(page: Page) -> None:
    labels = page.locator(".batch-table tbody th")
    expect(labels).to_have_text(["ថ្មី", "010 xxx 345", "Dara"])
    expect(page.locator("[data-column=act_by][aria-sort=ascending]")).to_be_visible()
    for column, direction, first in (
        ("act_by", "descending", "Dara"),
        ("label", "ascending", "010 xxx 345"),
    ):
        page.locator(f"[data-column={column}] button").press("Enter")
        expect(page.locator("[aria-sort]")).to_have_attribute("data-column", column)
        expect(page.locator("[aria-sort]")).to_have_attribute("aria-sort", direction)
        expect(labels.first).to_have_text(first)


def gives_the_files_of_the_command_line(page: Page, language: str, batch: Batch) -> None:
    example = batch.answers(download(page, "example.csv").read_bytes())
    assert [row["row"] for row in example] == ["2", "3", "4"]
    assert batch.run(TABLE, f"--on={TODAY}", f"--language={language}").status == 0
    choose(page, TABLE.encode())
    answered(page)
    for name, file in (("answers.csv", batch.output), ("refused.csv", batch.refused)):
        assert download(page, name).read_bytes() == file.read_bytes()
    refused = page.locator("[data-part=refused] li")
    expect(refused).to_have_count(2)
    single = command("answer", "--valid-until=30.02.2026", f"--language={language}")
    for text in (ROW[language].format(4), "<img src=x>", single.err.strip()):
        expect(refused.first).to_contain_text(text)
    shown = page.locator(".batch-table tbody tr")
    expect(shown).to_have_count(200)
    page.locator(".batch-more").click()
    expect(shown).to_have_count(400)
    expect(shown.nth(200).locator("th")).to_be_focused()


def is_refused_mended_and_sorted(page: Page, language: str, batch: Batch) -> None:
    for table in ("", 'label,valid_until\n"5 USD,10.9.26\n'):
        paste(page, table)
        reason = batch.reason(table, f"--language={language}")
        expect(page.locator("#batch-refusal")).to_have_text(reason, timeout=WAIT)
        expect(page.locator("#batch-refusal")).to_be_focused()
        expect(page.locator("#batch-text")).to_have_value(table)
        expect(page.locator(".batch-columns")).to_be_hidden()
    paste(page, MIXED.replace(",", "\t"))
    answered(page)
    expect(page.locator("[data-part=answered] .batch-more")).to_be_hidden()
    expect(page.locator("[data-text=shown]").first).to_be_hidden()
    sort_by_keyboard(page)


def is_cancelled_and_given_up_for_the_next(page: Page, language: str) -> None:
    drop(page, "".join(many(30_000)))
    confirm(page)
    percent = page.locator(".batch-progress label")
    expect(percent).to_have_text(re.compile(r"(^|\D)[1-9]\d? %"), timeout=WAIT)
    page.locator(".batch-progress button").click()
    expect(page.locator(".batch-progress")).to_be_hidden()
    expect(page.locator(".batch-status")).not_to_be_empty()
    expect(page.locator(".batch-results")).to_be_hidden()
    expect(page.locator(".batch [type=file]")).to_be_focused()
    page.locator(".batch-columns [type=submit]:visible").click()
    expect(page.locator(".batch-progress")).to_be_visible(timeout=WAIT)
    drop(page, "valid_until\n10.9.26\n")
    answered(page)
    expect(page.locator(".batch-table tbody th")).to_have_text([ROW[language].format(2)])


def has_months_first_where_one_column_proves_it(page: Page) -> None:
    paste(page, "valid_until,on\n1/5/2027,1/2/2027\n12/13/2026,3/4/2027\n")
    answered(page, month_first=True)
    days = [(row["read"], row["on"]) for row in rows(download(page, "answers.csv"))]
    assert days == [("2027-01-05", "2027-01-02"), ("2026-12-13", "2027-03-04")]


def shop() -> bytes:
    """2,000 rows as a shop keeps them; some due this week, some over."""
    ends = (date.fromisoformat(TODAY) - timedelta(days=80 + row % 20) for row in range(2_000))
    rows = ([row, f"010 xxx {row:04}", "Dara", day, "paid"] for row, day in enumerate(ends))
    return workbook(["No.", "Phone", "Customer", "Expiry date", "Note"], *rows)


def is_a_file_of_excel_on_a_phone(page: Page, fetched: list[str]) -> None:
    assert "excel.zip.gz" not in fetched
    choose(page, shop())
    expect(page.locator(".batch-results")).to_be_hidden()
    columns = page.locator(".batch-columns select")
    expect(columns).to_have_count(5, timeout=WAIT)
    assert [each.input_value() for each in columns.all()] == ["", "label", "", "valid_until", ""]
    expect(page.locator("[data-text=over]")).to_contain_text("3")
    answered(page)
    assert fetched.count("excel.zip.gz") == 1
    expect(page.locator("#batch-counts")).to_contain_text(re.compile("2.?000"))
    due = page.locator(".batch-table tbody tr[data-due=late]")
    expect(due.first).to_be_visible()
    page.locator(".batch-results [type=checkbox]").check()
    expect(page.locator(".batch-table tbody tr[data-due='']")).to_have_count(0)
    expect(due.first).to_be_visible()
    events = Calendar.from_ical(download(page, "reminders.ics").read_bytes()).walk("VEVENT")
    assert len(events) == 2_000


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_table_is_answered_on_the_device(page: Page, language: str, tmp_path: Path) -> None:
    methods: set[str] = set()
    fetched: list[str] = []
    page.on("request", lambda request: methods.add(request.method))
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"/{language}/many-numbers/")
    gives_the_files_of_the_command_line(page, language, Batch(tmp_path))
    is_refused_mended_and_sorted(page, language, Batch(tmp_path))
    is_cancelled_and_given_up_for_the_next(page, language)
    has_months_first_where_one_column_proves_it(page)
    is_a_file_of_excel_on_a_phone(page, fetched)
    assert methods == {"GET"}
