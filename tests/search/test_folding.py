"""Folding is the same in Python and in the browser, and makes equal what readers take for equal."""

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from publishing.search.folding import TABLE, fold
from publishing.search.worker import SOURCES

FOLD_ALL = """([table, texts]) => {
    const { fold, foldWithPlaces } = folding(table);
    return texts.map((text) => [fold(text), foldWithPlaces(text)]);
}"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ទូរស័ព្ទ", "ទូរសព្ទ"),
        ("ប៉ុន្តែ", "បុ៉ន្តែ"),
        ("អ៊ីមែល", "អុីម៉ែល"),
        ("អ៊ិនធឺណិត", "អ៊ីនធឹណិត"),
        ("ស្តារ", "ស្ដារ"),
        ("ញ៉ាំ", "ញុាំ"),
        ("ស្ត្រី", "ស្រ្តី"),
        ("ឱ្យ", "ឲ្យ"),
        ("ថ្ងៃ", "ថៃ្ង"),
        ("កើត", "កេីត"),
        ("៩០ ថ្ងៃ", "90ថ្ងៃ"),
        ("លេខ\u200bទូរស័ព្ទ", "លេខទូរស័ព្ទ"),
        ("10,000 រៀល", "១០០០០រៀល"),
        ("Smart SIM", "smart sim"),
    ],
)
def test_equal_for_a_reader(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("កាត", "កាត់"), ("លុយ", "លួយ"), ("ទុក", "ទូក"), ("ក្រ", "ករ"), ("៩០", "៩១")]
)
def test_different_for_a_reader(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_python_and_the_browser_fold_alike(page: Page, site: Path) -> None:
    texts = random_texts(4000) + texts_of(site, "km") + texts_of(site, "en")
    page.add_script_tag(path=SOURCES / "fold.js")
    results = page.evaluate(FOLD_ALL, [TABLE, texts])
    for text, (folded, places) in zip(texts, results, strict=True):
        assert folded == fold(text), text
        check_places(text, places)


def check_places(text: str, places: dict) -> None:
    """The same comes out, and each character knows where it comes from."""
    assert places["folded"] == fold(text), text
    starts, ends = places["starts"], places["ends"]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    for start, end in zip(starts, ends, strict=True):
        assert 0 <= start < end <= len(text)


def random_texts(count: int) -> list[str]:
    """Texts of letters, signs and digits in any order: typing errors that nobody thinks of."""
    chance = random.Random(8021)
    khmer = [chr(code) for code in range(0x1780, 0x17FA)]
    others = list("aZ09 ,.-\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff")
    letters = khmer * 2 + others + ["\u17d2"] * 20 + list("កតរសិីុំ៉៊") * 6
    return ["".join(chance.choices(letters, k=chance.randint(1, 24))) for _ in range(count)]


def texts_of(site: Path, language: str) -> list[str]:
    """Every title and every word of the guide; tags are not folded."""
    entries = json.loads((site / language / "search" / "entries.json").read_text(encoding="utf-8"))
    texts = [text for entry in entries for text in (entry["title"], *entry["text"].split())]
    return sorted({text for text in texts if "<" not in text})
