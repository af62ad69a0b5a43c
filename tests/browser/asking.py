"""What tests do with the calculator's component."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Request, expect

from tests.calculator.asking import response

TODAY = "2026-11-23"
SMS = "Your balance is 1.37 USD\nvalid till 10.09.26 23:59"
# By which day to act, asked on TODAY about 10 September 2026.
ACT_BY = {"en": "Tuesday, 8 December 2026", "km": "ថ្ងៃអង្គារ ទី 8"}

# Python is large, and two processors may have other work.
WAIT = 60_000


def engine_requests(page: Page) -> list[str]:
    """Every request for a part of the engine from now on; its small manifest is none."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/assets/engine/" in request.url and not request.url.endswith("/engine.json"):
            asked.append(request.url)

    page.context.on("request", note)
    return asked


def open_form(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#typed")).to_be_enabled()


def enter(page: Page, typed: str) -> None:
    """Type into the one field and press Enter."""
    page.locator("#typed").fill(typed)
    page.locator("#typed").press("Enter")


def ask(page: Page, typed: str = "10.09.26") -> None:
    """Ask in the one field, where there is an answer."""
    enter(page, typed)
    answered(page)


def answered(page: Page) -> None:
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator(".chip")).to_be_focused()


def shows(page: Page, question: dict[str, str], language: str, today: str = TODAY) -> dict:
    """The card on the page says what Python says to the question, which is returned."""
    wording = response({"on": today} | question, language)["wording"]
    card = wording["card"]
    is_today = question.get("on", today) == today
    dates = [each["date"] + each["left"] for each in card["dates"]]
    expect(page.locator(".dates dd")).to_have_text(dates)
    expect(page.locator(".chip")).to_have_text(card["word"])
    expect(page.locator(".say")).to_have_text(card["action"]["text"])
    # Nobody is told that another day is today; of that day it is said whether a sale was allowed.
    basis = card["basis" if is_today else "basis_other_day"]
    expect(page.locator("[data-text=basis]")).to_have_text(basis)
    expect(page.locator(".sale")).to_be_visible(visible=not is_today)
    expect(page.locator(".sale [data-text=resale]")).to_have_text(wording["resale"])
    for part in ("steps", "unclear", "by_law", "warnings", "citations"):
        points = [point["text"] for point in wording[part]]
        expect(page.locator(f".why [data-list={part}] li")).to_have_text(points)
    return wording


SHARED = "navigator.share = (given) => { window.shared = given; return Promise.resolve(); };"
COPIED = "navigator.clipboard.writeText = async (text) => { window.copied = text; }"


def is_taken_along(page: Page, question: dict[str, str], language: str, fragment: str = "") -> None:
    """Note, text to share and entry of a calendar are what Python says, as made today.

    `fragment` is that of the question, where it is not in the address any more.
    """
    asked = {"question": {"on": TODAY} | question, "made": TODAY}
    says = response(asked, language, "keep")["keep"]
    page.evaluate(SHARED + COPIED)
    page.locator("[data-tool=note]").click()
    expect(page.locator("#case-note")).to_have_value("\n".join(says["short"]))
    page.locator("#note-full").check()
    expect(page.locator("#case-note")).to_have_value("\n".join(says["note"]))
    page.locator("[data-copies=case-note]").click()
    expect(page.locator(".card .told")).not_to_be_empty()
    assert page.evaluate("copied") == "\n".join(says["note"])
    page.locator("[data-tool=share]").click()
    link = f"{page.url}{fragment}".replace(f"/{language}/#", f"/{language}/calculator/#")
    expect(page.locator("#share-text")).to_have_value(f"{says['share']}\n{link}")
    assert page.evaluate("shared") == {"text": says["share"], "url": link}
    assert linked(page, "telegram") == {"text": [says["share"]], "url": [link]}
    page.locator("[data-tool=calendar]").click()
    if google := says.get("google"):
        lines = [google["title"], google["details"], link]
        expect(page.locator("#reminder-text")).to_have_value("\n".join(lines))
        assert linked(page, "google")["dates"] == [f"{google['first']}/{google['last']}"]
    else:
        expect(page.locator("#reminder-text")).to_have_value(says["none"])


def linked(page: Page, name: str) -> dict[str, list[str]]:
    """What a link of the card tells another site."""
    address = page.locator(f".card [data-link={name}]").get_attribute("href") or ""
    return parse_qs(urlsplit(address).query)


def open_way(page: Page, way: str, fields: dict[str, str]) -> None:
    """Open one of the ways without an SMS, and fill it in."""
    for part in ("other", f"way[data-way={way}]"):
        place = page.locator(f"details.{part}")
        if place.get_attribute("open") is None:
            place.locator("> summary").click()
    for name, value in fields.items():
        field = place.locator(f"[name={name}]")
        match field.first.evaluate("field => field.type"):
            case "radio":
                place.locator(f"[name={name}][value={value}]").check()
            case "select-one":
                field.select_option(value)
            case _:
                field.fill(value)


def ask_by(page: Page, way: str, fields: dict[str, str]) -> None:
    """Open one of the ways, fill it in, and press its button."""
    open_way(page, way, fields)
    page.locator(f"details.way[data-way={way}] [type=submit]").click()


def run_module(page: Page) -> None:
    """Have Python itself answer the question on the page."""
    page.locator(".why > summary").click()
    page.locator(".check").click()
    expect(page.locator(".checked")).not_to_be_empty(timeout=WAIT)


def load_python(page: Page) -> None:
    """Press the button that says what Python costs, where the page asks for it."""
    parts = (".calculator-offer button", ".plan-result", ".batch-columns", ".refusal")
    page.locator(", ".join(f"{part}:visible" for part in parts)).first.wait_for(timeout=WAIT)
    offer = page.locator(".calculator-offer button")
    if offer.is_visible():
        offer.click()


def sheets(page: Page) -> int:
    """How many sheets of paper the page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
