"""The dates of the command line on every device, whatever its zone and clock make of the day."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from calculator.sentences import Writer
from tests.browser.calculator_form import (
    TOP_UP,
    answer_shown,
    ask,
    fill_in,
    load_reasons,
    refusal_shown,
)

NewPage = Callable[..., Page]
ZONES = [
    "Pacific/Apia",
    "America/New_York",
    "Etc/GMT+11",  # eleven hours behind UTC: the name has it the other way round
    "Etc/GMT-14",
    "Asia/Phnom_Penh",
]
MOMENTS = [
    # The last second of a day in Phnom Penh, and the first of the next.
    ("2026-11-23T16:59:59Z", "2026-11-23"),
    ("2026-11-23T17:00:00Z", "2026-11-24"),
    # New York puts its clocks back at 06:00 UTC; one of its hours comes twice.
    ("2026-11-01T05:30:00Z", "2026-11-01"),
    ("2026-11-01T06:30:00Z", "2026-11-01"),
    # The last moment of a year, and a leap day.
    ("2026-12-31T17:00:00Z", "2027-01-01"),
    ("2028-02-28T17:00:00Z", "2028-02-29"),
]
# They span the days on which New York changes its clocks, in spring and in autumn.
QUESTIONS = [
    ("valid_until", {"valid_until": "08.03.26"}, ["--valid-until=08.03.26"]),
    (
        "top_up",
        TOP_UP,
        ["--top-up=1.8.2026", "--amount=5 USD", "--channel=scratch-card"],
    ),
    (
        "activated",
        {"activated": "1.3.2026", "programme": "free-sim"},
        ["--activated=1.3.2026", "--programme=free-sim"],
    ),
]


Sentences = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    """By way and day, the sentence with which the command line begins its answer."""
    found = {}
    for way, _, options in QUESTIONS:
        for _, on in MOMENTS:
            command = [sys.executable, "-m", "calculator", "answer", *options, f"--on={on}"]
            found[way, on] = subprocess.check_output(command, text=True).splitlines()[0]
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_all_ways_in_say_what_the_command_line_says(
    new_page: NewPage, sentences: Sentences, zone: str
) -> None:
    page = new_page(timezone_id=zone)
    for way, fields, _ in QUESTIONS:
        fill_in(page, "en", way, fields)
        for moment, on in MOMENTS:
            page.clock.set_fixed_time(moment)
            ask(page)
            answer_shown(page)
            expect(page.locator(".calculator-headline")).to_have_text(sentences[way, on])
            today = Writer("en").full_date(date.fromisoformat(on))
            expect(page.locator("[data-text=standing]")).to_contain_text(today)


@pytest.mark.parametrize("zone", ["Pacific/Apia", "Etc/GMT+11"])
def test_python_confirms_it(new_page: NewPage, zone: str) -> None:
    page = new_page(timezone_id=zone, now="2026-11-23T17:00:00Z")
    fill_in(page, "km", "top_up", TOP_UP)
    ask(page)
    answer_shown(page)
    shown = page.locator(".calculator-answer").inner_text()
    load_reasons(page)
    assert page.locator(".calculator-answer").inner_text() == shown


@pytest.mark.parametrize("zone", ["Etc/GMT+11", "Etc/GMT-14"])
def test_tomorrow_begins_at_midnight_in_cambodia(new_page: NewPage, zone: str) -> None:
    page = new_page(timezone_id=zone, now="2026-11-23T16:59:59Z")
    fill_in(page, "en", "top_up", TOP_UP | {"top_up": "24.11.2026"})
    ask(page)
    expect(page.locator("#top_up-refusal")).to_be_visible()
    refusal_shown(page, page.locator("#top_up-refusal").inner_text(), "top_up")
    page.clock.set_fixed_time("2026-11-23T17:00:00Z")
    ask(page)
    answer_shown(page)
