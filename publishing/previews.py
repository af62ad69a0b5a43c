"""The pictures of link previews, once per language: `python -m publishing.previews`.

They are kept in docs/assets/images; make them anew when the guide's name or purpose changes.
"""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import sync_playwright

from publishing.languages import LANGUAGES
from publishing.screenshots import FLAGS, served
from publishing.serve import SITE
from publishing.templates import PREVIEW, SAY

DOCS = Path("docs")


def card(language: str) -> str:
    """The picture as a page; its font and icon come with the site."""
    environment = Environment(loader=FileSystemLoader(DOCS / "templates"), autoescape=True)
    template = environment.get_template("preview.html")
    return template.render(language=language, _=SAY[language])


def main() -> None:
    """Photograph the card in every language."""
    chromium = os.environ["RECYCLE_DATE_CHROMIUM"]
    with served(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        # Any page of the site, so that the card finds the font.
        page.goto(f"{address}/404.html")
        for language in LANGUAGES:
            page.set_content(card(language), wait_until="networkidle")
            page.screenshot(path=DOCS / PREVIEW.format(language=language))
        browser.close()


if __name__ == "__main__":
    main()
