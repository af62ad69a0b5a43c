"""What `recycle-date batch` answers or refuses, row by row, and how spreadsheets open it."""

import csv
import re
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.cells import safe
from tests.batch.tables import MIXED, Batch, rows
from tests.calculator.asking import EXAMPLE, FROZEN, ROOT, changed, command, digest

TOP_UP = "label,top_up,amount,channel\n"


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (TOP_UP + "Dara,1.8.2026,5 USD,scratch-card,more", "batch-cells"),
        (TOP_UP + "Da\ufffdra,1.8.2026,5 USD,", "batch-not-utf8"),
        # Online no validity of 5 USD is published: that of a card would be a guess.
        ("Top up date,Amount,Paid via\n1.8.26,5 USD,online", "amount-not-published"),
    ],
)
def test_a_row_is_refused_for_a_stated_reason(batch: Batch, table: str, reason: str) -> None:
    (refused,) = batch.refusals(f"{table}\n")
    assert refused["reason"] == reason


def test_a_summary_counts_stages_what_is_due_and_what_may_be_sold(batch: Batch) -> None:
    table = "valid_until\n1.12.26\n10.9.26\n26.8.26\n1.6.26\n27.5.26\n1.1.26\nsoon\n"
    said = {language: batch.run(table, f"--language={language}").out for language in ("en", "km")}
    assert said["en"].splitlines() == [
        "Answered: 6 (answers.csv). Refused: 1 (answers.refused.csv).",
        "1 – Works normally",
        "2 – Blocked both ways",
        "1 – Cut off, but kept for you",
        "1 – Cut off, but kept for you, or already: May be sold",
        "1 – May be sold",
        "To top up within 7 days: 1. Too late to be sure: 3.",
        "Not to be sold on that day: 4. Unclear: 1. Forbidden by no text we know: 1.",
    ]
    numbers = {language: re.findall("[0-9]+", text) for language, text in said.items()}
    assert numbers["km"] == numbers["en"]


def test_a_summary_names_a_stage_by_what_is_known_to_work(batch: Batch, tmp_path: Path) -> None:
    known = 'id = "active", outgoing = true, incoming = true'
    policy = changed(EXAMPLE, tmp_path, *[(known, known[:-4] + '"unknown"')] * 2)  # in both rules
    assert "1 – Valid\n" in batch.run("valid_until\n1.12.26\n", f"--policy={policy}").out


@pytest.mark.parametrize(
    ("column", "names"),
    [
        ("channel", ["online", "Online, PayGo or ATM", "តាមអនឡាញ PayGo ឬ ATM"]),
        ("programme", ["free-sim", "កម្មវិធីស៊ីមឥតគិតថ្លៃ"]),
    ],
)
def test_channels_and_programmes_may_have_their_names_in_either_language(
    batch: Batch, column: str, names: list[str]
) -> None:
    asked = {"channel": "top_up,amount", "programme": "activated,label"}[column]
    table = f"{asked},{column}\n" + "".join(f'1.8.2026,2 USD,"{name}"\n' for name in names)
    found = batch.answers(table)
    assert [row["act_by"] for row in found] == [found[0]["act_by"]] * len(names)


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_headings_that_the_page_names_are_understood(batch: Batch, language: str) -> None:
    page = (ROOT / "docs" / language / "many-numbers.md").read_text(encoding="utf-8")
    headings = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE))
    ran = batch.run(",".join(headings.values()) + "\n", f"--language={language}")
    for letter, heading in zip("ABCDEFGH", headings.values(), strict=True):
        assert f"{letter} = {heading}" in ran.err


def test_another_day_and_another_policy_can_be_asked(batch: Batch) -> None:
    (row,) = batch.answers("valid_until\n10.9.26\n", "--on=2026-09-10")
    assert (row["on"], row["stage_on_latest"]) == ("2026-09-10", "active")
    (row,) = batch.answers("valid_until\n10.9.26\n", f"--policy={EXAMPLE}")
    assert row["digest"] == digest(EXAMPLE) != digest(FROZEN)


@pytest.mark.parametrize("day", ["30.2.2026", "2020-01-01", "soon"])
def test_a_bad_asked_day_is_refused_once_and_not_for_every_row(batch: Batch, day: str) -> None:
    single = command("answer", "--valid-until=10.9.26", f"--on={day}")
    assert batch.reason(MIXED, f"--on={day}") == single.err.strip()


def test_a_table_without_rows_has_no_answers(batch: Batch) -> None:
    assert batch.answers(TOP_UP + ",,,\n\n,,,\n") == batch.refusals(TOP_UP) == []


FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "＝1", "－1"]


def test_a_label_is_never_a_formula_nor_what_a_refusal_repeats(batch: Batch) -> None:
    labels = "".join(f'"{formula}",10.9.26\n' for formula in FORMULAS)
    table = f'label,valid_until\n{labels}"=a","x,=HYPERLINK(1)"\n'
    found = [row["label"] for row in batch.answers(table)]
    assert all(label.startswith("'") for label in found)
    assert [label.replace("'", "") for label in found] == FORMULAS
    (refused,) = rows(batch.refused)
    assert refused["label"] == "'=a"
    assert ",=" not in refused["sentence"]


@given(st.text(alphabet="=+-@＝＋ \t\r\n\u200b,;\"'a១", max_size=12))
def test_no_cell_begins_like_a_formula_whatever_the_separator(text: str) -> None:
    assert safe(text).replace("'", "") == text.replace("'", "")
    made = StringIO(newline="")
    csv.writer(made).writerow([safe(text), "2026"])
    for delimiter in ",;\t":
        reader = csv.reader(StringIO(made.getvalue(), newline=""), delimiter=delimiter)
        for cell in (cell for row in reader for cell in row):
            assert not cell.startswith(("\t", "\r", "\n"))
            begin = "".join(c for c in cell if unicodedata.category(c) != "Cf").lstrip()[:1]
            assert unicodedata.normalize("NFKC", begin) not in ("=", "+", "-", "@")


def test_a_cell_of_many_separators_takes_no_time() -> None:
    for cell in ("\t" * 10**6 + "=", "\u200b" * 10**6 + "=", ("," + " " * 1000) * 1000):
        assert safe(cell).replace("'", "") == cell  # It took minutes when it was not linear.


def test_excel_reads_khmer_and_lines(batch: Batch) -> None:
    batch.run("label;valid_until\nលេខ 010 xxx - បូ;10.9.26\nបូ;x\n", "--language=km")
    for file in (batch.output, batch.refused):
        written = file.read_bytes()
        assert written.startswith(b"\xef\xbb\xbflabel;row;")
        assert written.endswith(b"\r\n")
        assert written.count(b"\n") == written.count(b"\r\n") == 2
    assert rows(batch.output)[0]["label"] == "លេខ 010 xxx - បូ"
