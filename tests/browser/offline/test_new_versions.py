"""How a new version of the guide comes to a reader who keeps an old one."""

from playwright.sync_api import Page, expect

from tests.browser.asking import ACT_BY, WAIT, ask, open_way, run_module
from tests.browser.offline.guide import Guide, keep_whole_guide, kept, wait_until_kept
from tests.chromium import NewPage

NEW_TITLE = "<title>A new version of this page</title>"
WAITING = """async () => {
    const registration = await navigator.serviceWorker.ready;
    while (!registration.waiting) await new Promise((next) => setTimeout(next, 50));
}"""


def test_a_new_version_waits_for_the_reader(page: Page, guide: Guide) -> None:
    keep_whole_guide(page, guide)
    page.goto("km/calculator/")
    title = page.title()
    guide.publish("km/calculator", f"<title>{title}</title>", NEW_TITLE)
    guide.asked.clear()
    page.goto("km/calculator/")
    open_way(page, "top_up", {})
    field = page.locator("#top_up")
    field.press_sequentially("1.8.")
    page.evaluate(WAITING)
    notice = page.locator(".new-version-notice")
    expect(notice).to_have_count(0)
    expect(field).to_be_focused()
    field.press_sequentially("2026")
    page.locator("h1").click()
    expect(notice).to_be_visible()
    expect(field).to_have_value("1.8.2026")
    expect(page).to_have_title(title)
    asked = {path for path in guide.asked if not path.startswith("assets/engine/")}
    assert asked == {"sw.js", "km/calculator/"}

    notice.locator("[data-accept]").click()
    expect(page).to_have_title("A new version of this page")
    expect(field).to_be_visible()
    expect(field).to_have_value("1.8.2026")
    expect(notice).to_have_count(0)
    wait_until_kept(page, guide, guide.of_language("km"))
    with guide.no_network():
        page.goto("km/calculator/")
        expect(page).to_have_title("A new version of this page")


def test_a_new_version_brings_only_what_was_visited_and_each_tab_chooses(
    page: Page, guide: Guide
) -> None:
    for path in ("km/", "km/top-up/"):
        guide.visit(page, path)
    title = page.title()
    guide.publish("km/top-up", f"<title>{title}</title>", NEW_TITLE)
    guide.asked.clear()
    dismissing, accepting = page.context.new_page(), page.context.new_page()
    dismissing.goto("km/")
    dismissing.locator("[data-dismiss]").click(timeout=20_000)
    notice = dismissing.locator(".new-version-notice")
    expect(notice).to_have_count(0)
    dismissing.goto("km/top-up/", wait_until="networkidle")
    dismissing.wait_for_timeout(1000)
    expect(notice).to_have_count(0)
    expect(dismissing).to_have_title(title)
    assert set(guide.asked) == {"sw.js", "km/top-up/"}

    accepting.goto("km/top-up/")
    accepting.locator("[data-accept]").click(timeout=20_000)
    expect(accepting).to_have_title("A new version of this page")
    expect(page).to_have_title(title)
    page.locator("[data-accept]").click()
    expect(page).to_have_title("A new version of this page")
    expect(page.locator(".new-version-notice")).to_have_count(0)
    assert "km/terms/" not in kept(page, guide)


def test_an_old_page_whose_engine_is_gone_asks_that_of_the_new_version(
    visit: NewPage, guide: Guide
) -> None:
    page = visit(clean=False)
    guide.visit(page, "en/calculator/")
    move_engine(guide)
    page.goto("en/calculator/")
    ask(page)
    run_module(page)
    page.locator("[data-accept]").click(timeout=WAIT)
    page.wait_for_load_state()
    expect(page.locator(".dates .main dd")).to_contain_text(ACT_BY["en"])
    run_module(page)


def move_engine(guide: Guide) -> None:
    """Publish a version whose engine has another address, as after any change of a rule."""
    home = guide.site / "assets" / "engine"
    [folder] = [path for path in home.iterdir() if path.is_dir()]
    new = folder.rename(home / "9.9-0123456789ab")
    manifest = home / "engine.json"
    text = manifest.read_text("utf-8").replace(folder.name, new.name)
    manifest.write_text(text, "utf-8")
    guide.publish("en/calculator", "<title>", "<title>New: ")
