"""Citing a clause while the customer waits: find it, copy it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import NewPage

SHOWN = ".clause-index > li:not([hidden])"


@pytest.mark.parametrize("place", ["terms", "clauses"])
def test_a_clause_is_copied_with_its_sources(
    page: Page, site: Path, language: str, place: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/{language}/{place}/")
    page.locator('.clause-copy[data-clause="guideline-held"]').click()
    expect(page.locator(".clause-said")).not_to_be_empty()
    content = json.loads((site / "data/v1/smart/clauses.json").read_text(encoding="utf-8"))
    citations = {each["id"]: each["citation"][language] for each in content["clauses"]}
    assert page.evaluate("navigator.clipboard.readText()") == citations["guideline-held"]


# What is typed and chosen, and a clause that is found then.
SOUGHT = [
    ("guideline-held", "", "guideline-held"),
    ("Metfone", "", "guideline-8021"),
    ("SMS 23:59", "", "validity-end-of-day"),
    ("when can it be sold", "", "guideline-resale"),  # as customers ask agents
    ("ទូរសព្ទ", "", "guideline-8021"),  # the guide writes ទូរស័ព្ទ
    ("៩០ ថ្ងៃ", "", "guideline-held"),
    ("", "unknown", "stacking"),
]


def test_clauses_are_found_by_word_id_source_and_standing(page: Page, language: str) -> None:
    page.goto(f"/{language}/clauses/")
    total = page.locator(SHOWN).count()
    for typed, standing, clause in SOUGHT:
        page.locator("#clause-words").fill(typed)
        page.locator("#clause-standing").select_option(standing)
        expect(page.locator(f"#index-{clause}")).to_be_visible()
        expect(page.locator(SHOWN)).not_to_have_count(total)
        expect(page.locator(".clause-count")).not_to_be_empty()
    expect(page.locator("#index-statement-2021")).to_be_hidden()
    page.locator("#clause-words").fill("nothing has this word")
    expect(page.locator(SHOWN)).to_have_count(0)


def test_what_cannot_be_fetched_is_said(new_page: NewPage, language: str) -> None:
    page = new_page(clean=False)
    page.context.route("**/clauses.json", lambda route: route.abort())
    page.goto(f"/{language}/terms/")
    page.locator('.clause-copy[data-clause="stacking"]').click()
    expect(page.locator(".clause-said")).not_to_be_empty()
