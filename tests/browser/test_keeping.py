"""What a reader takes along of an answer to somewhere else, and what is kept on the phone."""

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.asking import ask, open_form
from tests.calculator.asking import command

# What the reader calls the number.
LABELS = ["", "Mother, home; 2", "លេខម៉ាក់ " * 12, "SHOP\u200b"]


def test_the_reminder_is_that_of_the_command_line(page: Page, language: str) -> None:
    open_form(page, f"/{language}/")
    ask(page)
    page.locator("[data-tool=calendar]").click()
    for label in LABELS:
        page.locator("#reminder-label").fill(label)
        with page.expect_download() as download:
            page.locator("[data-tool=reminder]").click()
        assert download.value.suggested_filename == "recycle-date-2026-12-08.ics"
        file = download.value.path().read_bytes().decode()
        options = ["--valid-until=2026-09-10", "--format=ics", f"--language={language}"]
        assert file == command("answer", *options, f"--label={label}").out
        assert len(Calendar.from_ical(file).walk("VEVENT")) == 1


def test_a_number_is_kept_only_when_asked_and_forgotten_when_asked(
    page: Page, language: str
) -> None:
    open_form(page, f"/{language}/")
    ask(page)
    assert page.evaluate("localStorage.getItem('numbers')") is None
    expect(page.locator(".kept")).to_be_hidden()
    page.locator(".quiet [data-tool=keep]").click()
    page.locator("#kept-name").fill("ម៉ាក់")
    if language == "km":
        page.locator("#kept-name").press("Enter")
    else:
        page.locator("[data-tool=save]").click()
    page.goto("about:blank")
    open_form(page, f"/{language}/")
    kept = page.locator(".kept li")
    expect(kept).to_have_count(1)
    expect(kept).to_contain_text("ម៉ាក់")
    expect(kept).to_contain_text("2026")
    kept.locator("a").click()
    expect(page.locator(".card")).to_be_visible()
    page.locator("[data-tool=forget]").click()
    expect(page.locator(".kept")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('numbers')") is None
