"""Languages, landing page and layout in Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import NewPage


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (["km-KH"], "/km/"),
        (["en-GB"], "/en/"),
        (["fr-FR", "km"], "/km/"),
        (["zh-CN", "vi"], "/en/"),
        (["kmb-AO"], "/en/"),
    ],
)
def test_the_first_page_goes_to_the_visitors_language(
    page: Page, server: str, languages: list[str], expected: str
) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{value: {languages}}})")
    page.goto("/")
    expect(page).to_have_url(server + expected)


def test_the_first_page_keeps_what_was_chosen_and_leads_into_no_circle(
    new_page: NewPage, server: str
) -> None:
    page = new_page(locale="en-GB")
    page.goto("/en/about/")
    page.goto("/")
    expect(page).to_have_url(f"{server}/en/")
    page.go_back()
    expect(page).to_have_url(f"{server}/en/about/")
    page.locator(".language-switch").click()
    expect(page).to_have_url(f"{server}/km/about/")
    page.goto("/")
    expect(page).to_have_url(f"{server}/km/")
    page.locator(".md-copyright a[href$='#choose']").click()
    expect(page).to_have_url(f"{server}/#choose")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{server}/en/")


def test_the_switcher_keeps_page_anchor_and_question(page: Page, server: str) -> None:
    page.goto("/en/terms/?on=1#stacking")
    for there in ("km", "en"):
        page.locator(".language-switch").click()
        expect(page).to_have_url(f"{server}/{there}/terms/?on=1#stacking")
        expect(page.locator("html")).to_have_attribute("lang", there)


def test_a_wrong_address_is_answered_in_both_languages(new_page: NewPage, server: str) -> None:
    page = new_page(clean=False)
    for path in ("/assets/", "/km/no/such/page/"):
        answer = page.goto(path)
        # A new build shows at once.
        assert (answer.status, answer.headers["cache-control"]) == (404, "no-cache")
    expect(page.get_by_role("link", name="Go to the first page")).to_be_visible()
    page.get_by_role("link", name="ទៅទំព័រដើម").click()
    expect(page).to_have_url(f"{server}/km/")


def test_the_colours_chosen_once_stay(new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto("/km/about/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[data-scheme=default]").click()
    expect(page.locator("[data-scheme=slate]")).to_be_focused()
    page.goto("/km/terms/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_menu_opens_and_closes_with_the_keyboard(page: Page) -> None:
    page.goto("/en/terms/")
    menu = page.locator(".md-header").get_by_title("Navigation")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Top-up and validity")
    expect(link).to_be_hidden()
    menu.press("Enter")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(link).to_be_hidden()
    menu.click()
    page.locator(".md-sidebar--primary label.md-nav__link[for=__toc]").click()
    page.locator(".md-sidebar--primary a[href='#guideline-resale']").click()
    expect(page.locator("#guideline-resale")).to_be_in_viewport()
    expect(link).to_be_hidden()


def test_contents_follow_the_reader_who_can_go_to_the_top(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 740})
    page.goto("/en/terms/")
    expect(page.locator(".md-top")).to_be_hidden()
    page.locator(".md-sidebar--secondary a[href='#guideline-resale']").click()
    here = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(here).to_have_attribute("href", "#guideline-resale")
    expect(here).to_be_in_viewport()
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -100)
    page.locator(".md-top").click()
    page.wait_for_function("scrollY === 0")


def test_the_name_in_the_header_is_never_cut(new_page: NewPage, language: str) -> None:
    """In no size of text on the smallest phone; where there is no room at all, it is hidden."""
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(f"/{language}/about/")
    name = page.locator(".md-header__topic .md-ellipsis").first
    for percent, shown in ((100, "1"), (200, "0")):
        page.evaluate(f"document.documentElement.style.fontSize = '{1.25 * percent}%'")
        expect(page.locator(".md-header__ellipsis")).to_have_css("opacity", shown)
        assert shown == "0" or name.evaluate("name => name.scrollWidth <= name.clientWidth")
