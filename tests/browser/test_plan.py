"""The page of plans in Chromium: what is typed gives the plan of the command line."""

from playwright.sync_api import Page, expect

from tests.browser.asking import TODAY, WAIT, engine_requests, load_python
from tests.calculator.asking import command


def ask(page: Page) -> None:
    page.locator(".calculator-form [type=submit]").click()
    load_python(page)


def shown(page: Page) -> list[str]:
    """Every text of the result, once it is there."""
    expect(page.locator("#plan-result")).to_be_focused(timeout=WAIT)
    texts = page.locator(".plan-result :is(p, h3, h4, th, td, li)").all_inner_texts()
    return [text for text in texts if text]


def assert_same(page: Page, told: str) -> None:
    """Everything that the page shows is what the command line says, and nothing is missing."""
    texts = shown(page)
    for text in texts:
        assert text in told, text
    rows = [line for line in told.splitlines() if line.startswith("- ") and " · " in line]
    assert page.locator(".plan-result tr").count() == len(rows)


def test_plans_are_those_of_the_command_line(page: Page, language: str) -> None:
    """Nothing large is loaded until the reader asks and agrees; the calendar fills in a date."""
    engine = engine_requests(page)
    page.goto(f"/{language}/plan/")
    page.locator("[data-picker=keep_until]").fill("2027-03-01")
    expect(page.locator("#keep_until")).to_have_value("01.03.2027")
    page.locator("#valid_until").fill("១០.០៩.២៦")
    page.locator(".calculator-form [type=submit]").click()
    expect(page.locator(".calculator-offer button")).to_be_visible()
    assert engine == []
    load_python(page)
    options = ("--keep-until=1.3.2027", "--valid-until=10.09.26", f"--on={TODAY}")
    assert_same(page, command("plan", *options, f"--language={language}").out)
    by_keyboard(page)
    page.locator("#channel").select_option("scratch-card")
    ask(page)
    expect(page.locator(".plan-result tbody tr")).to_have_count(8, timeout=WAIT)
    options = (*options, "--goal=kept", "--channel=scratch-card")
    assert_same(page, command("plan", *options, f"--language={language}").out)
    refuse(page, language)


def by_keyboard(page: Page) -> None:
    """From the first date by its calendar to the goals, of which the second is chosen."""
    page.locator("#keep_until").focus()
    for place in ("[data-picks=keep_until]", "[name=goal][value=receives]"):
        page.keyboard.press("Tab")
        expect(page.locator(place)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name=goal][value=kept]")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("#valid_until")).to_be_focused()


def refuse(page: Page, language: str) -> None:
    """A refusal stands at its field; nothing typed is lost, and no result is left."""
    page.locator("#valid_until").fill("<b>1</b>")
    ask(page)
    options = ("--keep-until=1.3.2027", "--valid-until=<b>1</b>", f"--language={language}")
    told = command("plan", *options).err.strip()
    expect(page.locator("#valid_until-refusal")).to_have_text(told, timeout=WAIT)
    expect(page.locator("#valid_until")).to_be_focused()
    expect(page.locator("#valid_until")).to_have_value("<b>1</b>")
    expect(page.locator(".plan-result")).to_be_hidden()
