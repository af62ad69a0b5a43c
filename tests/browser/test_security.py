"""No page of the site, and none of its workers, does what its headers tell a browser to refuse."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.security.headers import POLICY
from publishing.serve import SiteHandler
from tests.browser.calculator_form import answer_shown, ask, fill_in, load_reasons
from tests.chromium import DEVICE, NOW, watch
from tests.site_pages import addresses

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
VIOLATE = "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
WAIT = 20_000


class Reports:
    """A server of the site to which browsers report what they refused, also in workers."""

    def __init__(self, site: Path) -> None:
        self.found: list[str] = []
        self.arrived = threading.Event()
        reports = self

        class Handler(SiteHandler):
            def send_header(self, keyword: str, value: str) -> None:
                reporting = "; report-uri /reports" if keyword == POLICY else ""
                super().send_header(keyword, value + reporting)

            def do_POST(self) -> None:  # noqa: N802, the name that http.server calls
                length = int(self.headers["Content-Length"])
                report = json.loads(self.rfile.read(length))["csp-report"]
                reports.found.append(f"{report['document-uri']}: {report['violated-directive']}")
                reports.arrived.set()
                self.send_response(204)
                self.end_headers()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def reports(site: Path) -> Iterator[Reports]:
    made = Reports(site)
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def page(browser: Browser, reports: Reports) -> Iterator[Page]:
    """A page in a browser that has seen nothing; afterwards it is looked at what came of it."""
    faults: list[str] = []
    context = browser.new_context(base_url=reports.address, **DEVICE | {"service_workers": "allow"})
    context.clock.set_fixed_time(NOW)
    watch(context, reports.address, faults)
    page = context.new_page()
    yield page
    assert context.cookies() == []
    # A report that has to come shows that all others would have come.
    page.goto("/km/about/")
    before = list(reports.found)
    page.evaluate(VIOLATE)
    assert reports.arrived.wait(WAIT / 1000)
    context.close()
    assert before == []
    assert [fault for fault in faults if "inline script" not in fault] == []


@LANGUAGES
def test_every_page_asks_only_its_own_host_and_is_refused_nothing(
    site: Path, page: Page, language: str
) -> None:
    found = addresses(site, language)
    assert len(found) > 15
    for address in found:
        page.goto(address)
        expect(page.locator("h1").first).to_be_visible()
    page.wait_for_load_state("networkidle")


@LANGUAGES
def test_what_a_reader_uses_is_refused_nothing(page: Page, language: str) -> None:
    fill_in(page, language, "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    load_reasons(page)
    toggle = page.locator("[data-md-component=palette] label:visible")
    toggle.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[for=__search]").first.click()
    query = page.locator(".md-search__input")
    query.press_sequentially({"km": "បញ្ចូលលុយ", "en": "top-up"}[language])
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    query.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.locator("label[for=__search]").first.click()
    query.fill("zzzzzz")
    query.press("Enter")
    page.wait_for_load_state("networkidle")
