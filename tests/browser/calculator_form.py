"""What tests do with the calculator's form."""

import json
import subprocess
import sys

from playwright.sync_api import Page, expect

TODAY = "2026-11-23"
TOP_UP = {"top_up": "1.8.2026", "channel": "scratch-card", "amount-scratch-card": "5 USD"}

# Python is large, and two processors may have other work.
WAIT = 60_000


def command_line(*options: str, on: str = TODAY) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calculator", "answer", *options, f"--on={on}"]
    return subprocess.run(command, capture_output=True, text=True)


def connected_by(page: Page, **connection: object) -> None:
    """Let the page have such a `navigator.connection`; without properties it has none."""
    value = json.dumps(connection) if connection else "undefined"
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {value}}})")


def engine_requests(page: Page) -> list[str]:
    """Every request for a part of the engine from now on; its small manifest is none."""
    asked: list[str] = []

    def note(url: str) -> None:
        if "/assets/engine/" in url and not url.endswith("/engine.json"):
            asked.append(url)

    page.context.on("request", lambda request: note(request.url))
    return asked


def fill_in(page: Page, language: str, way: str, fields: dict[str, str]) -> None:
    page.goto(f"/{language}/calculator/")
    page.locator(f"[name=way][value={way}]").check()
    for id, value in fields.items():
        field = page.locator(f"#{id}")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def ask(page: Page) -> None:
    page.locator(".calculator-form [type=submit]").click()


def answer_shown(page: Page) -> None:
    """The instant answer is there; nothing has to be loaded for it."""
    expect(page.locator("#answer")).to_be_focused()


def load_reasons(page: Page) -> None:
    """Press the button below an answer and wait for what Python adds."""
    page.locator(".calculator-offer button").click()
    reasons_shown(page)


def reasons_shown(page: Page) -> None:
    expect(page.locator(".calculator-reasons")).to_be_visible(timeout=WAIT)
    expect(page.locator(".calculator-progress")).to_be_hidden()


def refusal_shown(page: Page, sentence: str, field: str) -> None:
    place = page.locator(f"#{field}-refusal")
    expect(place).to_have_text(sentence, timeout=WAIT)
    expect(page.locator(f"#{field}")).to_be_focused()
    expect(page.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".calculator-answer")).to_be_hidden()
