"""Many numbers at once, for data frames of Polars, pandas, DuckDB and PySpark (through narwhals).

Each different question is asked once of the one engine, for no day in particular, and each
different asked day is read once. What hangs on both is compared in expressions, by the engine that
the frame is of: millions of pairs of days are not asked one by one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import narwhals as nw
import pyarrow as pa

from calculator.answer import answer
from calculator.columns import NAMES, Order, layout_of, order_of, settled
from calculator.input import LAST_YEAR, read_date
from calculator.policy import Policy
from calculator.policy_file import usual_policy
from calculator.refusal import Refusal
from calculator.sentences import LANGUAGES, Writer, sentence
from calculator.table import ANSWER, REFUSAL, WEEK, Batch, Typed, as_typed
from calculator.typed import kind_of, read_question

# A question is asked as if on this day, so that no top-up is later; `on` is looked at afterwards.
LAST_DAY = date(LAST_YEAR, 12, 31)
NEVER = LAST_DAY.toordinal() + 1
# How engines write a day that has a time.
MIDNIGHT = re.compile(r"(?<=[0-9])[ T]00:00:00(\.0+)?\Z")
# Begins columns that are gone in the end: a cell as a text, or what an answer is judged by.
OWN = "recycle-date:"
# Days as numbers, which compare fast: the first and last of each stage, and three more.
DAY = OWN + "day:"
FIRST, LAST = DAY + "first:", DAY + "last:"
MADE, ACT_BY, ON = (DAY + day for day in ("made", "act_by", "on"))
MADE_TEXT, MADE_PART, ON_TEXT = (OWN + text for text in ("made_text", "made_part", "on_text"))
AT_ONCE = OWN + "at_once"  # whether a question is refused whichever day is asked about
UNSURE = OWN + "standing"  # how far it can be relied on that a sale is unclear
ON_REFUSED = [OWN + name for name in REFUSAL]  # why the asked day is refused
OF_DAY = ["on", ON, ON_TEXT, *ON_REFUSED]
OF_QUESTION = [name for name in ANSWER if name != "on"]
OF_QUESTION += [MADE, MADE_TEXT, MADE_PART, ACT_BY, AT_ONCE, UNSURE, *REFUSAL]
RESALE = "resale"
NOTHING = nw.lit(None, nw.String)
DATES = {"on", *(name for name in ANSWER if name.startswith(("read", "act", "valid", "recycle")))}
# Answers that are ids, with blanks between where there may be several.
TEXTS = {*ANSWER} - DATES
EMPTY = "''"
PARTS = {*NAMES} - {"label"}

Frame = TypeVar("Frame")
Row = dict[str, Any]


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

    stages = [day + id for id in batch.policy.stage_order for day in (FIRST, LAST)]
    answers = [_of_question(batch, row, order, write) for row in watch(questions)]
    said = _table(questions, asked, answers, [*OF_QUESTION, *stages])
    known = _table(days, ["on"], [_of_day(batch, row, order, write) for row in days], OF_DAY)
    keys = [OWN + part for part in asked]
    if "on" in held:
        found = keyed.join(_moved(said, rows), on=keys, how="left")
        found = _judged(found.join(_moved(known, rows), on=OWN + "on", how="left"), batch, write)
    else:
        ready = _judged(said.join(known, how="cross"), batch, write)
        found = keyed.join(_moved(ready.drop(OWN + "on"), rows), on=keys, how="left")
    if isinstance(found, nw.DataFrame):
        found = found.sort(OWN)
    result: Frame = found.select(*kept, *ANSWER, *REFUSAL).to_native()
    return result


def _different(keyed: Any, parts: Sequence[str]) -> list[Row]:
    """The different questions, or asked days, as cells by their part."""
    found = keyed.select(OWN + part for part in parts).unique()
    found = found.collect() if isinstance(found, nw.LazyFrame) else found
    return [dict(zip(parts, row, strict=True)) for row in found.iter_rows()]


def _of_question(batch: Batch, cells: Row, order: dict[str, Order], write: Writer) -> Row:
    """What hangs on the question alone: its answer, or why it is refused."""
    typed = _typed(cells, order)
    try:
        parts = batch.parts(typed)
        kind = kind_of(parts)
    except Refusal as refusal:
        return _refused(refusal, write) | {AT_ONCE: True}
    row: Row = {AT_ONCE: False}
    try:
        day = read_date(parts[kind], kind, batch.on)
        if kind != "valid_until":
            row |= {MADE: day.toordinal(), MADE_TEXT: write.date(day), MADE_PART: kind}
        at_last = {kind: day.isoformat(), "on": LAST_DAY.isoformat()}
        found = answer(batch.policy, read_question(batch.policy, parts | at_last))
    except Refusal as refusal:
        return row | _refused(as_typed(refusal, typed), write)
    row[ACT_BY] = found.act_by.toordinal()
    for each in found.stages:
        first, last = each.first_day, each.last_day
        row[FIRST + each.stage.id] = first.earliest.toordinal() if first else 0
        row[LAST + each.stage.id] = last.latest.toordinal() if last else NEVER
    values = {name: value(found) or None for name, value in ANSWER.items()}
    return row | values | {UNSURE: found.resale_standing("unclear")}


def _of_day(batch: Batch, cells: Row, order: dict[str, Order], write: Writer) -> Row:
    """What hangs on the asked day alone."""
    typed = _typed(cells, order)
    try:
        on = read_date(batch.parts(typed)["on"], "on", None) if typed else batch.on
        batch.policy.rule_in_force(on, "on")
    except Refusal as refusal:
        said = _refused(as_typed(refusal, typed), write)
        return {OWN + name: text for name, text in said.items()}
    return {"on": on, ON: on.toordinal(), ON_TEXT: write.date(on)}


def _typed(cells: Row, order: dict[str, Order]) -> Typed:
    texts = ((part, MIDNIGHT.sub("", cell.strip())) for part, cell in cells.items())
    return tuple((part, text, order.get(part, "")) for part, text in texts if text)


def _refused(refusal: Refusal, write: Writer) -> Row:
    return dict(zip(REFUSAL, (refusal.id, refusal.field, sentence(refusal, write)), strict=True))


def _judged(found: Any, batch: Batch, write: Writer) -> Any:
    """A question and its asked day together: why it is refused, or where the number stands."""
    late = Refusal("day-after-asked", None, day="\0day\0", on="\0on\0")
    holes = {"day": nw.col(MADE_TEXT), "on": nw.col(ON_TEXT)}
    pieces = [holes.get(each, nw.lit(each)) for each in sentence(late, write).split("\0")]
    too_late = (nw.lit(late.id), nw.col(MADE_PART), nw.concat_str(*pieces))
    on = nw.col(ON)
    found = found.with_columns(
        _when(
            (nw.col(AT_ONCE), nw.col(name)),
            (~nw.col(ON_REFUSED[0]).is_null(), nw.col(OWN + name)),
            (nw.col(MADE) > on, if_late),
            otherwise=nw.col(name),
        ).alias(name)
        for name, if_late in zip(REFUSAL, too_late, strict=True)
    )
    stages = batch.policy.stage_order
    found = found.with_columns(
        stage_on_earliest=_when(
            *((nw.col(FIRST + id) <= on, nw.lit(id)) for id in reversed(stages))
        ),
        stage_on_latest=_when(*((nw.col(LAST + id) >= on, nw.lit(id)) for id in stages)),
    )
    sold, surely = (nw.col(f"stage_on_{end}") == RESALE for end in ("earliest", "latest"))
    found = found.with_columns(
        resale_on=_when(
            (surely, nw.lit("allowed")), (sold, nw.lit("unclear")), otherwise=nw.lit("not-allowed")
        ),
        resale_on_standing=_when(
            (sold & ~surely, nw.col(UNSURE)), otherwise=nw.col("resale_on_standing")
        ),
        due=_when(
            (nw.col(ACT_BY) < on, nw.lit("late")),
            (nw.col(ACT_BY) < on + WEEK.days, nw.lit("week")),
        ),
    )
    answered = nw.col("reason").is_null()
    return found.with_columns(nw.when(answered).then(nw.col(name)).alias(name) for name in ANSWER)


def _when(*cases: tuple[Any, Any], otherwise: Any = NOTHING) -> Any:
    """The value of the first case that holds."""
    for condition, value in reversed(cases):
        otherwise = nw.when(condition).then(value).otherwise(otherwise)
    return otherwise


def _table(
    cells: Sequence[Row], parts: Sequence[str], said: Sequence[Row], names: Sequence[str]
) -> Any:
    """A small frame of what is said to these cells, each column with its type."""
    keys = {OWN + part: pa.array([row[part] for row in cells], pa.string()) for part in parts}
    return nw.from_native(pa.table(keys | {name: _column(said, name) for name in names}))


def _column(rows: Sequence[Row], name: str) -> Any:
    """The values of a column, of which each row may have one."""
    kinds = {AT_ONCE: pa.bool_()} | dict.fromkeys(DATES, pa.date32())
    kind = pa.int32() if name.startswith(DAY) else kinds.get(name, pa.string())
    return pa.array([row.get(name) for row in rows], kind)


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
