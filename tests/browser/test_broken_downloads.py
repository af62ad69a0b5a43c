"""A download of the engine that arrives damaged: a sentence, a way on, and the answer stays."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Page, Route, expect

from publishing.serve import SiteHandler
from tests.browser.calculator_form import WAIT, answer_shown, ask, fill_in, reasons_shown
from tests.chromium import NOW

NewPage = Callable[..., Page]


class Cutting(SiteHandler):
    """Promises whole files, and hangs up after half of each."""

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        content = source.read()
        outputfile.write(content[: len(content) // 2])


@pytest.fixture
def cutting(site: Path) -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), partial(Cutting, directory=str(site)))
    threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(clean=False)


def load_in_vain(page: Page, sentence: str) -> None:
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    page.locator(".calculator-offer button").click()
    failure_shown(page, sentence)


def failure_shown(page: Page, sentence: str) -> None:
    failure = page.locator(".calculator-failure")
    expect(failure.locator("p").first).to_contain_text(sentence, timeout=WAIT)
    expect(failure.locator("a")).to_be_visible()
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")
    expect(page.locator("#valid_until")).to_have_value("10.09.26")


@pytest.mark.parametrize("file", ["python_stdlib.zip.gz", "calculator.zip.gz"])
def test_a_download_that_is_cut_half_way(page: Page, cutting: str, server: str, file: str) -> None:
    def from_there(route: Route) -> None:
        route.continue_(url=route.request.url.replace(server, cutting))

    page.context.route(f"**/assets/engine/**/{file}", from_there)
    load_in_vain(page, "could not be loaded")


def test_after_a_cut_it_can_be_tried_again(page: Page, cutting: str, server: str) -> None:
    page.context.route(
        "**/*.wasm*", lambda route: route.continue_(url=route.request.url.replace(server, cutting))
    )
    load_in_vain(page, "could not be loaded")
    page.context.unroute_all()
    page.locator(".calculator-failure button").click()
    reasons_shown(page)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [("python_stdlib.zip.gz", "could not be loaded"), ("calculator.zip.gz", "could not be loaded")],
)
def test_a_file_that_is_another_one(page: Page, file: str, sentence: str) -> None:
    page.context.route(
        f"**/assets/engine/**/{file}", lambda route: route.fulfill(body="<h1>Log in</h1>")
    )
    load_in_vain(page, sentence)


def test_webassembly_that_is_none(page: Page) -> None:
    """Pyodide then waits for ever: the time for silence passes."""
    page.clock.install(time=NOW)
    page.context.route("**/*.wasm*", lambda route: route.fulfill(body="<h1>Log in</h1>"))
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    answer_shown(page)
    with page.expect_response("**/*.wasm*"):
        page.locator(".calculator-offer button").click()
    failure = page.locator(".calculator-failure")
    expect(page.locator(".calculator-progress")).to_contain_text("MB", timeout=WAIT)
    page.wait_for_load_state("networkidle")
    if failure.is_hidden():
        page.clock.fast_forward(91_000)
    failure_shown(page, "")
