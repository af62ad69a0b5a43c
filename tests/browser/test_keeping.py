"""What a reader takes along of an answer, and what is kept on the phone."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.asking import ask, open_form
from tests.calculator.asking import command

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
NewPage = Callable[..., Page]
SHARED = "navigator.share = (given) => { window.shared = given; return Promise.resolve(); };"


@pytest.mark.parametrize("label", ["", "Mother, home; 2", "លេខម៉ាក់ " * 12, "SHOP\u200b"])
@LANGUAGES
def test_the_reminder_is_that_of_the_command_line(page: Page, language: str, label: str) -> None:
    open_form(page, f"/{language}/")
    ask(page)
    page.locator("[data-tool=calendar]").click()
    page.locator("#reminder-label").fill(label)
    with page.expect_download() as download:
        page.locator("[data-tool=reminder]").click()
    file = download.value.path().read_bytes().decode()
    options = ["--valid-until=2026-09-10", "--format=ics", f"--language={language}"]
    assert file == command("answer", *options, f"--label={label}").out
    assert len(Calendar.from_ical(file).walk("VEVENT")) == 1


def test_what_is_shared_holds_the_facts_and_the_link(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(SHARED)
    open_form(page, "/en/")
    ask(page)
    page.locator("[data-tool=share]").click()
    expect(page.locator("[data-panel=share]")).to_be_visible()
    text = page.locator("#share-text").input_value()
    assert text.count("\n") == 2
    assert "8 December 2026" in text
    assert text.endswith("/en/calculator/#valid_until=2026-09-10")
    shared = page.evaluate("shared")
    assert (shared["text"], shared["url"]) == tuple(text.rsplit("\n", 1))
    telegram = page.locator("[data-link=telegram]").get_attribute("href") or ""
    assert parse_qs(urlsplit(telegram).query)["text"] == [shared["text"]]
    page.locator("[data-tool=calendar]").click()
    expect(page.locator("[data-panel=calendar]")).to_be_visible()
    google = page.locator("[data-link=google]").get_attribute("href") or ""
    entry = parse_qs(urlsplit(google).query)
    assert entry["dates"] == ["20261124/20261125"], "14 days before the last safe day"
    assert "8 December 2026" in entry["text"][0] + entry["details"][0]


@LANGUAGES
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


@pytest.mark.parametrize("question", [
    "valid_until=2026-08-25", "valid_until=2027-01-15", "top_up=2026-08-01&amount=5+USD",
])  # fmt: skip
@LANGUAGES
def test_an_answer_is_printed_on_one_page_with_its_stages(
    page: Page, language: str, question: str
) -> None:
    page.goto(f"/{language}/#{question}&channel=scratch-card")
    expect(page.locator(".card")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".line > li").last).to_be_visible()
    expect(page.locator(".ask-form")).to_be_hidden()
    pages = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages == 1
