"""A number that was cut off or sold: from the first page to verdict and letter, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import TODAY, engine_requests, open_form, python_says

NewPage = Callable[..., Page]
SMALL = {"width": 360, "height": 640}
LOST = "2026-11-20"

# What is known: what is typed, and the question that this is.
KNOWN = {
    "the day alone": ({}, {}),
    "the printed date": ({"lost_valid": "10.09.26"}, {"valid_until": "2026-09-10"}),
    "a top-up": (
        {"lost_top_up": "1/8/26", "lost_amount": "5 USD"},
        {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"},
    ),
}


@pytest.mark.parametrize("how", ["sold", "cut-off"])
@pytest.mark.parametrize("known", list(KNOWN))
def test_verdict_letter_and_next_step_with_three_taps(
    new_page: NewPage, known: str, how: str
) -> None:
    page = new_page(viewport=SMALL, has_touch=True)
    engine = engine_requests(page)
    open_form(page, "/km/")
    typed, question = KNOWN[known]
    page.locator("details.other > summary").tap()
    page.locator("details.way[data-way=lost_on] > summary").tap()
    inputs = {"lost_on": "20.11.26", **typed}
    assert len(inputs) <= 4
    for id, text in inputs.items():
        page.locator(f"#{id}").fill(text)
    page.locator(f"[data-lost={how}]").tap()
    question = {**question, "lost_on": LOST, "lost_how": how, "on": TODAY}
    said = python_says(question, "km", "lost")
    expect(page.locator(".loss h2")).to_have_text(said["wording"]["verdict"])
    expect(page.locator(".loss h2")).to_be_in_viewport()
    steps = [each["text"] for each in said["wording"]["steps"]]
    shown = page.locator("[data-list=steps] li")
    found = [text for text in shown.all_text_contents() if text in steps]
    assert found == steps
    letter = page.locator("#letter")
    expect(letter).to_have_value("\n".join(said["letters"]["operator"]))
    page.locator("#letter-to").select_option("authority")
    expect(letter).to_have_value("\n".join(said["letters"]["authority"]))
    mail = page.locator("[data-letter=mail]").get_attribute("href") or ""
    assert mail.startswith("mailto:info@trc.gov.kh?subject=")
    assert len(mail) < 1800
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert engine == []


def test_what_cannot_be_read_is_refused_at_its_field(new_page: NewPage) -> None:
    page = new_page(viewport=SMALL)
    open_form(page, "/en/calculator/")
    page.locator("details.other > summary").click()
    page.locator("details.way[data-way=lost_on] > summary").click()
    for text in ("30.02.26", "31.12.26", "1.5.21"):
        page.locator("#lost_on").fill(text)
        page.locator("[data-lost=sold]").click()
        expect(page.locator("#lost_on")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#lost_on-read")).not_to_be_empty()
    expect(page.locator(".loss")).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_ladder_is_ticked_off_and_kept_on_the_device(new_page: NewPage, language: str) -> None:
    page = new_page(viewport=SMALL)
    page.goto(f"/{language}/number-lost/")
    rungs = page.locator("#ladder + p + ol > li, #ladder + ol > li")
    expect(rungs).to_have_count(8)
    # The law's days stand at the rungs of review and court alone.
    for at, days in ((6, "15"), (6, "30"), (7, "30")):
        expect(rungs.nth(at)).to_contain_text(days)
    rungs.nth(1).get_by_role("checkbox").check()
    page.reload()
    expect(rungs.nth(1).get_by_role("checkbox")).to_be_checked()
    expect(rungs.nth(0).get_by_role("checkbox")).not_to_be_checked()
