"""Pictures that a browser takes of the built site; it stands in RECYCLE_DATE_CHROMIUM.

`python -m tools.pictures screenshots` (or `make screenshots`) puts every page, narrow and wide,
into build/screenshots. Somebody has to look at them; what a program can see, it refuses: a page or
a table wider than the screen, an error on the console.

The others are kept in docs/assets/images: `readme`, the worked example on a phone, `previews` of
links, and the `icons` of the app. Make them anew when what they show looks otherwise.
"""

import os
import re
import sys
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

from calculator.sentences import LANGUAGES
from publishing.serve import SITE, served
from publishing.templates import PREVIEW, sentences

DOCS = Path("docs")
IMAGES = DOCS / "assets" / "images"
SCREENSHOTS = Path("build/screenshots")

# Of a page, without its id.
HEADING = re.compile(r"^# (.*) \{#", re.MULTILINE)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
WIDTHS = (360, 1280)
HEIGHT = 740

# How much wider than its room the page is, or the table that most of all is.
OVERFLOW = """Math.max(...[...document.querySelectorAll('html, .md-typeset__scrollwrap')]
    .map((each) => each.scrollWidth - each.clientWidth))"""

QUESTION = "#top_up=2026-08-01&amount=5+USD&channel=scratch-card"
# Noon of that day in Cambodia.
TODAY = "2026-09-01T12:00:00+07:00"
PHONE: ViewportSize = {"width": WIDTHS[0], "height": HEIGHT}
GAP = 16


@dataclass(frozen=True)
class Icon:
    """A square picture: its pixels, how much of them the drawing takes, and what is behind."""

    name: str
    pixels: int
    share: float
    background: str


# A phone may cut the maskable one to a circle of four fifths, and Apple's to a rounded square.
ICONS = (
    Icon("icon-192", 192, 1, "transparent"),
    Icon("icon-512", 512, 1, "transparent"),
    Icon("icon-maskable-512", 512, 0.7, "white"),
    Icon("icon-apple", 180, 0.8, "white"),
)


def screenshots(browser: Browser, address: str) -> list[str]:
    """Every page in every width; returns what is wrong with them."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    pages = sorted(page.relative_to(SITE).parent.as_posix() for page in SITE.rglob("index.html"))
    # `/` goes elsewhere, unless a reader wants to choose.
    paths = ["/404.html", *(f"/{page}/" if page != "." else "/#choose" for page in pages)]
    return [
        fault for path in paths for width in WIDTHS for fault in take(browser, address, path, width)
    ]


def take(browser: Browser, address: str, path: str, width: int) -> list[str]:
    """Save the picture of one page in one width, and return what is wrong with the page."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    page = context.new_page()
    _watch(page, faults)
    page.goto(address + path)
    page.evaluate("document.fonts.ready")
    name = path.strip("/#").replace("/", ".").removesuffix(".html")
    page.screenshot(path=SCREENSHOTS / f"{name}.{width}.png", full_page=True)
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


def readme(browser: Browser, address: str) -> list[str]:
    """The worked example on a phone in both languages, Khmer first, side by side."""
    pages = [f"{address}/{language}/calculator/" for language in reversed(LANGUAGES)]
    images = [
        f'<img src="data:image/png;base64,{b64encode(_answer(browser, page)).decode()}">'
        for page in pages
    ]
    width = len(images) * PHONE["width"] + GAP
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    page.set_content(f'<body style="display:flex;gap:{GAP}px;margin:0">{"".join(images)}')
    page.screenshot(path=IMAGES / "calculator.png")
    return []


def _answer(browser: Browser, address: str) -> bytes:
    """The answer as it comes into view."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.clock.set_fixed_time(TODAY)
    page = context.new_page()
    page.goto(address + QUESTION)
    page.locator(".chip:focus").wait_for()
    picture = page.screenshot()
    context.close()
    return picture


def previews(browser: Browser, address: str) -> list[str]:
    """The card of link previews in every language: the question of the home page, and the SMS."""
    environment = Environment(loader=FileSystemLoader(DOCS / "templates"), autoescape=True)
    template = environment.get_template("preview.html")
    page = browser.new_page(viewport={"width": 1200, "height": 630}, bypass_csp=True)
    # Any page of the site, so that the card finds the font; its policy lets no style be written.
    page.goto(f"{address}/404.html")
    for language in LANGUAGES:
        home = (DOCS / language / "index.md").read_text("utf-8")
        [question] = HEADING.findall(home)
        card = template.render(language=language, question=question, _=sentences(language))
        page.set_content(card, wait_until="networkidle")
        page.screenshot(path=DOCS / PREVIEW.format(language=language))
    return []


def icons(browser: Browser, address: str) -> list[str]:
    """The icons of the app, from the one of the site."""
    drawing = (IMAGES / "favicon.svg").read_text("utf-8")
    for icon in ICONS:
        tab = browser.new_page(viewport={"width": icon.pixels, "height": icon.pixels})
        tab.set_content(
            f"<style>svg {{ width:{icon.pixels * icon.share}px }} html {{ height:100% }}</style>"
            f'<body style="margin:0; background:{icon.background}; display:grid; '
            f'place-items:center; height:100%">{drawing}'
        )
        tab.screenshot(path=IMAGES / f"{icon.name}.png", omit_background=True)
        tab.close()
    return []


KINDS = {each.__name__: each for each in (screenshots, readme, previews, icons)}


def main() -> None:
    """Take the pictures of one kind; exit with the list of faults, if there are any."""
    with served(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["RECYCLE_DATE_CHROMIUM"], args=FLAGS
        )
        faults = KINDS[sys.argv[1]](browser, address)
        browser.close()
    sys.exit("\n".join(faults) or None)


if __name__ == "__main__":
    main()
