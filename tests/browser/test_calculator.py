"""The calculator in Chromium: what is typed into the form gives the dates of the command line."""

import json
from datetime import date

import pytest
from playwright.sync_api import expect

from calculator.sentences import Writer
from tests.browser.calculator_form import (
    TODAY,
    TOP_UP,
    answer_shown,
    ask,
    command_line,
    engine_requests,
    fill_in,
    load_reasons,
    refusal_shown,
)

LANGUAGES = pytest.mark.parametrize("language", ["en", "km"])
TOP_UP_OPTIONS = ["--top-up=1.8.2026", "--amount=5 USD", "--channel=scratch-card"]
NEW_SIM = {"activated": "១៦.១១.២០២៦", "programme": "free-sim"}
NEW_SIM_OPTIONS = ["--activated=16.11.2026", "--programme=free-sim"]


@LANGUAGES
@pytest.mark.parametrize(
    ("way", "fields", "options"),
    [
        ("valid_until", {"valid_until": "10.09.26"}, ["--valid-until=10.09.26"]),
        ("top_up", TOP_UP, TOP_UP_OPTIONS),
        ("activated", NEW_SIM, NEW_SIM_OPTIONS),
    ],
)
def test_the_dates_are_those_of_the_command_line(page, language, way, fields, options):
    expected = json.loads(command_line(*options, "--format=json").stdout)
    engine = engine_requests(page)
    fill_in(page, language, way, fields)
    ask(page)
    answer_shown(page)
    assert not engine
    write = Writer(language)

    def dates(ends: dict[str, str]) -> str:
        days = (date.fromisoformat(ends[end]) for end in ("earliest", "latest"))
        return write.date_range(*days)

    act_by = write.full_date(date.fromisoformat(expected["act_by"]))
    expect(page.locator(".calculator-headline strong")).to_have_text(act_by)
    rows = page.locator(".calculator-stages tbody tr")
    expect(rows).to_have_count(len(expected["stages"]))
    for row, stage in zip(rows.all(), expected["stages"], strict=True):
        for ends in filter(None, (stage["first_day"], stage["last_day"])):
            expect(row).to_contain_text(dates(ends))
    standing = page.locator("[data-text=standing]")
    expect(standing).to_contain_text(write.full_date(date.fromisoformat(TODAY)))


def test_the_worked_example_in_plain_sight(page):
    fill_in(page, "en", "top_up", TOP_UP)
    ask(page)
    answer_shown(page)
    expect(page.locator(".calculator-headline")).to_contain_text("Monday, 7 December 2026")
    resale = page.locator(".calculator-stages tbody tr").last
    expect(resale).to_contain_text("8, 9 or 10 March 2027")
    current = page.locator(".calculator-stages .is-current")
    expect(current).to_have_count(1)
    expect(current.locator(".stage-barred")).to_be_visible()
    parts = page.locator(".calculator-track > span").evaluate_all(
        "parts => parts.map((part) => [part.className, Number(part.style.flexGrow)])"
    )
    assert parts[:4] == [
        ["stage-active", 40],
        ["stage-outgoing-barred", 59],
        ["stage-barred", 30],
        ["stage-held", 90],
    ]


def test_every_step_leads_to_a_clause_of_the_terms(page):
    fill_in(page, "en", "top_up", TOP_UP)
    ask(page)
    answer_shown(page)
    load_reasons(page)
    links = page.locator(".calculator li a")
    anchors = set(links.evaluate_all("links => links.map((link) => link.hash)"))
    assert {"#top-up-day", "#validity-end-day", "#validity-scratch-card"} <= anchors
    page.goto("/en/terms/")
    for anchor in anchors:
        expect(page.locator(f"h3{anchor}")).to_have_count(1)


@LANGUAGES
@pytest.mark.parametrize(
    ("fields", "options", "field"),
    [
        (
            TOP_UP | {"top_up": "30.02.2026"},
            ["--top-up=30.02.2026", "--amount=5 USD", "--channel=scratch-card"],
            "top_up",
        ),
        (
            {"top_up": "1.8.2026", "channel": "online", "amount-online": "4.50"},
            ["--top-up=1.8.2026", "--amount=4.50 USD", "--channel=online"],
            "amount-online",
        ),
        (
            {"top_up": "<img src=x>", "channel": "online", "amount-online": "2"},
            ["--top-up=<img src=x>", "--amount=2 USD", "--channel=online"],
            "top_up",
        ),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(
    page, language, fields, options, field
):
    engine = engine_requests(page)
    refused = command_line(*options, f"--language={language}")
    assert refused.returncode == 2
    fill_in(page, language, "top_up", fields)
    ask(page)
    refusal_shown(page, refused.stderr.strip(), field)
    for id, value in fields.items():
        expect(page.locator(f"#{id}")).to_have_value(value)
    assert not engine


def test_a_mended_question_is_answered(page):
    fill_in(page, "en", "valid_until", {"valid_until": ""})
    ask(page)
    expect(page.locator("#valid_until")).to_be_focused()
    expect(page.locator("#valid_until-refusal")).to_be_visible()
    page.locator("#valid_until").fill("10.09.26")
    ask(page)
    answer_shown(page)
    expect(page.locator(".calculator-refusal:visible")).to_have_count(0)
    expect(page.locator("[aria-invalid]")).to_have_count(0)
