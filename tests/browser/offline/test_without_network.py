"""The guide without a network: what is kept for it, and what is not."""

from playwright.sync_api import Page, expect

from publishing import offline
from tests.browser.asking import ask, open_form, run_module
from tests.browser.offline.guide import Guide, keep_whole_guide, kept, wait_until_kept
from tests.chromium import NewPage

# Of the engine; fetched by tables alone.
OF_TABLES = ("/table.zip.gz", "/excel.zip.gz")
# Shows pages made for other sites, which are not kept.
EMBEDDING = "/embedding/"


def test_every_page_opens_and_search_works_without_a_network(visit: NewPage, guide: Guide) -> None:
    page = visit(locale="km")
    keep_whole_guide(page, guide)
    with guide.no_network():
        for path in guide.of_language("km"):
            if not path.endswith("/") or path.endswith(EMBEDDING):
                continue
            page.goto(path)
            expect(page.locator("h1")).to_have_count(1)
            assert page.locator("html").get_attribute("lang") == "km"
        page.locator("label[for=__search]").first.click()
        page.locator(".md-search__input").press_sequentially("បញ្ចូលលុយ")
        link = page.locator(".md-search-result__link").first
        expect(link).to_be_visible()
        link.click()
        expect(link).not_to_be_visible()
        page.goto("./")
        expect(page).to_have_url(f"{guide.address}km/")
        page.wait_for_load_state("networkidle")


def test_what_was_used_works_without_a_network_and_no_more(visit: NewPage, guide: Guide) -> None:
    page = visit(clean=False)
    for path in ("km/", "km/embedding/", "km/calculator/"):
        guide.visit(page, path)
    assert len(guide.asked) == len(set(guide.asked)), "what the page has loaded is fetched again"
    visited = {path for path in kept(page, guide) if path.endswith("/")}
    assert visited == {"km/", "km/calculator/", "km/embedding/"}
    assert not [path for path in guide.asked if path.endswith("search.json")]
    ask(page)
    run_module(page)
    found = offline.contents(guide.site)["on_request"]
    engine = [path for path in found if path.startswith("assets/engine/")]
    used = {path: found[path] for path in engine if not path.endswith(OF_TABLES)}
    wait_until_kept(page, guide, used)
    with guide.no_network():
        page.goto("km/")
        expect(page.locator("h1").first).to_be_visible()
        open_form(page, "km/calculator/")
        ask(page)
        run_module(page)
        page.goto("km/embedding/")
        frame = page.frame_locator("iframe").first
        expect(frame.get_by_text("No connection", exact=True)).to_be_visible()
        page.goto("km/terms/")
        expect(page.get_by_text("No connection", exact=True)).to_be_visible()
        expect(page.locator("main")).to_have_css("flex-grow", "1")  # its style is there too
        page.get_by_role("link", name="ទៅទំព័រដើម").click()
        expect(page).to_have_url(f"{guide.address}km/")


def test_the_button_says_when_not_everything_came(visit: NewPage, guide: Guide) -> None:
    page = visit(clean=False)
    (guide.site / "en" / "top-up" / "index.html").write_text("<h1>Log in</h1>", "utf-8")
    page.goto("en/about/")
    button = page.locator(".keep-guide button")
    button.click()
    expect(page.locator(".keep-guide [role=status]")).to_contain_text("Not every page")
    expect(button).to_be_visible()
    assert "en/top-up/" not in kept(page, guide)
    page.goto("en/top-up/")
    expect(page.locator("h1")).to_have_text("Log in")


def test_a_phone_can_install_it(page: Page, guide: Guide, language: str) -> None:
    page.goto(f"{language}/", wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{guide.address}{language}/manifest.json"
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The test's browser keeps nothing after it ends, as a private window does.
    assert [error for error in errors if error["errorId"] != "in-incognito"] == []
