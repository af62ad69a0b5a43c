"""Every page and answer with axe, at 400 % of its size, on paper, and without motion."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import sheets
from tests.browser.axe import OF_LANGUAGES, violations
from tests.chromium import NewPage, addresses

# A window of 1280 by 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
PHONE = {"width": 320, "height": 640}
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
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"


# The work is parted for two processors.
@pytest.mark.parametrize(("language", "part"), [("en", 0), ("en", 1), ("km", 0), ("km", 1)])
def test_axe_finds_nothing_on_any_page_and_at_400_percent_nothing_is_cut_off(
    new_page: NewPage, site: Path, language: str, part: int
) -> None:
    page = new_page(reduced_motion="reduce")
    found: list[str] = []
    for address in addresses(site, language)[part::2]:
        page.goto(address)
        found += violations(page, views=OF_LANGUAGES[language])
        page.set_viewport_size(ZOOMED)
        sideways = ["it scrolls sideways"] if page.evaluate(SIDEWAYS) else []
        found += [f"{address} at 400 %: {each}" for each in sideways + page.evaluate(OVERFLOWING)]
    assert found == []


def test_axe_would_find_something(page: Page) -> None:
    page.goto("/en/about/")
    page.evaluate("document.querySelector('main h1').style.color = '#ccc'")
    page.evaluate("document.querySelector('main h1').insertAdjacentHTML('beforeend', '<img>')")
    found = violations(page)
    assert len([each for each in found if "image-alt" in each]) == 2
    assert len([each for each in found if "color-contrast" in each and "light" in each]) == 1


def test_nothing_moves_for_a_reader_who_asked_for_that(new_page: NewPage, language: str) -> None:
    page = new_page(reduced_motion="reduce")
    for opener in ("__drawer", "__search"):
        page.goto(f"/{language}/calculator/")
        page.locator(f"header label[for={opener}]").first.click()
        moving = "document.getAnimations().map((each) => each.effect.target.className)"
        assert page.evaluate(moving) == []
    page.goto(f"/{language}/calculator/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("scrollY > 0")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_drawing_says_in_words_what_it_shows(page: Page, language: str) -> None:
    page.goto(f"/{language}/life-of-a-number/")
    drawings = page.locator("svg[role=img]").all()
    assert drawings
    for drawing in drawings:
        said = drawing.locator("desc").text_content() or ""
        shown = drawing.locator("text").all_text_contents()
        assert [text for text in shown if text.strip() not in said] == []


# Of a number that works, makes no calls, is blocked, is in one of two stages, is cut off, is sold;
# of one that was topped up; of one that was lost, with nothing known and with validity.
ANSWERS = [
    *(f"valid_until={day}" for day in ("2026-12-10", "2026-10-10", "2026-09-10", "2026-08-25")),
    *(f"valid_until={day}" for day in ("2026-06-10", "2026-01-10", "2027-01-15")),
    "top_up=2026-08-01&amount=5+USD&channel=scratch-card",
    "lost_on=2026-11-20&lost_how=sold",
    "lost_on=2026-08-28&lost_how=sold&valid_until=2026-03-01",
]


def test_every_answer_is_readable_on_paper_with_axe_and_twice_as_large(
    new_page: NewPage, language: str
) -> None:
    """With all that can be opened; on one sheet of paper, and with text at 200 % on a phone."""
    page = new_page(reduced_motion="reduce")
    session = page.context.new_cdp_session(page)
    found: list[str] = []
    for asked in ANSWERS:
        page.goto("about:blank")
        page.goto(f"/{language}/#{asked}")
        if not asked.startswith("lost"):
            expect(page.locator(".card")).to_be_visible()
            page.emulate_media(media="print")
            expect(page.locator(".line > li").last).to_be_visible()
            expect(page.locator(".ask-form")).to_be_hidden()
            assert sheets(page) == 1, asked
            page.emulate_media(media="screen")
        else:
            expect(page.locator(".loss h2")).to_be_visible()
        page.evaluate(OPEN_ALL)
        found += violations(page, views=OF_LANGUAGES[language])
        page.set_viewport_size(PHONE)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        wider = page.locator(".ask").evaluate("ask => ask.scrollWidth - ask.clientWidth")
        found += [f"{asked} at 200 %: {wider} px are cut off"] if wider else []
        found += [f"{asked} at 200 %: it scrolls sideways"] if page.evaluate(SIDEWAYS) else []
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    assert found == []


@pytest.mark.parametrize("name", ["plan", "many-numbers"])
def test_the_forms_of_plans_and_tables_fit_twice_as_large(
    new_page: NewPage, language: str, name: str
) -> None:
    page = new_page(viewport=PHONE)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    page.goto(f"/{language}/{name}/")
    assert not page.evaluate(SIDEWAYS)
    for field in page.locator(".calculator input[type=text]:visible").all():
        field.fill("10.09.2026")
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth")
