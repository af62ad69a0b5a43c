"""Pictures that a browser takes of the built site.

`python -m tools.pictures screenshots` (or `make screenshots`) puts every page, narrow and wide,
into build/screenshots. Somebody has to look at them; what a program can see, the tests refuse.

The others are kept in docs/assets/images: `readme`, the worked example on a phone, `previews` of
links, and the `icons` of the app. Make them anew when what they show looks otherwise.
"""

import re
import sys
from base64 import b64encode
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from calculator.sentences import LANGUAGES
from publishing.serve import SITE, served
from publishing.templates import LINK_PICTURE, fill
from tools.browsers import running

DOCS = Path("docs")
IMAGES = DOCS / "assets" / "images"
SCREENSHOTS = Path("build/screenshots")

# Of a page, without its id.
HEADING = re.compile(r"^# (.*) \{#", re.MULTILINE)

WIDTHS = (360, 1280)
HEIGHT = 740

QUESTION = "#top_up=2026-08-01&amount=5+USD&channel=scratch-card"
# Noon of that day in Cambodia.
TODAY = "2026-09-01T12:00:00+07:00"
GAP = 16

# Each with its pixels, how much of them the drawing takes, and what is behind it. A phone may cut
# the maskable one to a circle of four fifths, and Apple's to a rounded square.
ICONS = {
    "icon-192": (192, 1, "transparent"),
    "icon-512": (512, 1, "transparent"),
    "icon-maskable-512": (512, 0.7, "white"),
    "icon-apple": (180, 0.8, "white"),
}


def screenshots(browser: Browser, address: str) -> None:
    """Every page in every width."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    pages = sorted(page.relative_to(SITE).parent.as_posix() for page in SITE.rglob("index.html"))
    # `/` goes elsewhere, unless a reader wants to choose.
    paths = ["/404.html", *(f"/{page}/" if page != "." else "/#choose" for page in pages)]
    page = browser.new_page(service_workers="block")
    for path, width in product(paths, WIDTHS):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
        name = path.strip("/#").replace("/", ".").removesuffix(".html")
        page.screenshot(path=SCREENSHOTS / f"{name}.{width}.png", full_page=True)


def readme(browser: Browser, address: str) -> None:
    """The worked example on a phone in both languages, Khmer first, side by side."""
    images = []
    for language in reversed(LANGUAGES):
        page = browser.new_page(reduced_motion="reduce")
        page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        page.clock.set_fixed_time(TODAY)
        page.goto(f"{address}/{language}/calculator/{QUESTION}")
        page.locator(".chip:focus").wait_for()
        picture = b64encode(page.screenshot()).decode()
        images.append(f'<img src="data:image/png;base64,{picture}">')
    page.set_viewport_size({"width": len(images) * WIDTHS[0] + GAP, "height": HEIGHT})
    page.set_content(f'<body style="display:flex;gap:{GAP}px;margin:0">{"".join(images)}')
    page.screenshot(path=IMAGES / "calculator.png")


def previews(browser: Browser, address: str) -> None:
    """The card of link previews in every language: the question of the home page, and the SMS."""
    page = browser.new_page(viewport={"width": 1200, "height": 630}, bypass_csp=True)
    # Any page of the site, so that the card finds the font; its policy lets no style be written.
    page.goto(f"{address}/404.html")
    for language in LANGUAGES:
        home = (DOCS / language / "index.md").read_text("utf-8")
        [question] = HEADING.findall(home)
        page.set_content(fill("preview", language, question=question), wait_until="networkidle")
        page.screenshot(path=DOCS / LINK_PICTURE.format(language=language))


def icons(browser: Browser, address: str) -> None:
    """The icons of the app, from the one of the site."""
    drawing = (IMAGES / "favicon.svg").read_text("utf-8")
    for name, (pixels, share, background) in ICONS.items():
        page = browser.new_page(viewport={"width": pixels, "height": pixels})
        page.set_content(
            f"<style>svg {{ width:{pixels * share}px }} html {{ height:100% }}</style>"
            f'<body style="margin:0; background:{background}; display:grid; '
            f'place-items:center; height:100%">{drawing}'
        )
        page.screenshot(path=IMAGES / f"{name}.png", omit_background=True)


KINDS = {each.__name__: each for each in (screenshots, readme, previews, icons)}


if __name__ == "__main__":
    with served(SITE) as address, running() as browser:
        KINDS[sys.argv[1]](browser, address)
