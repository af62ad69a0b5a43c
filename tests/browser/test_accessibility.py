"""Every page of the site with axe, at 400 % of its size, and without motion."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.chromium import addresses

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
NewPage = Callable[..., Page]

# A window of 1280 by 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
# What is wider than the window and not in a box that scrolls by itself.
OVERFLOWING = """() => {
    const scrolls = (element) => element && (
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        || scrolls(element.parentElement));
    return [...document.querySelectorAll('main *')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .filter((each) => !scrolls(each))
        .map((each) => each.outerHTML.slice(0, 80));
}"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("half", [0, 1])
@LANGUAGES
def test_axe_finds_nothing_on_any_page(
    new_page: NewPage, site: Path, language: str, half: int
) -> None:
    page = new_page(reduced_motion="reduce")
    found: list[str] = []
    for address in addresses(site, language)[half::2]:
        page.goto(address)
        found += violations(page)
    assert found == []


def test_axe_would_find_something(page: Page) -> None:
    page.goto("/en/about/")
    page.evaluate("document.querySelector('main h1').style.color = '#ccc'")
    page.evaluate("document.querySelector('main h1').insertAdjacentHTML('beforeend', '<img>')")
    found = violations(page)
    assert len([each for each in found if "image-alt" in each]) == 2
    assert len([each for each in found if "color-contrast" in each and "light" in each]) == 2


@LANGUAGES
def test_at_four_times_the_size_nothing_is_cut_off(
    new_page: NewPage, site: Path, language: str
) -> None:
    page = new_page(viewport=ZOOMED)
    faults = []
    for address in addresses(site, language):
        page.goto(address)
        if page.evaluate(SIDEWAYS):
            faults.append(f"{address} scrolls sideways")
        faults += [f"{address}: {each}" for each in page.evaluate(OVERFLOWING)]
    assert faults == []


@LANGUAGES
def test_nothing_moves_for_a_reader_who_asked_for_that(new_page: NewPage, language: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"/{language}/calculator/")
    for opener in ("__drawer", "__search"):
        page.locator(f"header label[for={opener}]").first.click()
        moving = "document.getAnimations().map((each) => each.effect.target.className)"
        assert page.evaluate(moving) == []
        page.keyboard.press("Escape")
        page.goto(f"/{language}/calculator/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("scrollY > 0")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


SHOWN_AND_SAID = """(svg) => {
    const texts = [...svg.querySelectorAll('text')];
    const ids = svg.getAttribute('aria-labelledby').split(' ');
    return {
        shown: texts.map((text) => text.textContent.trim()),
        said: ids.map((id) => document.getElementById(id).textContent).join(' '),
    };
}"""


@LANGUAGES
def test_a_drawing_says_in_words_what_it_shows(page: Page, language: str) -> None:
    page.goto(f"/{language}/life-of-a-number/")
    drawings = page.locator("svg[role=img]").evaluate_all(f"all => all.map({SHOWN_AND_SAID})")
    assert drawings
    for drawing in drawings:
        assert [text for text in drawing["shown"] if text not in drawing["said"]] == []


# When validity ends of a number that works, makes no calls, is blocked, is in one of two stages, is
# cut off, is sold.
DAYS = ("2026-12-10", "2026-10-10", "2026-09-10", "2026-08-25", "2026-06-10", "2026-01-10")


@LANGUAGES
def test_axe_finds_nothing_on_any_answer(new_page: NewPage, language: str) -> None:
    """With all that can be opened; nor is it too wide for a small phone with text at 200 %."""
    page = new_page(reduced_motion="reduce")
    found, sideways = [], []
    for day in DAYS:
        page.goto("about:blank")
        page.goto(f"/{language}/#valid_until={day}")
        expect(page.locator(".card")).to_be_visible()
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        found += violations(page)
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        page.set_viewport_size({"width": 320, "height": 640})
        sideways += [day] if page.evaluate(SIDEWAYS) else []
    assert (found, sideways) == ([], [])
