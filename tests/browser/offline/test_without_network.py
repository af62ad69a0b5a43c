"""The guide without a network: what is kept for it, and what is not."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.calculator_form import answer_shown, ask, load_reasons, reasons_shown
from tests.browser.offline.guide import SAVE_DATA, Guide, NewContext, kept, wait_until_kept

LANGUAGES = pytest.mark.parametrize("language", ["km", "en"])
LOCALES = {"km": "km-KH", "en": "en-GB"}


# Shows pages made for other sites, which are not kept.
EMBEDDING = "/embedding/"


def pages_of(guide: Guide, language: str) -> list[str]:
    paths = guide.contents().languages[language]
    return [path for path in paths if path.endswith("/") and not path.endswith(EMBEDDING)]


@LANGUAGES
def test_every_page_opens_without_a_network(
    new_context: NewContext, guide: Guide, language: str
) -> None:
    page = new_context(locale=LOCALES[language]).new_page()
    page.goto(f"{language}/")
    wait_until_kept(page, guide, guide.of_language(language))
    with guide.no_network(page.context):
        for path in pages_of(guide, language):
            page.goto(path)
            expect(page.locator("h1")).to_have_count(1)
            assert page.locator("html").get_attribute("lang") == language
        page.goto("./")
        expect(page).to_have_url(f"{guide.address}{language}/")
        page.wait_for_load_state("networkidle")


@LANGUAGES
def test_search_works_without_a_network(page: Page, guide: Guide, language: str) -> None:
    page.goto(f"{language}/")
    wait_until_kept(page, guide, guide.of_language(language))
    with guide.no_network(page.context):
        page.goto(f"{language}/about/")
        page.locator("label[for=__search]").first.click()
        query = page.locator(".md-search__input")
        query.press_sequentially({"km": "បញ្ចូលលុយ", "en": "top-up"}[language])
        link = page.locator(".md-search-result__link").first
        expect(link).to_be_visible()
        link.click()
        expect(page.locator("mark").first).to_be_visible()


def test_the_calculator_answers_without_a_network(page: Page, guide: Guide) -> None:
    page.goto("en/")
    wait_until_kept(page, guide, guide.of_language("en"))
    assert not set(guide.contents().engine.values()) & set(kept(page, guide).values())
    with guide.no_network(page.context):
        ask_for_september(page)


@LANGUAGES
def test_a_frame_that_is_not_kept_is_explained(
    new_context: NewContext, guide: Guide, language: str
) -> None:
    page = new_context(clean=False, locale=LOCALES[language]).new_page()
    page.goto(f"{language}/")
    wait_until_kept(page, guide, guide.of_language(language))
    with guide.no_network(page.context):
        page.goto(language + EMBEDDING)
        expect(page.locator("h1")).to_have_count(1)
        frame = page.frame_locator("iframe").first
        expect(frame.get_by_text("No connection", exact=True)).to_be_visible()


def test_the_engine_starts_again_without_a_network(page: Page, guide: Guide) -> None:
    page.goto("en/")
    wait_until_kept(page, guide, guide.of_language("en"))
    ask_for_september(page)
    load_reasons(page)
    wait_until_kept(page, guide, guide.contents().engine)
    with guide.no_network(page.context):
        ask_for_september(page)
        reasons_shown(page)


def ask_for_september(page: Page) -> None:
    page.goto("en/calculator/")
    page.locator("[name=way][value=valid_until]").check()
    page.locator("#valid_until").fill("10.09.26")
    ask(page)
    answer_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("8 December 2026")


def test_nothing_is_kept_before_the_page_has_loaded(page: Page, guide: Guide) -> None:
    held: list[Route] = []
    page.route("**/assets/javascripts/bundle.*", lambda route: held.append(route))
    page.goto("km/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(500)
    assert "sw.js" not in guide.asked
    held[0].continue_()
    wait_until_kept(page, guide, guide.of_language("km"))


def test_only_the_language_of_the_reader_is_kept(page: Page, guide: Guide) -> None:
    page.goto("km/")
    wait_until_kept(page, guide, guide.of_language("km"))
    assert not [path for path in kept(page, guide) if path.startswith("en/")]
    page.locator(".language-switch").click()
    wait_until_kept(page, guide, guide.of_language("en"))
    with guide.no_network(page.context):
        page.goto("en/terms/")
        page.locator(".language-switch").click()
        expect(page).to_have_url(f"{guide.address}km/terms/")


def test_a_page_that_is_not_kept_is_explained(new_context: NewContext, guide: Guide) -> None:
    page = new_context(clean=False).new_page()
    page.goto("km/")
    wait_until_kept(page, guide, guide.of_language("km"))
    with guide.no_network(page.context):
        page.locator(".language-switch").click()
        expect(page.get_by_text("No connection", exact=True)).to_be_visible()
        page.get_by_role("link", name="ទៅទំព័រដើម").click()
        expect(page).to_have_url(f"{guide.address}km/")


def test_nothing_is_fetched_ahead_when_data_is_to_be_saved(
    new_context: NewContext, guide: Guide
) -> None:
    context = new_context()
    context.add_init_script(SAVE_DATA)
    page = context.new_page()
    page.goto("km/", wait_until="networkidle")
    home = {"km/": guide.of_language("km")["km/"]}
    wait_until_kept(page, guide, home)
    page.goto("km/top-up/", wait_until="networkidle")
    page.wait_for_timeout(500)
    visited = {path for path in kept(page, guide) if path.endswith("/") or path == ""}
    assert visited == {"km/", "km/top-up/"}
    assert not [path for path in guide.asked if "calculator" in path or "/search/pages" in path]
    with guide.no_network(context):
        page.goto("km/", wait_until="networkidle")
        expect(page.locator("h1")).to_have_count(1)


def test_a_file_that_the_build_did_not_write_is_not_kept(
    new_context: NewContext, guide: Guide
) -> None:
    page = new_context(clean=False).new_page()
    files = guide.of_language("km")
    del files["km/top-up/"]
    changed = guide.site / "km" / "top-up" / "index.html"
    changed.write_text("<h1>Log in to this network</h1>", "utf-8")
    page.goto("km/")
    wait_until_kept(page, guide, files)
    assert "km/top-up/" not in kept(page, guide)
    page.goto("km/top-up/")
    expect(page.locator("h1")).to_have_text("Log in to this network")


def test_the_guide_works_in_a_browser_without_service_workers(new_context: NewContext) -> None:
    context = new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    page.goto("km/", wait_until="networkidle")
    page.locator(".language-switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@LANGUAGES
def test_a_phone_can_install_it(page: Page, guide: Guide, language: str) -> None:
    page.goto(f"{language}/", wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{guide.address}{language}/manifest.json"
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The test's browser keeps nothing after it ends, as a private window does.
    assert [error for error in errors if error["errorId"] != "in-incognito"] == []
