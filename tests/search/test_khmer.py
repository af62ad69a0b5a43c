"""Search on Khmer pages: what is typed into the search box finds the pages that it should."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.search.box import SearchBox
from tests.search.measure import Answer, mean, queries

QUERIES = list(queries(Path(__file__).with_name("khmer_queries.toml")))


@pytest.fixture
def box(page: Page) -> SearchBox:
    return SearchBox(page, "/km/")


def pages(box: SearchBox, query: str) -> list[str]:
    return [found.page for found in box.type(query)]


def test_recall_and_precision(box: SearchBox) -> None:
    answers = [Answer(query, pages(box, query.text)) for query in QUERIES]
    recall = mean([answer.recall for answer in answers])
    precision = mean([answer.precision for answer in answers])
    first = mean([answer.first_is_right for answer in answers])
    faulty = [str(answer) for answer in answers if min(answer.recall, answer.precision) < 1]
    result = f"{len(answers)} queries: {recall=:.3f} {precision=:.3f} {first=:.3f}"
    report = "\n".join([result, *faulty])
    print(report)
    assert len(answers) >= 60
    assert min(recall, precision) >= 0.95, report
    assert first >= 0.9, report


def test_pasted_text_finds_what_typed_text_finds(box: SearchBox) -> None:
    for query in QUERIES[::16]:
        assert box.paste(query.text) == box.type(query.text), query.text


def test_results_are_in_the_readers_language(box: SearchBox) -> None:
    for query in ("ស៊ីម", "SMS", "*888#", "90"):
        links = [link for found in box.type(query) for link in found.links]
        assert links
        assert all(link.startswith("/km/") for link in links)


def test_spaces_and_signs_around_words_do_not_matter(box: SearchBox) -> None:
    expected = pages(box, "លេខទូរស័ព្ទ")
    for query in ("  លេខទូរស័ព្ទ ", "«លេខទូរស័ព្ទ»?", "លេខ\u200bទូរស័ព្ទ។"):
        assert pages(box, query) == expected


def test_all_words_are_asked_for(box: SearchBox) -> None:
    one, other = set(pages(box, "ឯកសារ")), set(pages(box, "ចុះឈ្មោះ"))
    both = set(pages(box, "ឯកសារ ចុះឈ្មោះ"))
    assert both <= one & other
    assert both == set(pages(box, "ចុះឈ្មោះ ឯកសារ"))


def test_a_number_is_not_found_within_another(box: SearchBox) -> None:
    found = pages(box, "8 ថ្ងៃ")
    assert "top-up" in found
    assert "index" not in found  # has 68 ថ្ងៃ only


def test_a_word_is_found_while_it_is_typed(box: SearchBox) -> None:
    assert "registration" in pages(box, "អត្តសញ្ញ")
    assert "contacts" in pages(box, "Faceb")


def test_titles_come_before_headings_and_headings_before_texts(box: SearchBox) -> None:
    word, kinds = "ការក្រើនរំលឹក", ("text", "heading", "title")
    found = box.type(word)
    shown = [kinds[(word in each.titles[0]) * 2 or word in "".join(each.titles)] for each in found]
    assert set(shown) == set(kinds)
    assert shown == sorted(shown, key=kinds.index, reverse=True)


def test_a_word_that_is_nowhere(box: SearchBox) -> None:
    assert box.type("ដំរី") == []
    expect(box.meta).to_have_text("រកមិនឃើញទេ")


def test_the_opened_page_shows_the_word_in_its_own_spelling(box: SearchBox) -> None:
    box.type("ទូរសព្ទ")
    box.page.keyboard.press("Enter")
    box.page.wait_for_url("**/km/transfer/?h=*")
    expect(box.page.locator("article mark").first).to_have_text("ទូរស័ព្ទ")


def test_nothing_is_loaded_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(Path(request.url).name))
    page.goto("/km/", wait_until="networkidle")
    assert not {"entries.json", "tables.json", "match.js"} & set(asked)
    assert "search.js" not in asked
    SearchBox(page, "/km/").type("ស៊ីម SIM")
    assert asked.count("entries.json") == asked.count("tables.json") == 1
    assert not [name for name in asked if name.endswith(".min.js") and "search" in name]


def test_after_a_failed_download_the_next_letter_tries_again(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(clean=False)
    failures = iter([True, False])

    def fail_once(route: Route) -> None:
        route.abort() if next(failures) else route.continue_()

    page.route("**/entries.json", fail_once)
    box = SearchBox(page, "/km/")
    with page.expect_event("requestfailed"):
        page.keyboard.insert_text("ស៊ី")
    page.keyboard.insert_text("ម")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert "registration" in [found.page for found in box.results()]
