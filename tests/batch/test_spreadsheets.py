"""What is written opens rightly in a spreadsheet, and nothing in it is carried out there."""

import csv
import unicodedata
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from calculator.cells import safe
from tests.batch.tables import Batch, rows

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
