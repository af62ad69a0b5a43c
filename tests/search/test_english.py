"""Search on English pages: Latin letters are answered as Material's own search answers them."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from publishing.search.worker import stock
from tests.search.box import SearchBox

QUERIES = [
    *("SIM", "top up", "scratch card", "validity", "recycle", "lost number", "who owns it"),
    *("transfer letter", "passport", "complaint", "TRC", "guideline 8021", "emergency", "loan"),
    *("90 days", "*888#", "*1202#", "888", "info@trc.gov.kh", "+SMS -reminder", '"held number"'),
    *("regist", "Xchange", "5 USD", "14 August 2023", "nothing of this kind", "?", "*"),
]

# Material's own worker, set up with the same entries as the page's, answers the same queries.
ASK_STOCK = """async ([address, setup, queries]) => {
    const worker = new Worker(address);
    const next = () => new Promise((told) => worker.addEventListener(
        'message', ({ data }) => told(data.data), { once: true }));
    const ask = (message) => { const answer = next(); worker.postMessage(message); return answer; };
    await ask({ type: 0, data: setup });
    const answers = [];
    for (const data of queries) {
        const { items } = await ask({ type: 2, data });
        answers.push(items.map((entries) => entries.map(({ location }) => location)));
    }
    return answers;
}"""


@pytest.fixture
def box(page: Page) -> SearchBox:
    return SearchBox(page, "/en/")


def setup(site: Path) -> dict[str, Any]:
    folder = site / "en" / "search"
    settings = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))
    docs = json.loads((folder / "entries.json").read_text(encoding="utf-8"))
    return {"config": settings["config"], "docs": docs, "options": {"suggest": False}}


def test_english_is_as_good_as_stock(box: SearchBox, site: Path) -> None:
    answers = box.page.evaluate(ASK_STOCK, [f"/{stock(site)}", setup(site), QUERIES])
    assert sum(bool(answer) for answer in answers) >= len(QUERIES) - 4
    for query, answer in zip(QUERIES, answers, strict=True):
        found = [sorted(each.links) for each in box.paste(query)]
        expected = [sorted(f"/en/{location}" for location in page) for page in answer]
        assert found == expected, query


def test_khmer_on_english_pages(box: SearchBox) -> None:
    found = box.type("ស៊ីម")
    assert "registration" in [each.page for each in found]
    assert all(link.startswith("/en/") for each in found for link in each.links)


def test_one_language_after_the_other(box: SearchBox) -> None:
    first = box.type("SIM")
    assert box.type("ស៊ីម") != first
    assert box.type("SIM") == first
