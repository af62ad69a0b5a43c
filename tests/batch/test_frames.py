"""Data frames of every engine, and files of any length, hold what each row would be told alone."""

import os
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import polars
import pytest

from calculator.columns import DATED, NAMES
from calculator.frames import answer_frame
from calculator.table import ANSWER, REFUSAL
from tests.batch.tables import MIXED, Batch, rows, workbook
from tests.calculator.asking import TODAY, Ran, command, refused, response

ROWS = 100_000 if os.environ.get("RECYCLE_DATE_EXAMPLES") == "verify" else 2_000
Rows = list[dict[str, Any]]
Frame = polars.DataFrame
PARTS = NAMES[1:]
CONNECTION = duckdb.connect()


def by_frame(there: Callable[[Frame], Any], back: Callable[[Any], Frame]) -> Callable[..., Frame]:
    """A frame of Polars -> its answers, by an engine that it is moved to, and back."""
    return lambda frame, **options: back(answer_frame(there(frame), TODAY, **options))


def by_file(engine: str, kind: str) -> Callable[..., Frame]:
    """The same by a file, and the command line."""

    def answers(frame: Frame) -> Frame:
        with TemporaryDirectory() as folder:
            batch = Batch(Path(folder))
            getattr(frame, f"write_{kind}")(batch.table.with_suffix(f".{kind}"))
            assert large(batch, f"numbers.{kind}", f"--engine={engine}").status == 0
            return polars.read_parquet(batch.parquet).drop("row")

    return answers


def large(batch: Batch, table: str, *options: str) -> Ran:
    """The command on a table beside `batch`, into a Parquet file."""
    file = batch.table.with_name(table)
    return command("batch", str(file), f"--output={batch.parquet}", *options)


WAYS: dict[str, Callable[..., Frame]] = {
    "polars": by_frame(lambda frame: frame, lambda frame: frame),
    "pandas": by_frame(lambda frame: frame.to_pandas(), polars.from_pandas),
    "polars, lazy": by_frame(lambda frame: frame.lazy(), lambda frame: frame.collect()),
    "duckdb": by_frame(
        lambda frame: CONNECTION.from_arrow(frame.to_arrow()), lambda frame: frame.pl()
    ),
    **{
        f"{engine}, {kind}": by_file(engine, kind)
        for engine in ("duckdb", "polars")
        for kind in ("csv", "parquet")
    },
}
each_way = pytest.mark.parametrize("way", WAYS)


def answered(way: str, frame: Frame, **options: Any) -> Rows:
    """The rows that come back, days as dates; in their order, where a frame keeps it in memory."""
    found = WAYS[way](frame.with_columns(at=polars.int_range(frame.height)), **options)
    found = found.with_columns(polars.col("at").cast(polars.Int64))
    if way not in ("polars", "pandas"):
        found = found.sort("at")
    assert found["at"].to_list() == [*range(frame.height)]
    days = [name for name, kind in found.schema.items() if isinstance(kind, polars.Datetime)]
    return found.with_columns(polars.col(days).cast(polars.Date)).to_dicts()


def alone(row: dict[str, Any], language: str) -> dict[str, Any]:
    """What the page says to a row, in the columns of a table."""
    asked = {part: row[part] for part in PARTS if row.get(part)}
    said = response({"on": TODAY.isoformat()} | asked, language)
    cells = dict.fromkeys((*ANSWER, *REFUSAL))
    if refusal := said.get("refusal"):
        return cells | dict(
            zip(REFUSAL, map(refusal.get, ("id", "field", "sentence")), strict=True)
        )
    answer = said["answer"] | said["answer"]["policy"]
    question = answer["question"]
    cells |= {name: answer[name] for name in ANSWER if isinstance(answer.get(name), str)}
    for name in ("valid_until", "recycle_date", "stage_on"):
        cells |= {f"{name}_{end}": day for end, day in (answer[name] or {}).items()}
    left = (date.fromisoformat(answer["act_by"]) - date.fromisoformat(question["on"])).days
    return cells | {
        "read": next(question[part] for part in DATED if part in question),
        "on": question["on"],
        "unclear": " ".join(each["convention"] for each in answer["unclear"]) or None,
        "warnings": " ".join(each["id"] for each in answer["warnings"]) or None,
        "due": "late" if left < 0 else "week" if left < 7 else None,
    }


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of the contract, dates as texts."""
    cells = {name: row[name] for name in (*ANSWER, *REFUSAL)}
    return {name: str(cell) if isinstance(cell, date) else cell for name, cell in cells.items()}


def frame_of(days: str, count: int, random: Random) -> Frame:
    """Questions of all kinds, many with a fault; each with a day of its own, or all with one."""

    def typed(day: date) -> str:
        forms = ("{0:%Y-%m-%d}", "{0:%d.%m.%y}", "{0:%d/%m/%Y}", "valid till {0:%d.%m.%y} 23:59")
        odd = ("30.02.2026", "soon", "", "1.1.1999", "10.09.2569")
        return random.choice(odd) if random.random() < 0.05 else random.choice(forms).format(day)

    def row() -> dict[str, str]:
        ago = random.choice(((0, 2_500), (-20, 250), (178, 184)))
        began = TODAY - timedelta(days=random.randrange(*ago))
        amount = random.choice(("1 USD", "5 USD", "10 USD", "5000 KHR", "3 USD", "five", ""))
        channel = random.choice(("scratch-card", "online", "", "post"))
        kinds = (
            {"valid_until": typed(began)},
            {"top_up": typed(began), "amount": amount, "channel": channel},
            {"activated": typed(began), "programme": random.choice(("free-sim", "standard", "x"))},
            {"valid_until": typed(began), "top_up": typed(began)},
            {},
        )
        # Often on days when one stage follows another.
        later = random.choice((random.randrange(-20, 300), 59, 60, 82, 89, 90, 179, 180, 181, 182))
        on = typed(began + timedelta(days=later))
        return dict.fromkeys(PARTS) | random.choices(kinds, (8, 8, 4, 1, 1))[0] | {"on": on}

    frame = Frame([row() for _ in range(count)], dict.fromkeys(PARTS, polars.String))
    return frame if days == "on" else frame.drop("on")


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize(("days", "language"), [("on", "en"), ("one day", "km")])
def test_a_row_is_told_what_it_would_be_told_alone(batch: Batch, days: str, language: str) -> None:
    frame = frame_of(days, ROWS, Random(days))
    found = [*map(plain, answered("duckdb", frame, language=language))]
    kinds = {row["resale_on"] or row["reason"] for row in found}
    assert kinds >= {"allowed", "unclear", "not-allowed", "day-after-asked", "question-none"}
    for row, said in zip(frame.to_dicts(), found, strict=True):
        assert said == alone(row, language), row
    # And so it is told by the reader of rows, in two files.
    table = frame.with_row_index().write_csv()
    read = batch.answers(table, f"--language={language}") + rows(batch.refused)
    read.sort(key=lambda row: int(row["row"]))
    for row, said in zip(read, found, strict=True):
        assert {name: row.get(name) or None for name in said} == said


@each_way
@pytest.mark.parametrize("days", ["on", "one day"])
@pytest.mark.parametrize("count", [300, 0])
def test_every_way_gives_the_same_rows(way: str, days: str, count: int) -> None:
    frame = frame_of(days, count, Random(1))
    assert [*map(plain, answered(way, frame))] == [*map(plain, answered("duckdb", frame))]


@each_way
def test_days_and_amounts_may_have_their_types(way: str) -> None:
    day, made = date(2026, 9, 10), datetime.fromisoformat("2026-08-01")
    on = datetime.fromisoformat("2027-03-09")
    typed = Frame(
        {
            "valid_until": [day, None, None, None],
            "top_up": [None, made, None, made],
            "amount": [None, Decimal("5.00"), None, None],
            "on": [on, on, None, on],
        }
    )
    first, *others = answered(way, typed)
    assert (first["read"], first["on"], first["resale_on"]) == (day, on.date(), "unclear")
    reasons = [row["reason"] for row in others]
    assert reasons == ["currency-missing", "question-none", "amount-missing"]


@each_way
def test_other_columns_stay_and_those_of_an_earlier_answer_are_replaced(way: str) -> None:
    frame = Frame({"Phone": ["010 xxx 345", None], "Expiry": ["10.9.26", ""]})
    once = answered(way, frame)
    assert [row["Phone"] for row in once] == ["010 xxx 345", None]
    assert [row["act_by"] for row in once] == [date(2026, 12, 8), None]
    again = answered(way, Frame(once))
    assert [*map(plain, again)] == [*map(plain, once)]
    assert list(again[0]) == ["Phone", "Expiry", "at", *ANSWER, *REFUSAL]


def test_each_different_question_is_asked_once() -> None:
    asked: Rows = []

    def watch(questions: Rows) -> Rows:
        asked.extend(questions)
        return questions

    frame = Frame({"valid_until": ["10.9.26", "11.9.26"] * 500, "on": ["1.1.27"] * 1000})
    answer_frame(frame, TODAY, watch=watch)
    assert sorted(cell for each in asked for cell in each.values()) == ["10.9.26", "11.9.26"]


each_engine = pytest.mark.parametrize("engine", ["duckdb", "polars"])


@each_engine
def test_a_large_table_is_read_and_summed_up_as_a_small_one(batch: Batch, engine: str) -> None:
    small = batch.run(MIXED + "Sok,30.2.26,,,,,\n")
    ran = large(batch, "numbers.csv", f"--engine={engine}")
    counts = "Answered: 3. Refused: 1. Both are in answers.parquet."
    assert ran.out.splitlines() == [counts, *small.out.splitlines()[1:]]
    assert ran.err == small.err
    assert sorted(polars.read_parquet(batch.parquet)["row"]) == [2, 3, 4, 5]

    days = {"x": ["1/5/2027", "12/13/2026"], "y": ["13/1/27", ""]}
    frame = Frame({"Phone": ["a", "b"], "Paid": [1.5, 2]} | days)
    frame.write_parquet(batch.table.with_name("NUMBERS.PARQUET"))
    asked = ["NUMBERS.PARQUET", f"--engine={engine}"]
    for option in ("--column=valid_until=C", "--dates=month-first"):
        assert option.replace("=", " ", 1) in large(batch, *asked).err
        asked.append(option)
    ran = large(batch, *asked)
    assert "A = Label, C = Valid until. Passed over: B (Paid), D (y)." in ran.err
    found = polars.read_parquet(batch.parquet).sort("row")
    assert found.columns == ["Phone", "Paid", "x", "y", "row", *ANSWER, *REFUSAL]
    assert [*map(str, found["read"])] == ["2027-01-05", "2026-12-13"]
    assert found["row"].to_list() == [1, 2]


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
        ("calculator.frame_files", "ANSWERS.PARQUET", "recycle-date[frames]"),
        ("duckdb", "answers.parquet", "pip install duckdb"),
    ],
)
def test_what_is_not_installed_is_named(
    batch: Batch, missing: str, output: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.table.write_bytes(workbook(["valid_until"]) if missing == "openpyxl" else MIXED.encode())
    monkeypatch.setitem(sys.modules, missing, None)
    output = f"--output={batch.table.with_name(output)}"
    assert advice in refused(command("batch", str(batch.table), output))
