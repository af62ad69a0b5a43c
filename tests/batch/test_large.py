"""`recycle-date batch numbers.parquet --output answers.parquet`: any length, either engine."""

import sys

import polars
import pytest

from calculator.table import ANSWER, REFUSAL
from tests.batch.tables import MIXED, Batch, rows, workbook
from tests.calculator.asking import Ran, command

each_engine = pytest.mark.parametrize("engine", ["duckdb", "polars"])


def large(batch: Batch, table: str, *options: str) -> Ran:
    """The command on a table beside `batch`, into a Parquet file."""
    file = batch.table.with_name(table)
    return command("batch", str(file), f"--output={batch.parquet}", *options)


@each_engine
@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_row_has_the_values_of_the_small_way(batch: Batch, engine: str, kind: str) -> None:
    table = MIXED + "Sok,30.2.26,,,,,\n"
    small = batch.answers(table) + rows(batch.refused)
    frame = polars.read_csv(batch.table, infer_schema=False)
    frame.write_parquet(batch.table.with_suffix(".parquet"))
    ran = large(batch, f"numbers.{kind}", f"--engine={engine}")
    counts = "Answered: 3. Refused: 1. Both are in answers.parquet."
    assert ran.out.splitlines() == [counts, *batch.run(table).out.splitlines()[1:]]
    assert ran.err.startswith("Columns: A = Label, B = Valid until")
    found = polars.read_parquet(batch.parquet).sort("row")
    first = {"csv": 2, "parquet": 1}[kind]
    assert found["row"].to_list() == [*range(first, first + 4)]
    for name in (*ANSWER, *REFUSAL):
        texts = ["" if each is None else str(each) for each in found[name]]
        assert texts == [row.get(name, "") for row in small], name


@each_engine
def test_the_columns_are_found_and_named_as_in_a_small_table(batch: Batch, engine: str) -> None:
    days = {"x": ["1/5/2027", "12/13/2026"], "y": ["13/1/27", ""]}
    frame = polars.DataFrame({"Phone": ["a", "b"], "Paid": [1.5, 2]} | days)
    frame.write_parquet(batch.table.with_suffix(".parquet"))
    asked = ["numbers.parquet", f"--engine={engine}"]
    for option in ("--column=valid_until=C", "--dates=month-first"):
        assert option.replace("=", " ", 1) in large(batch, *asked).err
        asked.append(option)
    ran = large(batch, *asked)
    assert "A = Label, C = Valid until. Passed over: B (Paid), D (y)." in ran.err
    found = polars.read_parquet(batch.parquet).sort("row")
    assert found.columns == ["Phone", "Paid", "x", "y", "row", *ANSWER, *REFUSAL]
    assert [*map(str, found["read"])] == ["2027-01-05", "2026-12-13"]


@each_engine
def test_what_is_refused_leaves_everything_as_it_was(batch: Batch, engine: str) -> None:
    batch.table.write_text(MIXED)
    batch.table.with_name("broken.parquet").write_bytes(b"PAR1 and no more")
    batch.table.with_name("unknown.csv").write_text("a;b\n1;2\n")
    assert large(batch, "numbers.csv", f"--engine={engine}").status == 0
    batch.parquet.chmod(0o600)
    before = batch.written()
    for table, options, named in (
        ("broken.parquet", [], "UTF-8"),
        ("missing.parquet", [], "UTF-8"),
        ("missing.csv", [], "UTF-8"),
        ("unknown.csv", [], "valid_until"),
        ("numbers.csv", ["--refused=r.csv"], "--refused"),
        ("numbers.csv", ["--reminders=r.ics"], "--reminders"),
        ("numbers.csv", ["--on=31.2.26"], "31.2.26"),
        ("answers.parquet", [], "answers.parquet"),
    ):
        ran = large(batch, table, f"--engine={engine}", *options)
        assert (ran.status, ran.out) == (2, ""), table
        assert named in ran.err.splitlines()[-1], ran.err
    assert batch.written() == before
    assert large(batch, "numbers.csv", f"--engine={engine}").status == 0
    assert batch.parquet.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("missing", "output", "advice"),
    [
        ("openpyxl", "answers.csv", "recycle-date[excel]"),
        ("calculator.frame_files", "answers.parquet", "recycle-date[frames]"),
        ("duckdb", "answers.parquet", "pip install duckdb"),
    ],
)
def test_what_is_not_installed_is_named(
    batch: Batch, missing: str, output: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.table.write_bytes(workbook(["valid_until"]) if missing == "openpyxl" else MIXED.encode())
    monkeypatch.setitem(sys.modules, missing, None)
    ran = command("batch", str(batch.table), f"--output={batch.table.with_name(output)}")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert advice in ran.err
