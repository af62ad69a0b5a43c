"""The icons of the app, from the one of the site: `python -m tools.icons`.

They are kept in docs/assets/images; make them anew when favicon.svg changes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from publishing.screenshots import FLAGS

IMAGES = Path("docs/assets/images")


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


def page(icon: Icon) -> str:
    """The icon as a page of its size."""
    drawing = (IMAGES / "favicon.svg").read_text("utf-8")
    style = f"margin:0; background:{icon.background}; display:grid; place-items:center; height:100%"
    size = f"svg {{ width:{icon.pixels * icon.share}px }} html {{ height:100% }}"
    return f'<style>{size}</style><body style="{style}">{drawing}'


def main() -> None:
    """Photograph each icon."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["RECYCLE_DATE_CHROMIUM"], args=FLAGS
        )
        for icon in ICONS:
            tab = browser.new_page(viewport={"width": icon.pixels, "height": icon.pixels})
            tab.set_content(page(icon))
            tab.screenshot(path=IMAGES / f"{icon.name}.png", omit_background=True)
            tab.close()
        browser.close()


if __name__ == "__main__":
    main()
