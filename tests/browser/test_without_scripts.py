"""Without any script tables and clauses are complete, and an example is worked out."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from calculator.policy_file import usual_policy
from tests.calculator.asking import answer
from tests.chromium import NewPage

TOP_UP = date(2026, 8, 1)
LAST_DAY = {"en": "Monday, 7 December 2026", "km": "ថ្ងៃចន្ទ ទី 7 ខែធ្នូ ឆ្នាំ 2026"}


def safe_days(channel: str, amount: str) -> int:
    """From the top-up to the last day on which another one surely keeps the number."""
    found = answer(top_up=TOP_UP.isoformat(), channel=channel, amount=amount)["act_by"]
    return (date.fromisoformat(found) - TOP_UP) // timedelta(days=1)


@pytest.mark.parametrize(("language", "unit"), [("en", "days"), ("km", "ថ្ងៃ")])
def test_every_row_says_for_how_long_and_an_example_is_worked_out(
    new_page: NewPage, language: str, unit: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.locator(f"a[hreflang={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.goto(f"/{language}/top-up/")
    cells = page.locator("tbody tr td:nth-child(3)").all_inner_texts()
    channels = usual_policy().channels
    rows = [(each, row) for each in ("scratch-card", "online") for row in channels[each].amounts]
    for cell, (channel, row) in zip(cells, rows, strict=True):
        days = safe_days(channel, f"{row.lowest} {row.currency}")
        assert cell.startswith(f"{days} {unit}"), (channel, row)
    expect(page.locator("tr", has_text="128").first).to_be_visible()
    page.goto(f"/{language}/clauses/")
    expect(page.locator(".clause-index > li").first).to_be_visible()
    # No button is there in vain.
    expect(page.locator(".clause-filter")).to_be_hidden()
    expect(page.locator(".clause-copy").first).to_be_hidden()
    page.goto(f"/{language}/calculator/")
    example = page.locator(".ask noscript p").last
    expect(example).to_be_visible()
    expect(example).to_contain_text(LAST_DAY[language])
