"""Browsers and networks that forbid or break things, wrong clocks, readers who come back."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from publishing.serve import SiteHandler, served
from tests.browser.asking import WAIT, answered, ask, ask_by, open_form, open_way, shows
from tests.chromium import DEVICE, NOW, NewPage
from tools.browsers import FLAGS, find

SEPTEMBER = {"valid_until": "2026-09-10"}

# A private window, and where storage is switched off.
FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
    Object.defineProperty(window, name, {
        get() { throw new DOMException('', 'SecurityError'); },
    });
ServiceWorkerContainer.prototype.register =
    () => Promise.reject(new DOMException('', 'SecurityError'));"""
# No room is left; nor does this browser have service workers.
FULL = """Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
delete Navigator.prototype.serviceWorker;"""


@pytest.mark.parametrize("browser_says", [FORBIDDEN, FULL])
def test_without_storage_everything_but_keeping_works(new_page: NewPage, browser_says: str) -> None:
    page = new_page(locale="km-KH", service_workers="allow")
    page.add_init_script(browser_says)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "km")
    open_form(page, "/en/")
    ask(page)
    shows(page, SEPTEMBER, "en")
    page.locator(".language-switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "km")
    shows(page, SEPTEMBER, "km")


def test_a_form_whose_script_is_blocked_says_so(new_page: NewPage) -> None:
    page = new_page(clean=False)
    page.context.route("**/assets/calculator/page.js", lambda route: route.abort())
    page.goto("/km/")
    said = page.locator(".unready")
    expect(said).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")  # it takes its time
    expect(said).to_be_visible()
    said.locator("a").click()
    expect(page.locator("#scratch-card")).to_be_in_viewport()


def test_the_form_works_when_all_other_scripts_are_blocked(new_page: NewPage) -> None:
    page = new_page(clean=False)
    for script in ("common/shell.js", "javascripts/language.js"):
        page.context.route(f"**/assets/{script}", lambda route: route.abort())
    open_form(page, "/en/")
    ask(page)
    shows(page, SEPTEMBER, "en")


def test_who_goes_back_finds_what_was_asked_and_what_was_typed(page: Page, language: str) -> None:
    open_form(page, f"/{language}/")
    fields = {"top_up": "1.8.2026", "channel": "scratch-card", "amount": "5 USD"}
    ask_by(page, "top_up", fields)
    answered(page)
    for leave in (lambda: page.goto(f"/{language}/top-up/") and page.go_back(), page.reload):
        leave()
        expect(page.locator(".card")).to_be_visible()
        expect(page.locator("#amount")).to_have_value("5 USD")
    page.goto(f"/{language}/about/")
    open_form(page, f"/{language}/")
    expect(page.locator("#top_up")).to_have_value("")
    # Rows of top-ups are made from the text beside them.
    open_way(page, "history", {})
    page.locator(".rows input").first.fill("1.8.26")
    page.locator(".add").focus()
    page.reload()
    open_way(page, "history", {})
    expect(page.locator(".rows input").first).to_have_value("1.8.26")


def test_a_page_that_was_kept_whole_still_answers(browser: Browser, server: str) -> None:
    """In a Chromium, with windows, that keeps pages for the way back; Playwright forbids it."""
    with browser.browser_type.launch(
        executable_path=find("chromium"),
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    ) as running:
        page = running.new_page(base_url=server, **DEVICE)
        page.clock.set_fixed_time(NOW)
        page.add_init_script("addEventListener('pageshow', ({ persisted }) => kept = persisted)")
        open_form(page, "/en/")
        ask(page)
        page.evaluate("location.href = 'top-up/'")
        expect(page.locator("#scratch-card")).to_be_visible()
        page.evaluate("history.back()")
        shows(page, SEPTEMBER, "en")
        assert page.evaluate("kept")
        ask(page, "11.09.26")
        shows(page, {"valid_until": "2026-09-11"}, "en")


class Cutting(SiteHandler):
    """Promises whole files, and hangs up after half of each."""

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        content = source.read()
        outputfile.write(content[: len(content) // 2])


def load_in_vain(page: Page, file: str, answer: Callable[[Route], None]) -> None:
    """Run the module where a file of the engine is answered like this."""
    page.context.route(file, answer)
    open_form(page, "/en/")
    ask(page)
    page.locator(".why > summary").click()
    page.locator(".check").click()


def failure_shown(page: Page, sentence: str) -> None:
    failure = page.locator(".calculator-failure")
    expect(failure.locator("p").first).to_contain_text(sentence, timeout=WAIT)
    expect(failure.locator("a")).to_be_visible()
    shows(page, SEPTEMBER, "en")


def test_a_download_that_is_cut_half_way_can_be_tried_again(
    new_page: NewPage, site: Path, server: str
) -> None:
    page = new_page(clean=False)
    with served(site, Cutting) as cutting:

        def cut(route: Route) -> None:
            route.continue_(url=route.request.url.replace(server, cutting))

        for file in ("library.zip.gz", "calculator.zip.gz", "*.wasm*"):
            load_in_vain(page, f"**/assets/engine/**/{file}", cut)
            failure_shown(page, "could not be loaded")
            page.context.unroute_all()
    page.locator(".calculator-failure button").click()
    expect(page.locator(".checked")).to_contain_text("Both agree", timeout=WAIT)


@pytest.mark.parametrize("typed", ["hello", "10.09.26"])
def test_nothing_more_is_said_of_a_question_that_was_taken_back(
    new_page: NewPage, typed: str
) -> None:
    page = new_page(clean=False)
    held: list[Route] = []
    page.context.route("**/library.zip.gz", lambda route: held.append(route))
    page.goto("/en/#history=2026-08-01,5+USD,scratch-card")
    with page.context.expect_event("request", lambda asked: "library.zip" in asked.url):
        page.locator(".calculator-offer button").click()
    progress = page.locator(".calculator-progress")
    expect(progress).to_be_visible()
    page.locator("#typed").fill(typed)
    with page.context.expect_event("requestfailed"):
        held[0].abort()
    page.wait_for_timeout(500)
    expect(progress).to_be_hidden()
    expect(page.locator(".calculator-failure")).to_be_hidden()


def test_webassembly_that_is_none(new_page: NewPage) -> None:
    """Pyodide then waits for ever: the time for silence passes."""
    page = new_page(clean=False)
    page.clock.install(time=NOW)
    with page.expect_response("**/*.wasm*"):
        load_in_vain(page, "**/*.wasm*", lambda route: route.fulfill(body="<h1>Log in</h1>"))
    expect(page.locator(".calculator-progress")).to_contain_text("MB", timeout=WAIT)
    page.wait_for_load_state("networkidle")
    if page.locator(".calculator-failure").is_hidden():
        page.clock.fast_forward(91_000)
    failure_shown(page, "")


# The last second of a day in Phnom Penh and the first of the next; the end of a year; a leap day.
MOMENTS = [
    ("2026-11-23T16:59:59Z", "2026-11-23"),
    ("2026-11-23T17:00:00Z", "2026-11-24"),
    ("2026-12-31T17:00:00Z", "2027-01-01"),
    ("2028-02-28T17:00:00Z", "2028-02-29"),
]


def test_today_is_the_day_in_cambodia_on_every_device(new_page: NewPage) -> None:
    """Other tests are in Los Angeles, where it is still the day before."""
    page = new_page(timezone_id="Pacific/Apia")
    open_form(page, "/en/")
    for moment, on in MOMENTS:
        page.clock.set_fixed_time(moment)
        date = "2027-03-08" if on < "2027" else "2028-03-08"
        ask(page, date)
        shows(page, {"valid_until": date}, "en", today=on)
        page.locator("#typed").fill("")
