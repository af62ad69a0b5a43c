"""What one can do with an answer: copy, print, a case note, reminders."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_form import WAIT, answer_shown, ask, connected_by, engine_requests
from tests.calculator.asking import command, options

NewPage = Callable[..., Page]
QUESTION = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
CARD = "#top_up=2026-08-01&amount=5+USD&channel=scratch-card"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
# A browser that lets no page copy, neither in the new way nor in the old one.
NO_COPYING = """
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
  document.execCommand = () => false;
"""
each_language = pytest.mark.parametrize("language", ["en", "km"])


def answered(page: Page, language: str) -> None:
    page.goto(f"/{language}/calculator/{CARD}")
    answer_shown(page)


def press(page: Page, tool: str) -> None:
    page.locator(f"[data-tool={tool}]").click()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def by_command(language: str, format: str, *more: str) -> str:
    asked = [*options(QUESTION), f"--format={format}", f"--language={language}", *more]
    return command("answer", *asked).out


@each_language
def test_the_link_is_copied(new_page: NewPage, language: str) -> None:
    page = new_page(permissions=CLIPBOARD)
    answered(page, language)
    told = page.locator(".calculator-told")
    expect(told).to_be_empty()
    press(page, "link")
    expect(told).not_to_be_empty()
    expect(told).to_have_role("status")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@each_language
def test_where_copying_is_forbidden_the_link_is_selected(page: Page, language: str) -> None:
    page.add_init_script(NO_COPYING)
    answered(page, language)
    press(page, "link")
    expect(page.locator("#answer-link")).to_be_focused()
    expect(page.locator(".calculator-told")).to_contain_text(
        "selected" if language == "en" else "ជ្រើសរើស"
    )
    assert page.evaluate("getSelection().toString()") == page.url


def test_the_buttons_say_what_they_load_and_nothing_is_loaded_unasked(page: Page) -> None:
    connected_by(page, saveData=True)
    asked = engine_requests(page)
    answered(page, "en")
    for tool in ("note", "reminders"):
        expect(page.locator(f"[data-tool={tool}]")).to_contain_text(re.compile(r"\(\d+\.\d MB\)"))
    press(page, "link")
    assert asked == []


@each_language
def test_note_reminders_and_print_with_python(new_page: NewPage, language: str) -> None:
    """In one go, since Python is slow to load."""
    page = new_page(permissions=CLIPBOARD)
    answered(page, language)
    press(page, "note")
    note = page.locator("#case-note")
    expect(note).to_be_focused(timeout=WAIT)
    written = by_command(language, "note")[:-1]
    expect(note).to_have_value(written)
    expect(page.locator("[data-tool=note]")).not_to_contain_text("MB")
    press(page, "copy-note")
    expect(page.locator(".calculator-told")).to_contain_text(
        "Copied" if language == "en" else "ចម្លង"
    )
    assert page.evaluate("navigator.clipboard.readText()") == written

    for label in ("", "ម៉ាក់"):
        page.locator("#reminder-label").fill(label)
        with page.expect_download() as saved:
            press(page, "reminders")
        assert saved.value.suggested_filename == "recycle-date-2026-12-07.ics"
        expected = by_command(language, "ics", f"--label={label}")
        assert saved.value.path().read_bytes() == expected.encode()
    expect(page.locator(".calculator-told")).to_contain_text("recycle-date-2026-12-07.ics")

    expect(page.locator(".calculator-reasons")).to_be_visible()
    assert pages(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    for part in ("question", "headline"):
        expect(page.locator(f".calculator-{part}")).to_be_visible()
    for part in ("[data-list=citations]", ".notice"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".calculator-printed")).to_have_text(page.url)
    for part in (".calculator-form", ".md-header", ".calculator-tools", "#three-ways"):
        expect(page.locator(part)).to_be_hidden()
    page.emulate_media(media="screen")

    page.locator("[name=way][value=valid_until]").check()
    page.locator("#valid_until").fill("1.1.2025")
    ask(page)
    answer_shown(page)
    expect(page.locator("#case-note")).to_be_hidden()
    press(page, "reminders")
    expect(page.locator(".calculator-told")).to_contain_text("888", timeout=WAIT)


def test_a_page_without_an_answer_is_printed_as_it_is(page: Page) -> None:
    page.goto("/en/calculator/")
    page.emulate_media(media="print")
    expect(page.locator("#three-ways")).to_be_visible()
    expect(page.locator(".calculator-printed")).to_be_hidden()
    page.goto("/en/calculator/")


def test_cancelled_loading_leaves_the_buttons_working(page: Page) -> None:
    answered(page, "en")
    page.route("**/*.wasm", lambda route: None)
    press(page, "note")
    page.locator(".calculator-progress button").click(timeout=WAIT)
    expect(page.locator(".calculator-offer")).to_be_visible()
    page.unroute("**/*.wasm")
    press(page, "note")
    expect(page.locator("#case-note")).to_be_focused(timeout=WAIT)
