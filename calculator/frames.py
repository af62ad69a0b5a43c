"""Many numbers at once, for data frames of Polars, pandas, DuckDB and PySpark (through narwhals).

Each different question is asked once of the one engine, and what it says is joined to all of its
rows, by the engine that the frame is of.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import narwhals as nw
import pyarrow as pa

from calculator.columns import NAMES, Order, layout_of, order_of, settled
from calculator.frame_rows import (
    DAYS,
    OF_DAY,
    OWN,
    Row,
    column,
    day_row,
    judged,
    of_question,
    question_row,
)
from calculator.policy import Policy
from calculator.policy_file import usual_policy
from calculator.sentences import LANGUAGES, Writer
from calculator.table import ANSWER, REFUSAL, Batch

# Answers that are ids, with blanks between where there may be several.
TEXTS = {*ANSWER} - DAYS
EMPTY = "''"
PARTS = {*NAMES} - {"label"}

Frame = TypeVar("Frame")


def answer_frame(
    frame: Frame,
    on: date | str,
    policy: Policy | None = None,
    *,
    columns: Sequence[str] = (),
    dates: Order | None = None,
    language: str = LANGUAGES[0],
    watch: Callable[[list[Row]], Iterable[Row]] = iter,
) -> Frame:
    """The frame with the columns `ANSWER` and `REFUSAL` of `calculator.table`; lazy if it was.

    Its columns are found as those of a table, and hold dates, numbers or texts; `columns`, such as
    `valid_until=Expiry`, and `dates` say what is not plain. A column `on` is the day that is asked
    about in its row, and `on` wherever that is empty, and where a year is judged. Columns named
    like an answer are replaced. A frame in memory keeps its order; a lazy one needs a column of its
    own to be sorted by.

    `watch` sees the different questions as they are asked. Raises `Refusal` for columns that are
    not plain; a row is refused in its columns `REFUSAL`.
    """
    batch, write = Batch(policy or usual_policy(), str(on)), Writer(language)
    rows: Any = nw.from_native(frame)
    if isinstance(rows, nw.DataFrame):
        rows = rows.with_row_index(OWN)
    names = [name for name in rows.collect_schema().names() if name != OWN]
    layout = layout_of([names], columns)
    held = {part: name for part, name in zip(layout.columns, names, strict=True) if part in PARTS}
    kept = [name for name in names if name not in (*ANSWER, *REFUSAL)]
    keyed = rows.with_columns(
        nw.col(name).cast(nw.String).fill_null("").alias(OWN + part) for part, name in held.items()
    ).drop(each for each in names if each not in kept)
    asked = [part for part in held if part != "on"]
    questions = _different(keyed, asked)
    days = _different(keyed, ["on"]) if "on" in held else [{"on": ""}]
    cells = {part: days if part == "on" else questions for part in held}
    orders = [order_of(row[part] for row in cells.get(part, ())) for part in layout.columns]
    layout = settled(replace(layout, orders=tuple(orders)), names, dates)
    order = dict(zip(layout.columns, layout.orders, strict=True))

    said = [question_row(batch, row, order, write) for row in watch(questions)]
    said = _table(said, asked, of_question(batch.policy))
    known = _table([day_row(batch, row["on"], order, write) for row in days], ["on"], OF_DAY)
    keys = [OWN + part for part in asked]
    if "on" in held:
        found = keyed.join(_moved(said, rows), on=keys, how="left")
        found = judged(found.join(_moved(known, rows), on=OWN + "on", how="left"), batch, write)
    else:
        ready = judged(said.join(known, how="cross"), batch, write)
        found = keyed.join(_moved(ready.drop(OWN + "on"), rows), on=keys, how="left")
    if isinstance(found, nw.DataFrame):
        found = found.sort(OWN)
    answers: Frame = found.select(*kept, *ANSWER, *REFUSAL).to_native()
    return answers


def _different(keyed: Any, parts: Sequence[str]) -> list[Row]:
    """The different questions, or asked days, as cells by their part."""
    found = keyed.select(OWN + part for part in parts).unique()
    found = found.collect() if isinstance(found, nw.LazyFrame) else found
    return [dict(zip(parts, row, strict=True)) for row in found.iter_rows()]


def _table(rows: Sequence[Row], parts: Sequence[str], names: Sequence[str]) -> Any:
    """A small frame of what is said to these parts, each column with its type."""
    keys = [OWN + part for part in parts]
    return nw.from_native(pa.table({name: column(rows, name) for name in (*keys, *names)}))


def _moved(table: Any, frame: Any) -> Any:
    """A small frame as one of the engine of another.

    Texts that repeat are categories where a frame may be long: joined and written in half the time.
    """
    arrow, engine, native = table.to_arrow(), frame.implementation, frame.to_native()
    if engine.is_duckdb():
        texts = [_enumerated(arrow, name) for name in arrow.column_names if name in TEXTS]
        replaced = f"REPLACE ({', '.join(texts)})" if len(arrow) and texts else ""
        return nw.from_native(native.query("rows", f"SELECT * {replaced} FROM arrow"))
    if engine.is_pyspark():
        return nw.from_native(native.sparkSession.createDataFrame(arrow))
    if engine.is_pandas():
        return nw.from_native(arrow.to_pandas(date_as_object=False))
    made = nw.from_native(table.to_polars())
    if isinstance(frame, nw.DataFrame):
        return made
    texts = [name for name in made.columns if name in TEXTS]
    return made.lazy().with_columns(nw.col(name).cast(nw.Categorical) for name in texts)


def _enumerated(arrow: Any, name: str) -> str:
    """A column of DuckDB whose texts repeat."""
    texts = ", ".join(f"'{text}'" for text in arrow[name].unique().drop_null().to_pylist())
    return f"{name}::ENUM({texts or EMPTY}) AS {name}"
