"""axe-core looks at a page, wide and narrow, light and dark."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
HEIGHT = 740

RUN = """(options) => axe.run(document, options).then(({ violations }) => violations.flatMap(
    ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)))"""
# Its own choice of rules, and the one of WCAG 2.2 that it leaves out at first.
ALL = {"target-size": {"enabled": True}}
# No colour depends on the width, at which most can be seen, and nothing else on the scheme.
NARROW = ALL | {"color-contrast": {"enabled": False}}
View = tuple[int, str, dict[str, object]]
VIEWS: Sequence[View] = [
    (360, "light", {"rules": NARROW}),
    (1280, "light", {"rules": ALL}),
    (1280, "dark", {"runOnly": ["color-contrast"]}),
]
# A page is the same in both languages, in structure and colours; only its letters are not.
OF_LANGUAGES = {"en": VIEWS, "km": VIEWS[:1]}

# The guide's own switch has a button for each scheme; pages without it follow the device.
SCHEMES = {"light": "[data-scheme=default]", "dark": "[data-scheme=slate]"}
PRESS = """async (button) => {
    document.querySelector(button).click();
    await Promise.all(document.getAnimations().map((each) => each.finished));
}"""


def violations(page: Page, state: str = "", views: Sequence[View] = VIEWS) -> list[str]:
    """What axe finds in a page as it is now; without motion, so that nothing is half faded in."""
    page.evaluate(SCRIPT.read_text("utf-8"))
    found = []
    for width, scheme, options in views:
        button = SCHEMES[scheme]
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("scrollTo(0, 0)")  # Further down the header would be too near to something.
        if page.locator(button).count():
            page.evaluate(PRESS, button)
        else:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        seen = page.evaluate(RUN, {"resultTypes": ["violations"]} | options)
        found += [f"{page.url} {state} at {width} px, {scheme}: {each}" for each in seen]
    return found
