"""What a reader takes along of an answer, and what is kept on the phone."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.asking import TODAY, ask, engine_requests, open_form, python_says
from tests.calculator.asking import command

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
NewPage = Callable[..., Page]
SHARED = "navigator.share = (given) => { window.shared = given; return Promise.resolve(); };"
QUESTIONS = [
    {"valid_until": "2026-09-10", "on": TODAY},
    {"valid_until": "2026-09-10", "on": "2026-09-01"},
    {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card", "on": "2026-09-01"},
    {"activated": "2026-07-01", "programme": "standard", "on": "2026-09-01"},
]


@pytest.mark.parametrize("question", QUESTIONS)
@LANGUAGES
def test_what_is_taken_along_is_pythons_without_python(
    new_page: NewPage, language: str, question: dict[str, str]
) -> None:
    """Also where another day is asked about than the one on which it is made."""
    page = new_page()
    page.add_init_script(SHARED)
    asked = engine_requests(page)
    page.goto(f"/{language}/#{urlencode(question)}")
    says = python_says(question, language, "keep")["keep"]
    page.locator("[data-tool=note]").click()
    expect(page.locator("#case-note")).to_have_value("\n".join(says["short"]))
    page.locator("#note-full").check()
    expect(page.locator("#case-note")).to_have_value("\n".join(says["note"]))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator("[data-copies=case-note]").click()
    expect(page.locator(".card .told")).not_to_be_empty()
    assert page.evaluate("copied") == "\n".join(says["note"])
    page.locator("[data-tool=share]").click()
    link = page.url.replace(f"/{language}/#", f"/{language}/calculator/#")
    expect(page.locator("#share-text")).to_have_value(f"{says['share']}\n{link}")
    assert page.evaluate("shared") == {"text": says["share"], "url": link}
    telegram = page.locator("[data-link=telegram]").get_attribute("href") or ""
    assert parse_qs(urlsplit(telegram).query) == {"text": [says["share"]], "url": [link]}
    page.locator("[data-tool=calendar]").click()
    if google := says.get("google"):
        lines = [google["title"], google["details"], link]
        expect(page.locator("#reminder-text")).to_have_value("\n".join(lines))
        entry = page.locator("[data-link=google]").get_attribute("href") or ""
        days = parse_qs(urlsplit(entry).query)["dates"]
        assert days == [f"{google['first']}/{google['last']}"]
    else:
        expect(page.locator("#reminder-text")).to_have_value(says["none"])
    assert asked == []


@pytest.mark.parametrize("label", ["", "Mother, home; 2", "លេខម៉ាក់ " * 12, "SHOP\u200b"])
@LANGUAGES
def test_the_reminder_is_that_of_the_command_line(page: Page, language: str, label: str) -> None:
    open_form(page, f"/{language}/")
    ask(page)
    page.locator("[data-tool=calendar]").click()
    page.locator("#reminder-label").fill(label)
    with page.expect_download() as download:
        page.locator("[data-tool=reminder]").click()
    assert download.value.suggested_filename == "recycle-date-2026-12-08.ics"
    file = download.value.path().read_bytes().decode()
    options = ["--valid-until=2026-09-10", "--format=ics", f"--language={language}"]
    assert file == command("answer", *options, f"--label={label}").out
    assert len(Calendar.from_ical(file).walk("VEVENT")) == 1


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
