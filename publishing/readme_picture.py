"""The picture of the README, the worked example on a phone: `python -m publishing.readme_picture`.

It needs the built site, and a browser in RECYCLE_DATE_CHROMIUM. Make it anew when the calculator's
page looks otherwise.
"""

import os
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from publishing.languages import LANGUAGES
from publishing.screenshots import FLAGS, HEIGHT, WIDTHS, served
from publishing.serve import SITE

TARGET = Path("docs/assets/images/calculator.png")
QUESTION = "#top_up=2026-08-01&amount=5+USD&channel=scratch-card"
# Noon of that day in Cambodia.
TODAY = "2026-09-01T12:00:00+07:00"
PHONE: ViewportSize = {"width": WIDTHS[0], "height": HEIGHT}
GAP = 16


def answer(browser: Browser, address: str) -> bytes:
    """The answer as it comes into view on a phone."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.clock.set_fixed_time(TODAY)
    page = context.new_page()
    page.goto(address + QUESTION)
    page.locator(".calculator-headline strong").wait_for()
    picture = page.screenshot()
    context.close()
    return picture


def main() -> None:
    """Photograph both languages, Khmer first, and put them side by side."""
    chromium = os.environ["RECYCLE_DATE_CHROMIUM"]
    with served(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        pages = [f"{address}/{language}/calculator/" for language in reversed(LANGUAGES)]
        pictures = [answer(browser, page) for page in pages]
        width = len(pictures) * PHONE["width"] + GAP
        page = browser.new_page(viewport={"width": width, "height": PHONE["height"]})
        images = [
            f'<img src="data:image/png;base64,{b64encode(each).decode()}">' for each in pictures
        ]
        page.set_content(f'<body style="display:flex;gap:{GAP}px;margin:0">{"".join(images)}')
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
