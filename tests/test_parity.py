"""The checker of both languages finds what differs, and the pages of the guide say the same."""

import json
import tomllib
from pathlib import Path

import pytest

from publishing import guide_data, terms
from publishing.parity import __main__ as command
from publishing.parity import check_page, compare_sources, pages
from publishing.parity.figures import figures
from publishing.parity.revision import pin

DOCS = Path(__file__).parents[1] / "docs"

# Pairs of texts, and what is reported of each; they stand under one heading unless they bring one.
PAIRS = tomllib.loads(Path(__file__).with_name("parity_cases.toml").read_text(encoding="utf-8"))

PAGE = """---
title: {title}
description: {title}
{more}---

# {title} {{#page}}

{text}
"""

SAME_FIGURES = [
    ("2023-08-14", "14 August 2023", "ថ្ងៃទី ១៤ ខែសីហា ឆ្នាំ២០២៣"),
    ("2023-08-14", "since 14 August 2023", "ចាប់ពី 14 សីហា 2023"),
    ("2023-08", "August 2023", "ខែសីហា 2023"),
    ("05-01", "from 1 May", "ចាប់ពីថ្ងៃទី 1 ឧសភា"),
    ("month 05", "in May", "នៅខែឧសភា"),
    ("weekday 1", "on Mondays", "នៅថ្ងៃចន្ទ"),
    ("23:59", "until 23:59", "ដល់ម៉ោង ២៣:៥៩"),
    ("60 day", "60 days", "៦០ថ្ងៃ"),
    ("60 day", "a 60-day stage", "ដំណាក់កាល 60 ថ្ងៃ"),
    ("5000 KHR", "5,000 KHR", "៥,០០០ រៀល"),
    ("2.5 USD", "2.50 USD", "2.50 ដុល្លារ"),
    ("2.5 cent", "2.5 US cents", "2.5 សេន"),
    ("90 %", "90%", "៩០ភាគរយ"),
    ("3", "the third stage", "ដំណាក់កាលទីបី"),
    ("3 month", "three months", "បីខែ"),
    ("6 month", "six months", "ប្រាំមួយខែ"),
    ("1 week", "one week", "មួយសប្តាហ៍"),
    ("0.5", "half of it", "កន្លះ"),
    ("80", "eighty", "ប៉ែតសិប"),
    ("*888#", "dial *888#", "ចុច *888#"),
    ("info@trc.gov.kh", "info@trc.gov.kh", "info@trc.gov.kh។"),
]

NO_FIGURES = [
    ("en", "You may march; the second-hand one of the two, once, both, first."),
    ("km", "មួយ ពីរ ម្តង ទាំងពីរ ដើម្បី ទោះបី រយៈពេល ការយល់ព្រម តុលាការ"),
]


@pytest.mark.parametrize("page", pages(DOCS))
def test_no_page_differs(page: str) -> None:
    assert [str(difference) for difference in check_page(DOCS, page).differences] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_the_report_names_what_differs_and_nothing_else(pair: str) -> None:
    row = PAIRS[pair]
    sources = [_page(row[language]) for language in ("en", "km")]
    found = [str(difference) for difference in compare_sources("page", *sources)]
    assert found == [f"page{each}" for each in row.get("report", [])]


def _page(text: str) -> str:
    return text if text.startswith(("#", "---")) else f"# 1 {{#stages}}\n\n{text}"


@pytest.mark.parametrize(("figure", "en", "km"), SAME_FIGURES)
def test_a_figure_is_the_same_in_both_languages(figure: str, en: str, km: str) -> None:
    assert [str(each) for each in figures(en, "en")] == [figure]
    assert [str(each) for each in figures(km, "km")] == [figure]


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_other_words_are_no_figures(language: str, text: str) -> None:
    assert figures(text, language) == []


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
        "guide.json does not have the clause `guideline-held` yet. "
        "Run `.venv/bin/python -m publishing.guide_data`.\n"
    )


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_clause_without_a_heading_is_named_with_its_place(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worded = {code: {**terms.worded(code)} for code in ("en", "km")}
    del worded[language]["guideline-held"]
    monkeypatch.setattr(terms, "worded", worded.__getitem__)
    monkeypatch.setattr("sys.argv", ["publishing.parity"])
    assert command.main() == 1
    assert capsys.readouterr().out == (
        f"docs/{language}/terms.md: the clause `guideline-held` of the policy has no heading here. "
        "Write `### Its title {#guideline-held}`, an empty line, and its sentence in one line.\n"
    )


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


def test_a_changed_source_says_what_to_do(docs: Path) -> None:
    assert faults(docs) == []
    change(docs / "en" / "page.md", "\n1\n", "\nIt is 1.\n")
    (fault,) = faults(docs)
    assert fault.startswith("page.md, front matter: en/page.md has changed since km/page.md was")
    assert fault.endswith("then run .venv/bin/python -m publishing.parity --pin page.md")
    pin(docs, "page.md")
    assert faults(docs) == []


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("title: Top-up", "title: Top-ups", True),
        ("description: Top-up", "description: Top-ups", True),
        ("\n\n1\n", "  \n\n\n1  \n\n", False),
        ("---\n\n#", "hide: [toc]\n---\n\n#", False),
    ],
)
def test_title_and_description_count_and_blank_lines_do_not(
    docs: Path, old: str, new: str, counts: bool
) -> None:
    change(docs / "en" / "page.md", old, new)
    assert bool(faults(docs)) is counts


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
    assert not check_page(docs, "page.md").reviewed
    change(khmer, "reviewed_by_native: false", "reviewed_by_native: true")
    assert faults(docs) == []
    assert check_page(docs, "page.md").reviewed
    change(khmer, "reviewed_by_native: true", "reviewed_by_native: soon")
    assert "neither true nor false" in faults(docs)[0]
