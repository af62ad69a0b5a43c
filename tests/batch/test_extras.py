"""What a machine may lack, or a device may not hold: a table is refused with what to do then."""

import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from calculator import cells
from tests.batch.tables import MIXED, Batch, rows
from tests.calculator.asking import command, response

HEADINGS = ["label", "valid_until", "credit"]


def workbook() -> bytes:
    """A table of Excel, in which a whole number is so large that Excel writes it as a float."""
    book, made = Workbook(), BytesIO()
    book.active.append(HEADINGS)
    book.active.append(["Dara", "10.9.26", 1e22])
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("missing", "output", "advice"),
    [
        ("openpyxl", "answers.csv", "recycle-date[excel]"),
        ("calculator.frame_files", "answers.parquet", "recycle-date[frames]"),
        ("duckdb", "answers.parquet", "pip install duckdb"),
    ],
)
def test_what_is_not_installed_is_named(
    missing: str, output: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "numbers.xlsx"
    file.write_bytes(workbook() if missing == "openpyxl" else MIXED.encode())
    monkeypatch.setitem(sys.modules, missing, None)
    ran = command("batch", str(file), f"--output={tmp_path / output}")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert advice in ran.err


def test_a_whole_number_of_excel_has_no_decimals() -> None:
    content = b64encode(workbook()).decode()
    table = response({"content": content}, task="table")["table"]
    assert table["rows"][0][2] == f"1{'0' * 22}"


def test_a_table_that_is_too_large_for_the_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_BYTES", len(MIXED))
    content = b64encode(MIXED.encode() * 2).decode()
    assert response({"content": content}, task="table")["refusal"]["id"] == "batch-too-large"


def test_a_table_is_read_from_standard_input(batch: Batch) -> None:
    ran = command("batch", "-", f"--output={batch.output}", given=MIXED)
    assert (ran.status, len(rows(batch.output))) == (0, 3)
