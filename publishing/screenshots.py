"""Pictures of every page, narrow and wide, into build/screenshots: `make screenshots`.

Somebody has to look at them. What a program can see, it refuses: a page or a table wider than the
screen, an error on the console.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from publishing.serve import SITE, server

TARGET = Path("build/screenshots")

WIDTHS = (360, 1280)
HEIGHT = 740

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]

# How much wider than its room the page is, or the table that most of all is.
OVERFLOW = """Math.max(...[...document.querySelectorAll('html, .md-typeset__scrollwrap')]
    .map((each) => each.scrollWidth - each.clientWidth))"""


def addresses(site: Path) -> list[str]:
    """The address of every page, from the root of the site; `/` as its choice of language."""
    pages = sorted(page.relative_to(site).parent.as_posix() for page in site.rglob("index.html"))
    return ["/404.html", *(f"/{page}/" if page != "." else "/#choose" for page in pages)]


def take(browser: Browser, address: str, path: str, width: int) -> list[str]:
    """Save the picture of one page in one width, and return what is wrong with the page."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    page = context.new_page()
    _watch(page, faults)
    page.goto(address + path)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=TARGET / f"{_name(path)}.{width}.png", full_page=True)
    pixels = page.evaluate(OVERFLOW)
    if pixels > 0:
        faults.append(f"{pixels} px wider than its room")
    context.close()
    return [f"{path} at {width} px: {fault}" for fault in faults]


def _watch(page: Page, faults: list[str]) -> None:
    def logged(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    page.on("console", logged)
    page.on("pageerror", lambda error: faults.append(str(error)))


def _name(path: str) -> str:
    return path.strip("/#").replace("/", ".").removesuffix(".html")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the folder, served while the context lasts."""
    running = server(site)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


def main() -> None:
    """Take the pictures; exit with the list of faults, if there are any."""
    TARGET.mkdir(parents=True, exist_ok=True)
    taken = [(path, width) for path in addresses(SITE) for width in WIDTHS]
    with served(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["RECYCLE_DATE_CHROMIUM"], args=FLAGS
        )
        faults = [fault for path, width in taken for fault in take(browser, address, path, width)]
        browser.close()
    print(f"{len(taken)} pictures in {TARGET}")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
