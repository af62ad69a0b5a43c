"""Fixtures for tests in a real Chromium: the built site, a server, pages that must stay clean."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from publishing.serve import served
from tools.browsers import running

ROOT = Path(__file__).parents[1]
# Noon of 23 November 2026 in Cambodia, and still the 22nd on the device.
NOW = "2026-11-23T12:00:00+07:00"
DEVICE = {
    "viewport": {"width": 360, "height": 740},
    "timezone_id": "America/Los_Angeles",
    # Tests of other things see each file as it is; tests/browser/offline/ allows them.
    "service_workers": "block",
}

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    folder = ROOT / "site"
    if not (folder / "index.html").is_file():
        pytest.fail("The site is not built: run `make test`, or `make build` first.", pytrace=False)
    return folder


def addresses(site: Path, language: str) -> list[str]:
    """The pages of a language from the root of the site; with English those in both languages."""
    files = {*site.glob(f"**/{language}/**/*.html")}
    if language == "en":
        files |= {file for file in site.glob("*.html") if file.name != "index.html"}
    found = sorted(f"/{file.relative_to(site).as_posix()}" for file in files)
    pages = [address.removesuffix("index.html") for address in found]
    return ["/#choose", *pages] if language == "en" else pages


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at the end."""
    with served(site) as address:
        yield address


@pytest.fixture(params=["en", "km"])
def language(request: pytest.FixtureRequest) -> str:
    """Each of the languages: what a test asks for is done in both."""
    return str(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium without windows."""
    with running("chromium-shell") as started:
        yield started


@pytest.fixture
def new_page(browser: Browser, server: str) -> Iterator[NewPage]:
    """Make pages: new_page(now=..., clean=..., and any option of Playwright's new_context).

    `now` is the fixed time of the page (not of its workers). A page must stay clean: no error on
    the console, no failed request, none to another machine. `clean=False` is for tests of failures.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def make(*, now: str = NOW, clean: bool = True, **options: object) -> Page:
        settings = {"base_url": server} | DEVICE | options
        context = browser.new_context(**settings)
        contexts.append(context)
        context.clock.set_fixed_time(now)
        if clean:
            watch(context, settings["base_url"].rstrip("/"), faults)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A clean page as wide as a small phone."""
    return new_page()


def watch(context: BrowserContext, server: str, faults: list[str]) -> None:
    """Note every error and every request that a visitor should not cause."""

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and not request.url.startswith(f"{server}/"):
            faults.append(f"request to another machine: {request.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left the page, or no longer wanted
            faults.append(f"{request.failure}: {request.url}")

    context.on("request", asked)
    context.on("requestfailed", failed)
    context.on(
        "response",
        lambda answer: answer.status < 400 or faults.append(f"{answer.status}: {answer.url}"),
    )
    context.on(
        "console",
        lambda line: line.type == "error" and faults.append(f"console: {line.text}"),
    )
    context.on("weberror", lambda error: faults.append(f"error in a script: {error.error}"))
