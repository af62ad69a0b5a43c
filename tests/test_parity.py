"""The checker of both languages finds what differs, and the pages of the guide say the same."""

import json
import tomllib
from pathlib import Path

import pytest

from publishing import guide_data
from publishing.parity import __main__ as command
from publishing.parity import check_page, compare_sources, is_reviewed, pages
from publishing.parity.revision import pin

DOCS = Path(__file__).parents[1] / "docs"

# Pairs of texts, and what is reported of each; they stand under one heading unless they bring one.
PAIRS = tomllib.loads(Path(__file__).with_name("parity_cases.toml").read_text(encoding="utf-8"))

PAGE = """---
title: {title}
description: {title}
{more}---

# {title} {{#page}}

1
"""
CHANGED = "{original}/page.md has changed since {translation}/page.md was made from it"

# A change of a page, in the language, and what is said of it: nothing where it changes no sentence.
CHANGES = [
    ("en", "\n1\n", "\nIt is 1.\n", CHANGED.format(original="en", translation="km")),
    ("en", "title: Top-up", "title: Top-ups", "has changed"),
    ("en", "description: Top-up", "description: Top-ups", "has changed"),
    ("en", "\n\n1\n", "  \n\n\n1  \n\n", ""),
    ("en", "---\n\n#", "hide: [toc]\n---\n\n#", ""),
    ("en", "---\n\n#", "translated_from: x\n---\n\n#", "stands in both languages"),
    ("km", "translated_from", "other", "not pinned: compare the languages"),
    ("km", "native: false", "native: true", ""),
    ("km", "native: false", "native: soon", "neither true nor false"),
]


@pytest.mark.parametrize("page", pages(DOCS))
def test_no_page_differs(page: str) -> None:
    assert check_page(DOCS, page) == []


@pytest.mark.parametrize("pair", PAIRS)
def test_the_report_names_what_differs_and_nothing_else(pair: str) -> None:
    row = PAIRS[pair]
    sources = [_page(row[language]) for language in ("en", "km")]
    assert compare_sources(*sources) == row.get("report", [])


def _page(text: str) -> str:
    return text if text.startswith(("#", "---")) else f"# 1 {{#stages}}\n\n{text}"


def test_a_clause_that_answers_cannot_cite_yet_is_named_with_what_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = json.loads(guide_data.TARGET.read_text(encoding="utf-8"))
    del known["clauses"]["km"]["guideline-held"]
    (older := tmp_path / "guide.json").write_text(json.dumps(known), encoding="utf-8")
    monkeypatch.setattr(guide_data, "TARGET", older)
    monkeypatch.setattr("sys.argv", ["publishing.parity"])
    assert command.main() == 1
    assert capsys.readouterr().out == (
        "guide.json does not have the clause `guideline-held` of km yet. "
        "Run `.venv/bin/python -m publishing.guide_data`.\n"
    )


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_clause_without_a_heading_is_named_with_its_place(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worded = {code: {**guide_data.worded(code)} for code in ("en", "km")}
    del worded[language]["guideline-held"]
    monkeypatch.setattr(guide_data, "worded", worded.__getitem__)
    monkeypatch.setattr("sys.argv", ["publishing.parity"])
    assert command.main() == 1
    assert capsys.readouterr().out == (
        f"docs/{language}/terms.md: the clause `guideline-held` of the policy has no heading here. "
        "Write `### Its title {#guideline-held}`, an empty line, and its sentence in one line.\n"
    )


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """One page in both languages, in step."""
    more = {"en": "", "km": "reviewed_by_native: false\n"}
    for language, title in (("en", "Top-up"), ("km", "ការបញ្ចូលលុយ")):
        (tmp_path / language).mkdir()
        text = PAGE.format(title=title, more=more[language])
        (tmp_path / language / "page.md").write_text(text, encoding="utf-8")
    pin(tmp_path, "page.md")
    return tmp_path


def change(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("language", "old", "new", "said"), CHANGES)
def test_a_change_is_named_until_the_translation_is_pinned(
    docs: Path, language: str, old: str, new: str, said: str
) -> None:
    assert check_page(docs, "page.md") == []
    change(docs / language / "page.md", old, new)
    faults = check_page(docs, "page.md")
    assert len(faults) == bool(said)
    assert all(each.startswith("page.md, front matter: ") and said in each for each in faults)
    if "has changed" in said:
        assert faults[0].endswith("publishing.parity --pin page.md")
        pin(docs, "page.md")
        assert check_page(docs, "page.md") == []


def test_a_page_can_be_written_in_khmer_first(docs: Path) -> None:
    english, khmer = docs / "en" / "page.md", docs / "km" / "page.md"
    change(khmer, "translated_from", "other")
    change(english, "---\n\n#", "translated_from: not yet\n---\n\n#")
    pin(docs, "page.md")
    assert check_page(docs, "page.md") == []
    change(khmer, "\n1\n", "\nនេះ 1\n")
    assert CHANGED.format(original="km", translation="en") in check_page(docs, "page.md")[0]


def test_a_page_in_one_language_only_is_found(docs: Path) -> None:
    (docs / "en" / "more.md").write_text("# More {#more}\n", encoding="utf-8")
    assert pages(docs) == ["more.md", "page.md"]
    assert "km/more.md is missing" in check_page(docs, "more.md")[0]


def test_a_page_is_reviewed_where_it_says_so(docs: Path) -> None:
    assert not is_reviewed(docs, "page.md")
    change(docs / "km" / "page.md", "native: false", "native: true")
    assert is_reviewed(docs, "page.md")
