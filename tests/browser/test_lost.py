"""A number that was cut off or sold: from the first page to verdict and letter, on a phone."""

from itertools import product
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import (
    TODAY,
    WAIT,
    engine_requests,
    load_python,
    open_form,
    open_way,
    sheets,
)
from tests.calculator.asking import response

LOST = "2026-11-20"

# The longest letters are about a number that was sold while it was valid.
VALID = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
HISTORY = "2026-06-01,1 USD\n2026-08-01,5 USD"
# What is known: what is typed, and the question that this is; the last two behind one more tap.
KNOWN = {
    "the day alone": ({}, {}),
    "the printed date": ({"lost_valid_until": "10.09.26"}, {"valid_until": "2026-09-10"}),
    "a top-up": ({"lost_top_up": "1/8/26", "lost_amount": "5 USD"}, VALID),
    "a new SIM": (
        {"lost_activated": "2026-08-01", "lost_programme": "free-sim"},
        {"activated": "2026-08-01", "programme": "free-sim"},
    ),
    "several top-ups": ({"lost_history": HISTORY}, {"history": HISTORY}),
}


def says(known: dict[str, str], language: str, how: str = "sold") -> dict[str, dict]:
    question = {**known, "lost_on": LOST, "lost_how": how, "on": TODAY}
    return response(question, language, "lost")


def link(known: dict[str, str], lost_on: str = LOST) -> str:
    parts = {**known, "lost_on": lost_on, "lost_how": "sold"}
    return "#" + "&".join(f"{name}={text}" for name, text in parts.items())


def in_the_room(lines: list[str], name: str = "", number: str = "", ticket: str = "") -> str:
    """A letter with what is typed for its blanks."""
    text = "\n".join(lines).replace("⟦Wname⟧", name or 20 * "…")
    return text.replace("⟦Wnumber⟧", number or 6 * "…").replace("⟦Wticket⟧", ticket or 8 * "…")


@pytest.mark.parametrize(("typed", "question"), KNOWN.values(), ids=KNOWN)
def test_verdict_letter_and_next_step_with_three_inputs_and_three_taps(
    page: Page, typed: dict[str, str], question: dict[str, str]
) -> None:
    engine = engine_requests(page)
    open_form(page, "/km/")
    page.locator("details.other > summary").click()
    page.locator("details.way[data-way=lost_on] > summary").click()
    if question.keys() & {"activated", "history"}:
        page.locator("#lost_on ~ details > summary").click()
    open_way(page, "lost_on", {"lost_on": "20.11.26", **typed})
    for how in ("sold", "cut-off"):
        page.locator(f"[data-lost={how}]").click()
        if "history" in question and how == "sold":
            load_python(page)
        said = says(question, "km", how)
        expect(page.locator(".loss h2")).to_have_text(said["wording"]["verdict"], timeout=WAIT)
        expect(page.locator(".loss h2")).to_be_in_viewport()
        for to in ("authority", "operator"):
            page.locator("#letter-to").select_option(to)
            expect(page.locator("#letter")).to_have_value(in_the_room(said["letters"][to]))
        steps = [each["text"] for each in said["wording"]["steps"]]
        shown = page.locator("[data-list=steps] li").all_text_contents()
        assert [text for text in shown if text in steps] == steps
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert "history" in question or engine == []


def test_the_question_stays_in_the_address_and_goes_along_to_the_other_language(
    page: Page,
) -> None:
    page.goto(f"/km/calculator/{link(VALID)}")
    verdict = page.locator(".loss h2")
    expect(verdict).to_have_text(says(VALID, "km")["wording"]["verdict"])
    page.locator("#letter-name").fill("Sok")
    page.locator(".language-switch").first.click()
    page.wait_for_url("**/en/calculator/#*")
    expect(verdict).to_have_text(says(VALID, "en")["wording"]["verdict"])
    expect(page.locator("#lost_top_up")).to_have_value("01.08.2026")
    assert "Sok" not in unquote(page.url)
    page.reload()
    expect(verdict).to_have_text(says(VALID, "en")["wording"]["verdict"])


def test_blanks_are_filled_in_on_the_device_and_both_languages_are_there(
    page: Page,
) -> None:
    page.goto(f"/km/{link(VALID)}")
    letter = page.locator("#letter")
    expect(letter).to_have_attribute("lang", "km")
    first = in_the_room(says(VALID, "km")["letters"]["operator"]).splitlines()[1]
    letter.evaluate("(box, line) => { box.value = box.value.replace(line, 'ភ្នំពេញ') }", first)
    letter.dispatch_event("input")
    mine = {"name": "Sok", "number": "010 234 567", "ticket": "C-7"}
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    for blank, text in mine.items():
        page.locator(f"#letter-{blank}").fill(text)
    filled = in_the_room(says(VALID, "km")["letters"]["operator"], **mine)
    expect(letter).to_have_value(filled.replace(first, "ភ្នំពេញ"))
    expect(page.locator("[data-list=phone] li").first).to_contain_text(mine["number"])
    for language in ("en", "km"):
        page.locator("#letter-in").select_option(language)
        expect(letter).to_have_attribute("lang", language)
        page.locator("#letter-to").select_option("authority")
        authority = in_the_room(says(VALID, language)["letters"]["authority"], **mine)
        expect(letter).to_have_value(authority)
        mail = page.locator("[data-letter=mail]").get_attribute("href") or ""
        assert mail.startswith("mailto:info@trc.gov.kh?subject=")
        assert mine["number"] in unquote(mail)
        assert len(mail) < 1800
    page.locator("#letter-to").select_option("operator")
    expect(letter).to_have_value(filled.replace(first, "ភ្នំពេញ"))
    kept = page.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])"
    )
    assert [text for text in mine.values() if text in unquote(kept + " ".join(sent))] == []


def test_a_letter_is_printed_alone_and_on_one_page(page: Page) -> None:
    page.goto(f"/km/{link(VALID, lost_on='2026-09-01')}")
    page.evaluate("window.print = () => {}")
    for language, to in product(("en", "km"), ("operator", "authority")):
        page.locator("#letter-in").select_option(language)
        page.locator("#letter-to").select_option(to)
        expect(page.locator("#letter")).to_have_attribute("lang", language)
        page.locator("[data-letter=print]").click()
        page.emulate_media(media="print")
        expect(page.locator(".letter-page")).to_be_visible()
        expect(page.locator(".loss")).to_be_hidden()
        assert sheets(page) == 1
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        expect(page.locator(".letter-page")).to_have_count(0)


def test_the_ladder_is_ticked_off_and_kept_on_the_device(page: Page, language: str) -> None:
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
