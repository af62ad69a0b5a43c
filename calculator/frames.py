"""Many numbers at once, for data frames of Polars, pandas, DuckDB and PySpark (through narwhals).

Each different question is asked once of the one engine. Where rows ask about days of their own,
that is done for the few days from which on something else is said; the engine of the frame then
only counts how many of these are over: millions of pairs of days are not asked one by one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import narwhals as nw
import pyarrow as pa

from calculator.answer import Answer, answer
from calculator.columns import Order, chosen, columns_of, order_of, settled
from calculator.input import LAST_YEAR, read_date
from calculator.policy import Policy
from calculator.policy_file import usual_policy
from calculator.refusal import Refusal
from calculator.sentences import LANGUAGES, Writer
from calculator.table import (
    ANSWER,
    COUNTED,
    REFUSAL,
    WEEK,
    Batch,
    Typed,
    as_typed,
    cells_of,
    filled,
)
from calculator.timeline import ONE_DAY
from calculator.typed import kind_of, read_asked_day, read_question

# A question is asked as if on this day, so that no top-up is later.
LAST_DAY = date(LAST_YEAR, 12, 31).isoformat()
# Begins columns that are gone in the end, such as a cell as a text; alone: the number of a row.
OWN = "recycle-date:"
# The cell of an asked day; that day as a number, 0 where it is refused, and as a text.
ON, DAY, DAY_TEXT = (OWN + name for name in ("on", "day", "day_text"))
# A question, the days from which on something else is said to it, and how many of them are over.
QUESTION, CHANGE, PERIOD = (OWN + name for name in ("question", "change:", "period"))
# What a sentence says behind the asked day that it names.
BEHIND, HOLE = OWN + "behind", "\0"
DATES = {"on", *(name for name in ANSWER if name.startswith(("read", "act", "valid", "recycle")))}
# Answers that are ids, with blanks between where there may be several.
TEXTS = {*ANSWER} - DATES

OF_DAY = (ON, "on", DAY, DAY_TEXT, *(OWN + name for name in REFUSAL))
OF_PERIOD = (QUESTION, PERIOD, *(name for name in ANSWER if name != "on"), *REFUSAL, BEHIND)

Frame = TypeVar("Frame")
Row = dict[str, Any]
# From which day on, as a number, something is said to a question.
Period = tuple[int, Row]


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
    kept = [name for name in names if name not in (*ANSWER, *REFUSAL)]
    read = chosen(columns_of(names), columns)
    held = {OWN + each.holds: each for each in read if each.holds not in ("", "label")}
    keyed = rows.with_columns(
        nw.col(each.heading).cast(nw.String).fill_null("").alias(key) for key, each in held.items()
    ).drop(name for name in names if name not in kept)
    keys = [key for key in held if key != ON]
    questions = _different(keyed, keys)
    days = _different(keyed, [ON]) if ON in held else []
    proved = (
        replace(each, order=order_of(row[key] for row in (days if key == ON else questions)))
        for key, each in held.items()
    )
    held = dict(zip(held, settled(tuple(proved), dates), strict=True))

    def asked(cells: Row) -> Typed:
        return filled((held[key], cell) for key, cell in cells.items())

    if days:
        read_days = [each | _of_day(batch, asked(each), write) for each in days]
        periods = [(each, [*_periods(batch, asked(each), write)]) for each in watch(questions)]
        found = _of_several_days(keyed, keys, periods, read_days)
    else:
        said = [each | cells_of(batch.ask(asked(each)), write) for each in watch(questions)]
        found = keyed.join(_moved(said, [*keys, *ANSWER, *REFUSAL], keyed), on=keys, how="left")
    if isinstance(found, nw.DataFrame):
        found = found.sort(OWN)
    result: Frame = found.select(*kept, *ANSWER, *REFUSAL).to_native()
    return result


def _different(keyed: Any, keys: Sequence[str]) -> list[Row]:
    """The different questions, or asked days, as cells."""
    found = keyed.select(*keys).unique()
    found = found.collect() if isinstance(found, nw.LazyFrame) else found
    cells: list[Row] = found.rows(named=True)
    return cells


def _of_day(batch: Batch, typed: Typed, write: Writer) -> Row:
    """What hangs on the asked day alone."""
    try:
        on = read_asked_day(batch.policy, batch.parts(typed)) if typed else batch.on
    except Refusal as refusal:
        said = cells_of(as_typed(refusal, typed), write)
        return {DAY: 0} | {OWN + name: text for name, text in said.items()}
    return {"on": on, DAY: on.toordinal(), DAY_TEXT: write.date(on)}


def _periods(batch: Batch, typed: Typed, write: Writer) -> Iterator[Period]:
    """What is said to a question from which asked day on; from 0 on: where that day is refused."""
    try:
        parts = batch.parts(typed)
        kind = kind_of(parts)
    except Refusal as refusal:
        yield 0, cells_of(refusal, write)
        return
    yield 0, {}
    first = 1
    try:
        made = read_date(parts[kind], kind, batch.on)
        if kind != "valid_until":
            late: Row = cells_of(Refusal("day-after-asked", kind, day=made, on=HOLE), write)
            late["sentence"], _, late[BEHIND] = late["sentence"].partition(HOLE)
            yield first, late
            first = made.toordinal()
        at_last = {kind: made.isoformat(), "on": LAST_DAY}
        found = answer(batch.policy, read_question(batch.policy, parts | at_last))
    except Refusal as refusal:
        yield first, cells_of(as_typed(refusal, typed), write)
        return
    row = cells_of(found, write)
    for day in [first, *(day for day in _changes(found) if day > first)]:
        now = replace(found, question=replace(found.question, on=date.fromordinal(day)))
        standing = found.resale_standing(now.resale_on)
        moved = {name: ANSWER[name](now) or None for name in COUNTED}
        yield day, row | moved | {"resale_on_standing": standing}


def _changes(found: Answer) -> list[int]:
    """The asked days, as numbers, from which on something else is said than on the day before."""
    spans = (span for timeline in found.timelines for span in timeline.spans)
    last_days = {found.act_by - WEEK, found.act_by, *(span.last_day for span in spans)}
    return sorted((day + ONE_DAY).toordinal() for day in last_days if day)


def _of_several_days(
    keyed: Any, keys: Sequence[str], periods: Sequence[tuple[Row, list[Period]]], days: list[Row]
) -> Any:
    """Each row with what is said to its question on its asked day."""
    changes = [f"{CHANGE}{at}" for at in range(max((len(each) for _, each in periods), default=1))]
    questions, said = [], []
    for number, (cells, each) in enumerate(periods):
        firsts = (first for first, _ in each)
        questions.append(cells | {QUESTION: number} | dict(zip(changes, firsts, strict=False)))
        said += [row | {QUESTION: number, PERIOD: at} for at, (_, row) in enumerate(each, start=1)]
    found = keyed.join(_moved(questions, [*keys, QUESTION, *changes], keyed), on=keys, how="left")
    found = found.join(_moved(days, OF_DAY, keyed), on=ON, how="left")
    over = ((nw.col(change) <= nw.col(DAY)).cast(nw.Int32) for change in changes)
    found = found.with_columns(nw.sum_horizontal(*over).alias(PERIOD))
    found = found.join(_moved(said, OF_PERIOD, keyed), on=[QUESTION, PERIOD], how="left")
    reason, sentence, behind = nw.col("reason"), nw.col("sentence"), nw.col(BEHIND)
    named = nw.concat_str(sentence, nw.col(DAY_TEXT), behind)
    found = found.with_columns(sentence=nw.when(behind.is_null()).then(sentence).otherwise(named))
    found = found.with_columns(
        nw.when(reason.is_null()).then(nw.col(OWN + name)).otherwise(nw.col(name)).alias(name)
        for name in REFUSAL
    )
    return found.with_columns(on=nw.when(reason.is_null()).then(nw.col("on")))


def _moved(rows: Sequence[Row], names: Sequence[str], frame: Any) -> Any:
    """Rows as a small frame of the engine of another; a row may be without a column.

    Texts that repeat are categories where a frame may be long: joined and written in half the time.
    """
    arrow = pa.Table.from_pylist(rows, pa.schema([(name, _kind(name)) for name in names]))
    engine, native = frame.implementation, frame.to_native()
    texts = [name for name in names if name in TEXTS]
    if engine.is_duckdb():
        ids = {name: arrow[name].unique().drop_null().to_pylist() or [""] for name in texts}
        kinds = (f"{name}::ENUM({str(ids)[1:-1]}) AS {name}" for name, ids in ids.items())
        query = f"SELECT * REPLACE ({', '.join(kinds)}) FROM arrow" if texts else "FROM arrow"
        return nw.from_native(native.query("rows", query))
    if engine.is_pyspark():
        return nw.from_native(native.sparkSession.createDataFrame(arrow))
    if engine.is_pandas():
        return nw.from_native(arrow.to_pandas(date_as_object=False))
    made = nw.from_native(nw.from_native(arrow).to_polars())
    if isinstance(frame, nw.DataFrame):
        return made
    return made.lazy().with_columns(nw.col(name).cast(nw.Categorical) for name in texts)


def _kind(name: str) -> Any:
    """The type of a column."""
    if name in DATES:
        return pa.date32()
    is_number = name in (DAY, QUESTION, PERIOD) or name.startswith(CHANGE)
    return pa.int32() if is_number else pa.string()
