"""What tests do with the calculator's component."""

import json

from playwright.sync_api import Page, expect

TODAY = "2026-11-23"
SMS = "Your balance is 1.37 USD\nvalid till 10.09.26 23:59"
# By which day to act, asked on TODAY about 10 September 2026.
ACT_BY = {"en": "Tuesday, 8 December 2026", "km": "ថ្ងៃអង្គារ ទី 8"}

# Python is large, and two processors may have other work.
WAIT = 60_000


def python_says(question: dict[str, str], language: str, task: str = "question") -> dict:
    """What the calculator's own door for the page answers."""
    from calculator.web import respond

    given = {"question": question, "made": TODAY} if task == "keep" else question
    return json.loads(respond(json.dumps({task: given, "language": language})))


def engine_requests(page: Page) -> list[str]:
    """Every request for a part of the engine from now on; its small manifest is none."""
    asked: list[str] = []

    def note(url: str) -> None:
        if "/assets/engine/" in url and not url.endswith("/engine.json"):
            asked.append(url)

    page.context.on("request", lambda request: note(request.url))
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


def shows(page: Page, question: dict[str, str], language: str) -> dict:
    """The card on the page says what Python says to the question, which is returned."""
    wording = python_says({"on": TODAY} | question, language)["wording"]
    card = wording["card"]
    first = card["dates"][0]
    expect(page.locator(".dates .main dd")).to_have_text(first["date"] + first["left"])
    expect(page.locator(".chip")).to_have_text(card["word"])
    expect(page.locator(".say")).to_have_text(card["action"]["text"])
    return wording


def open_way(page: Page, way: str, fields: dict[str, str]) -> None:
    """Open one of the ways without an SMS, and fill it in."""
    other = page.locator("details.other")
    if other.get_attribute("open") is None:
        other.locator("summary").first.click()
    place = page.locator(f"details.way[data-way={way}]")
    if place.get_attribute("open") is None:
        place.locator("> summary").click()
    for name, value in fields.items():
        field = place.locator(f"[name={name}]")
        if field.count() > 1:
            place.locator(f"[name={name}][value={value}]").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
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
    parts = (".calculator-offer button", ".plan-result", ".batch-columns", ".calculator-refusal")
    page.locator(", ".join(f"{part}:visible" for part in parts)).first.wait_for(timeout=WAIT)
    offer = page.locator(".calculator-offer button")
    if offer.is_visible():
        offer.click()
