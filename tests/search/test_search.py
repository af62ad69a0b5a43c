"""The search dialog: whatever a reader types, and however, something useful stands below it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from publishing import search
from tests.browser.axe import violations
from tests.chromium import ROOT, NewPage
from tests.search.box import SearchBox

DOORS = ["keep-your-number/", "number-lost/", "contacts/"]


@pytest.fixture
def box(page: Page, language: str) -> SearchBox:
    return SearchBox(page, f"/{language}/about/")


def test_agents_find_the_clause_by_the_customers_question(box: SearchBox, language: str) -> None:
    page = (ROOT / "docs" / language / "agents.md").read_text(encoding="utf-8")
    rows = list(search.QUESTION.finditer(page))
    assert len(rows) > 30
    for row in rows:
        first = [link for found in box.ask(row["asked"]).pages[:3] for link in found]
        assert f"{row['page']}/#{row['id']}" in first, row["asked"]


# Spellings that look the same, or are as good.
SAME = {
    "en": [("Register a SIM", "register  a sim?")],
    "km": [
        ("ទូរស័ព្ទ", "ទូរសព្ទ", "ទូរ\u200bស័ព្ទ"),
        ("ផ្តាច់", "ផ្ដាច់"),
        ("៩០ ថ្ងៃ", "90ថ្ងៃ", "«៩០ថ្ងៃ»?"),
        ("អ៊ីមែល", "អុីម៉ែល", "អ៊ិមែល"),
        ("កាត ១០,០០០ រៀល", "កាត10000រៀល"),
        ("ឱ្យលេខ", "ឲ្យលេខ", "អោយលេខ"),
        ("បញ្ចូលលុយ", "បញ្ជូលលុយ"),
        ("តម្លៃ", "តំលៃ"),
        ("ប្តឹង Smart", "ប្ដឹង smart"),
    ],
}
# What leads to a page: with slips, not ready yet, in the other language, with words that no page
# has, and what found nothing once, or something else.
WANTED = {
    "en": {
        "transfer": ["transfr of ownershp", "លក់លេខ"],
        "registration": ["regis"],
        "top-up": ["topup", "recharge", "expire", "expired", "expiry"],
        "number-lost": ["sold my number"],
    },
    "km": {
        "transfer": ["ផ្ទេរលេខហ្នឹងអោយប្អូនស្រី", "ប្តូរម្ចាស់លេខ"],
        "registration": ["passport"],
        "top-up": ["topup"],
        "number-lost": ["ពិន័យ"],
        "life-of-a-number": ["លេខអស់សុពលភាព", "ស៊ីមផុតកំណត់", "តេចេញអត់បាន"],
    },
}
NONSENSE = {"en": ["pizza", "asdf qwertz"], "km": ["ដំរីបាយឆា", "???", "ហ្គេម"]}


def test_other_spellings_find_the_same_and_slips_are_forgiven(
    box: SearchBox, language: str
) -> None:
    for first, *others in SAME[language]:
        found = box.ask(first).pages
        assert found, first
        for other in others:
            assert box.ask(other).pages == found, other
    for wanted, queries in WANTED[language].items():
        for typed in queries:
            shown = box.ask(typed)
            assert wanted in shown.names[:3], typed
            assert not shown.is_doubtful, typed


def test_nonsense_is_called_so_and_gets_the_doors(box: SearchBox, language: str) -> None:
    for typed in NONSENSE[language]:
        shown = box.ask(typed)
        assert shown.is_doubtful, typed
        assert shown.links[:3] == DOORS
        assert len(shown.pages) <= 3
        expect(box.card).to_have_count(0)
    door = box.page.locator(f".md-search-result a[href$='{DOORS[1]}']").first
    door.click()
    expect(box.page).to_have_url(re.compile(rf"{box.folder}{DOORS[1]}$"))
    expect(door).not_to_be_visible()


def composed(box: SearchBox, query: str) -> None:
    """As an input method does it, without keys: it grows, is replaced, and then taken over."""
    keyboard = box.page.context.new_cdp_session(box.page)
    for end in (1, len(query) // 2, len(query)):
        part = {"text": query[:end], "selectionStart": end, "selectionEnd": end}
        keyboard.send("Input.imeSetComposition", part)
    keyboard.send("Input.insertText", {"text": query})


WAYS: list[Callable[[SearchBox, str], object]] = [
    lambda box, query: box.field.press_sequentially(query),
    lambda box, query: box.field.press_sequentially(query, delay=90),
    lambda box, query: box.page.keyboard.insert_text(query),  # as if pasted
    composed,
]


@pytest.mark.parametrize(
    ("language", "query"), [("en", "sell my lucky number"), ("km", "ឆែកថ្ងៃផុតកំណត់")]
)
def test_what_stands_in_the_box_is_answered_however_it_came_there(
    box: SearchBox, query: str
) -> None:
    wanted = box.ask(query)
    for write in WAYS:
        box.ask("SMS")
        box.field.press("Control+A")
        box.field.press("Delete")
        assert box.shown().links == []
        write(box, query)
        expect(box.field).to_have_value(query)
        assert box.shown() == wanted, write


@pytest.mark.parametrize(
    ("language", "other", "typed", "date"),
    [
        ("en", "transfer letter", "when do I lose my number", ""),
        ("km", "ប៉ូលិស", "លេខខ្ញុំប្រើបានដល់ថ្ងៃណា", ""),
        ("km", "ប៉ូលិស", "10.09.26", "10.09.26"),
    ],
)
def test_a_card_leads_to_the_calculator_which_has_no_answer_to_others(
    box: SearchBox, other: str, typed: str, date: str
) -> None:
    assert box.ask(other).pages
    expect(box.card).to_have_count(0)
    box.ask(typed)
    field = box.card.get_by_role("textbox")
    expect(field).to_have_value(date)
    field.fill("10.09.26")
    field.press("Enter")
    expect(box.page).to_have_url(re.compile(rf"{box.folder}calculator/#valid_until="))
    expect(box.page.locator("main")).to_contain_text(re.compile("2026"))


def test_axe_finds_nothing_in_the_dialog(new_page: NewPage, language: str) -> None:
    box = SearchBox(new_page(reduced_motion="reduce"), f"/{language}/about/")
    for typed in ("10.09.26", "qwertz"):
        box.ask(typed)
        assert violations(box.page, typed) == []


def test_keys_open_walk_and_follow(page: Page) -> None:
    page.goto("/en/about/")
    page.keyboard.press("/")
    field = page.locator(".md-search__input")
    expect(field).to_be_focused()
    page.keyboard.insert_text("transfer letter")
    links = page.locator(".md-search-result a")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).not_to_be_visible()
    page.goto("/en/about/?q=transfer letter")
    expect(links.first).to_be_visible()
    field.press("Enter")
    expect(page).to_have_url(re.compile("/en/transfer/"))


@pytest.mark.parametrize("file", ["search.json", "dialog.js", "search/worker.js"])
def test_a_failed_download_is_said_and_tried_again(new_page: NewPage, file: str) -> None:
    page = new_page(clean=False)
    asked: list[Route] = []

    def fail_first(route: Route) -> None:
        asked.append(route)
        route.abort() if len(asked) == 1 else route.continue_()

    page.route(f"**/{file}*", fail_first)
    box = SearchBox(page, "/en/")
    box.field.press("s")
    expect(page.locator(".md-search-result__meta")).to_contain_text("could not be loaded")
    box.field.press("i")
    box.field.press("m")
    assert "registration" in box.shown().names
    assert len(asked) == 2, "fetched more often than needed"


def test_a_word_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="b stands in two groups"):
        search.synonyms([["a", "b"], ["b", "c"]])
