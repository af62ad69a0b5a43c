"""One question, one field, one answer: on both pages, in both languages, without Python."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.asking import (
    ACT_BY,
    COPIED,
    SMS,
    TODAY,
    WAIT,
    answered,
    ask,
    ask_by,
    engine_requests,
    enter,
    is_taken_along,
    open_form,
    open_way,
    run_module,
    shows,
)
from tests.calculator.asking import response
from tests.chromium import NewPage

SEPTEMBER = {"valid_until": "2026-09-10"}
PASTE = """(field, text) => {
    field.focus();
    document.execCommand('insertText', false, text);
}"""


def test_a_pasted_sms_is_answered_on_the_first_screen(new_page: NewPage, language: str) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    asked = engine_requests(page)
    open_form(page, f"/{language}/")
    field = page.locator("#typed")
    expect(field).to_be_in_viewport(ratio=1)
    field.evaluate(PASTE, SMS)
    expect(page.locator("#read")).to_contain_text(re.compile("10 (September|ខែកញ្ញា|កញ្ញា)"))
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight")  # Nothing is cut.
    field.press("Enter")
    answered(page)
    expect(page.locator(".chip")).to_be_in_viewport(ratio=1)
    expect(page.locator(".dates .main dd")).to_be_in_viewport()
    expect(page.locator(".dates .main dd")).to_contain_text(ACT_BY[language])
    expect(page.locator(".dates .main .left")).to_contain_text("15")
    shows(page, SEPTEMBER, language)
    expect(page.locator(".line .name")).to_have_count(6)
    assert asked == []


def test_field_and_what_was_read_stand_above_a_keyboard(new_page: NewPage, language: str) -> None:
    page = new_page(viewport={"width": 360, "height": 330})
    open_form(page, f"/{language}/")
    page.locator("#typed").click()
    page.locator("#typed").press_sequentially("10.09.")
    # Half a date is no mistake while it is typed.
    expect(page.locator("#typed")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#read")).to_have_class("read ")
    page.locator("#typed").press_sequentially("26")
    expect(page.locator("#read")).to_have_class("read ok")
    expect(page.locator("#typed")).to_be_in_viewport(ratio=1)
    expect(page.locator("#read")).to_be_in_viewport(ratio=1)


# Way, what is typed, the question that the command line would ask; also about another day.
WAYS = [
    ("top_up", {"top_up": "1.8.2026", "channel": "scratch-card", "amount": "$5"},
     {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card", "on": "2026-09-01"}),
    ("activated", {"activated": "1 July 2026", "programme": "standard"},
     {"activated": "2026-07-01", "programme": "standard", "on": "2026-09-01"}),
    ("activated", {"activated": "1 August 2026", "programme": "free-sim"},
     {"activated": "2026-08-01", "programme": "free-sim"}),
    # Nothing works since the 20th: barred then, so validity ended 61 days before at the latest.
    ("works", {"works": "barred", "since": "20.11.2026"}, {"valid_until": "2026-09-20"}),
    (None, {}, SEPTEMBER | {"on": "2027-04-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("way", "typed", "question"), WAYS)
def test_every_way_leads_to_the_answer_and_what_is_taken_along_without_python(
    page: Page, language: str, way: str | None, typed: dict[str, str], question: dict[str, str]
) -> None:
    asked = engine_requests(page)
    open_form(page, f"/{language}/")
    if "on" in question:
        open_way(page, "on", {"on": question["on"]})
    if way:
        ask_by(page, way, typed)
        answered(page)
    else:
        ask(page)
    shows(page, question, language)
    expect(page.locator(".card [data-text=note]")).to_be_visible(visible=way == "works")
    is_taken_along(page, question, language)
    assert asked == []


def test_python_is_asked_for_several_top_ups_and_finds_out_a_wrong_sentence(
    new_page: NewPage,
) -> None:
    """It comes only when it is agreed to, and then answers without asking again."""

    def spoil(route: Route) -> None:
        facts = route.fetch().text().replace("Blocked both ways", "Works")
        route.fulfill(body=facts, content_type="application/json")

    page = new_page(clean=False)
    page.route("**/printed-en-*.json", spoil)
    asked = engine_requests(page)
    open_form(page, "/en/")
    open_way(page, "history", {})
    rows = page.locator(".rows .row")
    expect(rows).to_have_count(2)
    top_ups = [("1.8.26", "5 USD"), ("1.9.26", "2 USD")]
    for row, (day, amount) in zip(rows.all(), top_ups, strict=True):
        row.locator("input").first.fill(day)
        row.locator("input").last.fill(amount)
    ask_by(page, "history", {})
    offer = page.locator(".calculator-offer button")
    expect(offer).to_contain_text("MB")
    assert asked == []
    offer.click()
    expect(page.locator(".card")).to_be_visible(timeout=WAIT)
    shows(page, {"history": "1.8.26\t5 USD\tscratch-card\n1.9.26\t2 USD\tscratch-card"}, "en")
    ask(page)
    run_module(page)
    expect(page.locator(".checked.is-wrong")).to_contain_text("do not agree")


def test_what_is_offered_or_answered_while_one_types_is_taken_with_one_touch(page: Page) -> None:
    """The field is left by the touch, which must not take away what is touched."""
    page.add_init_script(COPIED)
    open_form(page, "/en/")
    page.locator("#typed").press_sequentially("10.O9.26")
    expect(page.locator(".card")).to_be_hidden()
    page.locator(".offers button", has_text="10 September 2026").click()
    expect(page.locator("#read")).to_contain_text("10 September 2026")
    answered(page)
    page.locator("#typed").fill("")
    page.locator("#typed").press_sequentially("10.09.26")
    page.locator(".codes .copy").first.click()
    page.wait_for_function("window.copied?.startsWith('*888*')")


# What is typed that is not answered: the one field, or a day and an amount.
REFUSED = [
    {"valid_until": "hello"},
    {"valid_until": "2021-04-01"},
    {"top_up": "2026-08-01", "amount": "4.50 USD", "channel": "online"},
    {"top_up": "2026-08-01", "amount": "2500 KHR", "channel": "scratch-card"},
    {"top_up": "2026-08-01", "amount": "0.50 USD", "channel": "scratch-card"},
]


def test_what_is_not_answered_is_refused_at_its_field(page: Page, language: str) -> None:
    open_form(page, f"/{language}/")
    for question in REFUSED:
        if "top_up" in question:
            ask_by(page, "top_up", question)
        else:
            enter(page, question["valid_until"])
        part = "amount" if "amount" in question else "valid_until"
        refusal = response(question | {"on": TODAY}, language)["refusal"]
        expect(page.locator(f".read[data-for={part}]")).to_have_text(refusal["sentence"])
        expect(page.locator(f"[name={part}]")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"[name={part}]")).to_have_value(question[part])
        expect(page.locator(".card")).to_be_hidden()


def test_who_chooses_what_no_table_is_about_is_led_to_the_sms(page: Page, language: str) -> None:
    open_form(page, f"/{language}/")
    open_way(page, "works", {"works": "active"})
    expect(page.locator(".fine")).to_be_visible()
    open_way(page, "top_up", {"channel": "bank"})
    expect(page.locator("#amount")).to_be_hidden()
    expect(page.locator(".bank")).to_contain_text("SMS")
    page.locator(".bank button").click()
    expect(page.locator("#typed")).to_be_focused()
    # Whatever is open below it, the one field answers what is typed there.
    ask(page)
    expect(page.locator(".dates .main dd")).to_contain_text(ACT_BY[language])


def test_an_edited_field_marks_the_answer_as_old(page: Page) -> None:
    open_form(page, "/en/")
    ask(page)
    page.locator("#typed").fill("something else")
    expect(page.locator(".old")).to_be_visible()
    expect(page).to_have_url(re.compile("/en/$"))
    # What can be done with it is done with it, not with what was typed since.
    is_taken_along(page, SEPTEMBER, "en", "#valid_until=2026-09-10")
    page.locator("#typed").fill("11.09.26")
    expect(page.locator(".old")).to_be_hidden()
    expect(page.locator(".dates .main dd")).to_contain_text("9 December 2026")
    open_way(page, "top_up", {"top_up": "1.8."})
    expect(page.locator(".old")).to_be_visible()
    page.locator("#typed").press("Enter")
    expect(page.locator(".old")).to_be_hidden()


def test_a_link_opens_its_question(page: Page, language: str) -> None:
    top_up = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
    fragment = urlencode(top_up | {"on": "2026-09-01"})
    page.goto(f"/{language}/calculator/#{fragment}")
    shows(page, top_up | {"on": "2026-09-01"}, language)
    expect(page.locator("#amount")).to_have_value("5 USD")
    expect(page).to_have_url(re.compile(re.escape(fragment)))


@pytest.mark.parametrize(
    ("question", "field", "shown"),
    [
        ("valid_until=2026-13-45", "#typed", "45.13.2026"),
        # The reader sees another choice than that of the link, and may send it.
        ("top_up=2026-08-01&amount=5+USD&channel=other", "#amount", "5 USD"),
        ("activated=2026-11-20&programme=<b>", "#activated", "20.11.2026"),
        ("lost_on=2026-11-20&lost_how=stolen", "#lost_on", "20.11.2026"),
    ],
)
def test_a_link_that_nobody_could_have_made_is_not_answered(
    page: Page, question: str, field: str, shown: str
) -> None:
    page.goto(f"/en/#{question}")
    expect(page.locator(field)).to_have_value(shown)
    expect(page.locator(".card")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".calculator-offer")).to_be_hidden()
    ask(page, "10.09.26")


def test_a_change_of_language_loses_nothing(page: Page) -> None:
    def change(to: str) -> None:
        page.locator(".language-switch").click()
        expect(page.locator("html")).to_have_attribute("lang", to)

    open_form(page, "/en/")
    page.locator("#typed").fill("10.O9.26")
    change("km")
    expect(page.locator("#typed")).to_have_value("10.O9.26")
    ask(page)
    change("en")
    shows(page, SEPTEMBER, "en")
    open_way(page, "top_up", {"top_up": "1.8.2026", "amount": "5 apples"})
    page.locator("#typed").fill("")
    change("km")
    expect(page.locator("#amount")).to_have_value("5 apples")
    open_way(page, "works", {"works": "barred", "since": "20.11."})
    change("en")
    expect(page.locator("[name=works][value=barred]")).to_be_checked()
    expect(page.locator("#since")).to_have_value("20.11.")
    open_way(page, "lost_on", {"lost_on": "19.11.26"})
    change("km")
    expect(page.locator("#lost_on")).to_have_value("19.11.26")
    expect(page.locator(".loss")).to_be_hidden()
