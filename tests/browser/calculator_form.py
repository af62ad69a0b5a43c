"""What tests do with the calculator's form."""

import subprocess
import sys

from playwright.sync_api import Page, expect

TODAY = "2026-11-23"
TOP_UP = {"top_up": "1.8.2026", "channel": "scratch-card", "amount-scratch-card": "5 USD"}


def command_line(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calculator", "answer", *options, f"--on={TODAY}"]
    return subprocess.run(command, capture_output=True, text=True)


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
    """Wait for the answer; the engine has to be loaded first."""
    expect(page.locator("#answer")).to_be_focused(timeout=60_000)


def refusal_shown(page: Page, sentence: str, field: str) -> None:
    place = page.locator(f"#{field}-refusal")
    expect(place).to_have_text(sentence, timeout=60_000)
    expect(page.locator(f"#{field}")).to_be_focused()
    expect(page.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".calculator-answer")).to_be_hidden()
