"""A question in the address: written after asking, opened by a link, and seen by no server."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.calculator_form import TOP_UP, answer_shown, ask, fill_in, refusal_shown
from tests.calculator.asking import command, options
from tools.hostile_links import fragments, open_all

LANGUAGES = ("en", "km")
QUESTION = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
CARD = "#top_up=2026-08-01&amount=5+USD&channel=scratch-card"
LINKS = [
    (CARD, "top_up", {"top_up": "01.08.2026", **{id: TOP_UP[id] for id in list(TOP_UP)[1:]}}),
    (
        "#top_up=2026-08-01&amount=2.50+USD&channel=online",
        "top_up",
        {"top_up": "01.08.2026", "channel": "online", "amount-online": "2.50"},
    ),
    ("#valid_until=2026-09-10", "valid_until", {"valid_until": "10.09.2026"}),
    (
        "#activated=2026-11-20&programme=standard",
        "activated",
        {"activated": "20.11.2026", "programme": "standard"},
    ),
]
each_language = pytest.mark.parametrize("language", LANGUAGES)


def fragment(page) -> str:
    return urlsplit(page.url).fragment


def headline(page) -> str:
    return page.locator(".calculator-headline").inner_text()


@each_language
@pytest.mark.parametrize(("link", "way", "fields"), LINKS)
def test_a_link_brings_the_question_back_and_its_answer_at_once(page, language, link, way, fields):
    fill_in(page, language, way, fields)
    ask(page)
    answer_shown(page)
    assert f"#{fragment(page)}" == link
    said = headline(page)
    page.goto("about:blank")
    page.goto(f"/{language}/calculator/{link}")
    answer_shown(page)
    assert headline(page) == said
    expect(page.locator(f"[name=way][value={way}]")).to_be_checked()
    for id, value in fields.items():
        expect(page.locator(f"#{id}")).to_have_value(value)
    assert f"#{fragment(page)}" == link


def test_no_server_is_told_the_question(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.goto(f"/en/calculator/{CARD}")
    answer_shown(page)
    assert asked
    assert not [each for each in asked if "2026-08-01" in each]
    assert urlsplit(page.url).query == ""


@each_language
def test_the_question_is_shown_in_words_as_the_command_line_has_it(page, language):
    for link, _, _ in LINKS:
        page.goto("about:blank")
        page.goto(f"/{language}/calculator/{link}")
        answer_shown(page)
        question = dict(part.split("=") for part in link[1:].replace("+", " ").split("&"))
        note = command("answer", *options(question), "--format=note", f"--language={language}").out
        asked = page.locator(".calculator-question span").inner_text()
        assert asked in note.replace("\n", " ")


def test_the_words_have_the_readers_digits_and_separators(page):
    page.goto("/km/calculator/#top_up=2026-08-01&amount=10000+KHR&channel=scratch-card")
    answer_shown(page)
    asked = page.locator(".calculator-question")
    expect(asked).to_contain_text("10,000 រៀល")
    page.locator("[name=digits][value=khmer]").check()
    expect(asked).to_contain_text("១០,០០០ រៀល")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    answer_shown(page)
    expect(page.locator("#top_up")).to_have_value("០១.០៨.២០២៦")
    expect(page.locator("[name=digits][value=khmer]")).to_be_checked()


@each_language
def test_the_other_language_gets_the_same_question(page, language):
    page.goto(f"/{language}/calculator/{CARD}")
    answer_shown(page)
    page.locator("a.language-switch").click()
    answer_shown(page)
    assert fragment(page) == CARD[1:]
    other = "km" if language == "en" else "en"
    assert f"/{other}/" in page.url


def test_unknown_parts_are_dropped(page):
    page.goto(f"/en/calculator/?utm=1{CARD}&phone=012345678&digits=khmer&programme=free-sim")
    answer_shown(page)
    assert fragment(page) == CARD[1:]
    expect(page.locator("#answer-link")).to_have_value(page.url.replace("?utm=1", ""))


@each_language
@pytest.mark.parametrize(
    "bad",
    [
        "#x=1",
        "#=",
        "#top_up=2026-08-01",
        "#top_up=2026-08-01&amount=5+USD&channel=bank",
        "#top_up=2026-08-01&amount=7+USD&channel=scratch-card",
        "#activated=2026-08-01&programme=gift",
        f"{CARD}&valid_until=2026-09-10",
        "#%E0%A4%A=%ff%&__proto__=1",
    ],
)
def test_a_bad_link_gives_a_sentence_and_an_empty_form(page, language, bad):
    page.goto(f"/{language}/calculator/{bad}")
    refusal = page.locator("#question-refusal")
    expect(refusal).to_be_visible()
    expect(refusal).to_contain_text("link" if language == "en" else "តំណ")
    expect(page.locator("#top_up")).to_have_value("")
    expect(page.locator("[name=way][value=valid_until]")).to_be_checked()
    expect(page.locator(".calculator-answer")).to_be_hidden()
    assert fragment(page) == ""
    page.locator("#valid_until").fill("10.9.26")
    ask(page)
    answer_shown(page)
    expect(refusal).to_be_hidden()


def test_a_value_that_cannot_be_is_refused_in_its_place(page):
    page.goto("/en/calculator/#valid_until=%3Cb%3E")
    refused = command("answer", "--valid-until=<b>").err[:-1]
    refusal_shown(page, refused, "valid_until")
    expect(page.locator("#valid_until")).to_have_value("<b>")
    expect(page.locator(".calculator-tools")).to_be_hidden()
    assert fragment(page) == ""
    page.locator("#valid_until").fill("10.9.26")
    ask(page)
    answer_shown(page)


def test_a_link_followed_within_the_page_is_opened(page):
    page.goto(f"/en/calculator/{CARD}")
    answer_shown(page)
    page.evaluate("location.hash = '#valid_until=2026-10-01'")
    expect(page.locator("#valid_until")).to_have_value("01.10.2026")
    expect(page.locator(".calculator-question")).to_contain_text("1 October 2026")


def test_anchors_of_the_page_are_no_questions(page):
    page.goto("/en/calculator/#three-ways")
    page.locator(".calculator-form").wait_for()
    expect(page.locator("#three-ways")).to_be_in_viewport()
    expect(page.locator(".calculator-form .calculator-refusal").last).to_be_hidden()
    assert fragment(page) == "three-ways"


def test_what_is_refused_is_not_left_in_the_address(page):
    page.goto(f"/en/calculator/{CARD}")
    answer_shown(page)
    page.locator("#top_up").fill("soon")
    ask(page)
    expect(page.locator("#top_up-refusal")).to_be_visible()
    assert fragment(page) == ""
    expect(page.locator(".calculator-tools")).to_be_hidden()


def test_whatever_a_link_holds_ends_in_an_answer_or_a_sentence(page):
    page.goto("/en/calculator/")
    open_all(page, fragments(300))
