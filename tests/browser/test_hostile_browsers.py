"""Browsers that forbid things, and readers who press twice, leave and come back."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.calculator_form import (
    TOP_UP,
    WAIT,
    answer_shown,
    ask,
    engine_requests,
    fill_in,
    load_reasons,
    reasons_shown,
)
from tests.browser.offline.guide import Guide, wait_until_kept
from tests.chromium import DEVICE, FLAGS, NOW, find_chromium

NewPage = Callable[..., Page]
LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])

FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
    Object.defineProperty(window, name, {
        get() { throw new DOMException('', 'SecurityError'); },
    });"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
    Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));"""
PRIVATE = """ServiceWorkerContainer.prototype.register =
    () => Promise.reject(new DOMException('', 'SecurityError'));"""


def answered(page: Page) -> None:
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")


@pytest.mark.parametrize("browser_says", [FORBIDDEN, FULL, PRIVATE])
def test_without_storage_everything_but_remembering_works(
    new_page: NewPage, browser_says: str
) -> None:
    page = new_page(clean=False)  # Material itself complains where storage is forbidden
    page.add_init_script(browser_says)
    answered(page)
    page.locator("[name=digits][value=khmer]").check()
    expect(page.locator(".calculator-headline")).to_contain_text("៨ December ២០២៦")
    load_reasons(page)
    expect(page.locator("[data-list=steps]")).to_contain_text("២០២៦")
    expect(page.locator("#valid_until")).to_have_value("10.09.26")
    page.locator(".language-switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "km")


@LANGUAGES
def test_a_form_whose_script_is_blocked_says_so(new_page: NewPage, language: str) -> None:
    page = new_page(clean=False)
    page.context.route("**/assets/calculator/page.js", lambda route: route.abort())
    page.goto(f"/{language}/calculator/")
    said = page.locator(".calculator-unready")
    expect(said).to_be_hidden()
    expect(said).to_be_visible(timeout=20_000)
    said.locator("a").click()
    expect(page.locator("#scratch-card")).to_be_in_viewport()


def test_a_form_that_works_never_says_so(page: Page) -> None:
    page.goto("/en/calculator/")
    expect(page.locator("#valid_until")).to_be_enabled()
    expect(page.locator(".calculator-unready")).to_have_css("display", "none")


def test_the_form_works_when_all_other_scripts_are_blocked(new_page: NewPage) -> None:
    page = new_page(clean=False)
    for script in ("javascripts/bundle.*", "common/guide.js", "javascripts/language.js"):
        page.context.route(f"**/assets/{script}", lambda route: route.abort())
    answered(page)


def test_double_clicks_do_what_one_click_does(page: Page) -> None:
    engine = engine_requests(page)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    page.locator(".calculator-form [type=submit]").dblclick()
    answer_shown(page)
    page.locator(".calculator-offer button").dblclick()
    reasons_shown(page)
    assert len(engine) == len(set(engine))
    expect(page.locator(".calculator-headline strong")).to_have_count(1)
    page.locator(".language-switch").dblclick()
    expect(page.locator("html")).to_have_attribute("lang", "km")


@LANGUAGES
def test_who_goes_back_finds_what_was_typed(page: Page, language: str) -> None:
    fill_in(page, language, "top_up", TOP_UP)
    ask(page)
    answer_shown(page)
    page.goto(f"/{language}/top-up/")
    page.go_back()
    typed_again(page)
    page.reload()
    typed_again(page)
    ask(page)
    answer_shown(page)
    expect(page.locator(".calculator-headline strong")).to_contain_text("2026")
    page.goto(f"/{language}/about/")
    page.goto(f"/{language}/calculator/")
    expect(page.locator("#top_up")).to_have_value("")


def typed_again(page: Page) -> None:
    expect(page.locator("#top_up")).to_be_visible()
    for field, value in TOP_UP.items():
        expect(page.locator(f"#{field}")).to_have_value(value)


@pytest.fixture
def keeping_browser(browser: Browser) -> Iterator[Browser]:
    """A Chromium, with windows, that keeps whole pages for the way back; Playwright forbids it."""
    running = browser.browser_type.launch(
        executable_path=os.environ.get("RECYCLE_DATE_CHROMIUM") or find_chromium(),
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield running
    running.close()


def test_a_page_that_was_kept_whole_still_answers(keeping_browser: Browser, server: str) -> None:
    page = keeping_browser.new_page(base_url=server, **DEVICE)
    page.clock.set_fixed_time(NOW)
    page.add_init_script("addEventListener('pageshow', (event) => (window.kept = event.persisted))")
    answered(page)
    load_reasons(page)
    page.evaluate("location.href = '../top-up/'")
    expect(page.locator("#scratch-card")).to_be_visible()
    page.evaluate("history.back()")
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")
    assert page.evaluate("kept")
    page.locator("#valid_until").fill("11.09.26")
    ask(page)
    expect(page.locator(".calculator-headline")).to_contain_text("9 December 2026")
    reasons_shown(page)


def test_two_tabs_do_not_mix(page: Page) -> None:
    answered(page)
    other = page.context.new_page()
    fill_in(other, "km", "top_up", TOP_UP)
    ask(other)
    answer_shown(other)
    load_reasons(other)
    other.locator("[name=digits][value=khmer]").check()
    expect(other.locator(".calculator-headline")).to_contain_text("២០២៦")
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")
    expect(page.locator("#valid_until")).to_have_value("10.09.26")
    load_reasons(page)
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")


def test_an_old_page_whose_engine_is_gone_leads_to_the_new_one(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    guide = Guide(site, tmp_path)
    context = browser.new_context(base_url=guide.address, **DEVICE | {"service_workers": "allow"})
    context.clock.set_fixed_time(NOW)
    page = context.new_page()
    page.goto("en/calculator/")
    wait_until_kept(page, guide, guide.of_language("en"))
    move_engine(guide)
    page.goto("en/calculator/")
    page.locator("#valid_until").fill("10.09.26")
    ask(page)
    answer_shown(page)
    page.locator(".calculator-offer button").click()
    expect(page.locator(".calculator-failure")).to_be_visible(timeout=WAIT)
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")
    page.locator("[data-accept]").click(timeout=WAIT)
    page.wait_for_load_state()
    expect(page.locator("#valid_until")).to_have_value("10.09.26")
    ask(page)
    load_reasons(page)
    context.close()
    guide.stop()


def move_engine(guide: Guide) -> None:
    """Publish a version whose engine has another address, as after any change of a rule."""
    home = guide.site / "assets" / "engine"
    [folder] = [path for path in home.iterdir() if path.is_dir()]
    new = folder.rename(home / "9.9-0123456789ab")
    manifest = home / "engine.json"
    text = manifest.read_text("utf-8").replace(folder.name, new.name)
    manifest.write_text(text, "utf-8")
    guide.publish("en/calculator", "<title>", "<title>New: ")
