"""A table of any length, through an engine for data frames, into a Parquet file."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import narwhals as nw
from narwhals.exceptions import NarwhalsError

from calculator.batch_files import PIECE, Job, said_of, watched, write_all
from calculator.cells import decoded, delimiter_of
from calculator.columns import chosen, columns_of
from calculator.frames import answer_frame
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer
from calculator.table import COUNTED, Batch, summary

PARQUET = ".parquet"
ROW = "row"


@dataclass(frozen=True)
class Engine:
    """How an engine reads a file with its rows numbered, and writes one; and what it raises."""

    read: Callable[[Path], Any]
    write: Callable[[Any, Path], object]
    error: type[Exception]


def answer_large(batch: Batch, job: Job, engine: str, write: Writer) -> str:
    """Answer a table as `batch_files` does, but answers and refusals into one Parquet file.

    No more of the table is in memory than the engine needs. Raises `Refusal`; then the file is as
    it was.
    """
    using, table, output = _engine(engine), Path(job.file), job.targets[0]
    try:
        rows = using.read(table)
        names = [name for name in nw.from_native(rows).collect_schema() if name != ROW]
        print(said_of(chosen(columns_of(names), job.choices), write), file=sys.stderr)
        answers = answer_frame(
            rows,
            batch.on,
            batch.policy,
            columns=job.choices,
            dates=job.dates,
            language=write.language,
            watch=watched,
        )
        write_all({output: partial(using.write, answers)})
        counted = nw.from_native(using.read(output)).group_by(*COUNTED).agg(count=nw.len())
        alike = {tuple(key): count for *key, count in counted.collect().iter_rows()}
    except (using.error, NarwhalsError, OSError):
        raise Refusal("batch-engine", file=echo(table.name), engine=engine) from None
    refused = alike.pop((None,) * len(COUNTED), 0)
    done = write.text(
        "batch.done-one",
        answered=sum(alike.values()),
        refused=refused,
        output=echo(output.name),
    )
    return "\n".join([done, *summary(alike, batch.policy, write)])


def _engine(name: str) -> Engine:
    try:
        return ENGINES[name]()
    except ImportError:
        raise Refusal("batch-engine-missing", engine=name) from None


def _duckdb() -> Engine:
    import duckdb

    connection = duckdb.connect()
    # It goes to standard output, where otherwise only what was done stands.
    connection.execute(f"SET enable_progress_bar = {sys.stdout.isatty()}")

    def read(path: Path) -> Any:
        if path.suffix.lower() == PARQUET:
            number = "file_row_number"
            rows = connection.read_parquet(str(path), file_row_number=True)
        else:
            number, separator = "row_number() OVER ()", _separator(path)
            rows = connection.read_csv(str(path), header=True, all_varchar=True, sep=separator)
        kept = [duckdb.ColumnExpression(name) for name in rows.columns if name not in (ROW, number)]
        numbered = duckdb.SQLExpression(f"({number} + 1)::UINTEGER")
        return rows.select(*kept, numbered.alias(ROW))

    return Engine(read, lambda frame, path: frame.write_parquet(str(path)), duckdb.Error)


def _polars() -> Engine:
    import polars

    def read(path: Path) -> Any:
        if path.suffix.lower() == PARQUET:
            rows, first = polars.scan_parquet(path), 1
        else:  # The headings are its first row.
            separator = _separator(path)
            rows, first = polars.scan_csv(path, infer_schema=False, separator=separator), 2
        rows = rows.drop(ROW, strict=False).with_row_index(ROW, first)
        return rows.select(polars.exclude(ROW), ROW)

    def write(frame: Any, path: Path) -> None:
        frame.sink_parquet(path, compression="snappy")  # twice as fast as Polars' own choice

    return Engine(read, write, polars.exceptions.PolarsError)


ENGINES = {"duckdb": _duckdb, "polars": _polars}


def _separator(path: Path) -> str:
    with path.open("rb") as stream:
        return delimiter_of(decoded(stream.read(PIECE)))
