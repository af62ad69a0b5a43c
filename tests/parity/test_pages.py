"""The pages of the guide say the same in Khmer and in English."""

from pathlib import Path

import pytest

from publishing.parity.check import check_page, pages
from publishing.parity.revision import pin

DOCS = Path(__file__).parents[2] / "docs"

PAGE = """---
title: {title}
description: {title}
{more}---

# {title} {{#page}}

{text}
"""


@pytest.mark.parametrize("page", pages(DOCS))
def test_nothing_differs(page: str) -> None:
    assert [str(difference) for difference in check_page(DOCS, page).differences] == []


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """One page in both languages, in step."""
    for language, title, more in (
        ("en", "Top-up", ""),
        ("km", "ការបញ្ចូលលុយ", "reviewed_by_native: false\n"),
    ):
        (tmp_path / language).mkdir()
        text = PAGE.format(title=title, more=more, text="1")
        (tmp_path / language / "page.md").write_text(text, encoding="utf-8")
    pin(tmp_path, "page.md")
    return tmp_path


def change(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def faults(docs: Path) -> list[str]:
    return [str(difference) for difference in check_page(docs, "page.md").differences]


def test_a_pinned_pair_is_in_step(docs: Path) -> None:
    assert faults(docs) == []
    assert not check_page(docs, "page.md").reviewed


def test_a_changed_source_says_what_to_do(docs: Path) -> None:
    change(docs / "en" / "page.md", "\n1\n", "\nIt is 1.\n")
    (fault,) = faults(docs)
    assert fault.startswith("page.md, front matter: en/page.md has changed since km/page.md was")
    assert fault.endswith("then run .venv/bin/python -m publishing.parity --pin page.md")
    pin(docs, "page.md")
    assert faults(docs) == []


@pytest.mark.parametrize("changed", ["title", "description"])
def test_a_changed_title_or_description_counts(docs: Path, changed: str) -> None:
    change(docs / "en" / "page.md", f"{changed}: Top-up", f"{changed}: Top-ups")
    assert len(faults(docs)) == 1


def test_blank_lines_and_other_front_matter_do_not_count(docs: Path) -> None:
    change(docs / "en" / "page.md", "\n\n1\n", "  \n\n\n1  \n\n")
    change(docs / "en" / "page.md", "---\n\n#", "hide: [toc]\n---\n\n#")
    assert faults(docs) == []


def test_a_page_can_be_written_in_khmer_first(docs: Path) -> None:
    english, khmer = docs / "en" / "page.md", docs / "km" / "page.md"
    pinned = next(
        line for line in khmer.read_text("utf-8").splitlines() if "translated_from" in line
    )
    change(khmer, f"{pinned}\n", "")
    change(english, "---\n\n#", "translated_from: not yet\n---\n\n#")
    pin(docs, "page.md")
    assert faults(docs) == []
    assert "translated_from" not in khmer.read_text("utf-8")
    change(khmer, "\n1\n", "\nនេះ 1\n")
    assert "km/page.md has changed since en/page.md" in faults(docs)[0]


def test_pins_on_both_sides_or_on_none_are_refused(docs: Path) -> None:
    change(docs / "en" / "page.md", "---\n\n#", "translated_from: x\n---\n\n#")
    assert "stands in both languages" in faults(docs)[0]
    change(docs / "en" / "page.md", "translated_from: x\n", "")
    change(docs / "km" / "page.md", "translated_from", "other")
    assert "not pinned" in faults(docs)[0]


def test_a_page_in_one_language_only_is_found(docs: Path) -> None:
    (docs / "en" / "more.md").write_text("# More {#more}\n", encoding="utf-8")
    assert pages(docs) == ["more.md", "page.md"]
    assert "km/more.md is missing" in str(check_page(docs, "more.md").differences[0])


def test_every_khmer_page_says_whether_a_native_reader_has_seen_it(docs: Path) -> None:
    khmer = docs / "km" / "page.md"
    change(khmer, "reviewed_by_native: false", "reviewed_by_native: true")
    assert faults(docs) == []
    assert check_page(docs, "page.md").reviewed
    change(khmer, "reviewed_by_native: true", "reviewed_by_native: soon")
    assert "neither true nor false" in faults(docs)[0]
