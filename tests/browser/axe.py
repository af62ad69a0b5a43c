"""axe-core looks at a page, wide and narrow, light and dark."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 1280)
HEIGHT = 740

RUN = """(options) => axe.run(document, options).then(({ violations }) => violations.flatMap(
    ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)))"""
# Its own choice of rules, and the one of WCAG 2.2 that it leaves out at first.
ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Nothing else depends on the colours.
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}

# The guide's own switch has a button for each scheme; pages without it follow the device.
SCHEMES = {"light": "[data-scheme=default]", "dark": "[data-scheme=slate]"}
PRESS = """async (button) => {
    document.querySelector(button).click();
    await Promise.all(document.getAnimations().map((each) => each.finished));
}"""


@cache
def script() -> str:
    return SCRIPT.read_text("utf-8")


def violations(page: Page, state: str = "") -> list[str]:
    """What axe finds in a page as it is now; without motion, so that nothing is half faded in."""
    page.evaluate(script())
    return [
        f"{page.url} {state} at {width} px, {scheme}: {found}"
        for width in WIDTHS
        for scheme in ("light", "dark")
        for found in _look(page, width, scheme)
    ]


def _look(page: Page, width: int, scheme: str) -> list[Any]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    if page.locator(SCHEMES[scheme]).count():
        page.evaluate(PRESS, SCHEMES[scheme])
    else:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found: list[Any] = page.evaluate(RUN, ALL if scheme == "light" else COLOURS)
    return found
