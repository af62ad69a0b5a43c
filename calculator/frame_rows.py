"""What a data frame is answered with: what is said to a question, to a day, and to both together.

A question is asked for no day in particular. What hangs on the asked day, which may be another one
in each row, is compared with the days of the answer in expressions, by the engine of the frame:
millions of pairs of days are not asked one by one.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw
import pyarrow as pa

from calculator.answer import answer
from calculator.columns import Order
from calculator.input import LAST_YEAR, read_date
from calculator.policy import Policy
from calculator.question import kind_of, read_question
from calculator.refusal import Refusal
from calculator.sentences import Writer, sentence
from calculator.table import ANSWER, REFUSAL, WEEK, Batch, Typed, as_typed

# A question is asked as if on this day, so that no top-up is later; `on` is looked at afterwards.
LAST_DAY = date(LAST_YEAR, 12, 31)
NEVER = LAST_DAY.toordinal() + 1
# How engines write a day that has a time.
MIDNIGHT = re.compile(r"(?<=[0-9])[ T]00:00:00(\.0+)?\Z")
# Begins columns that are gone in the end: a cell as a text, or what an answer is judged by.
OWN = "recycle-date:"
# Days as numbers, which compare fast: the first and last of each stage, and three more.
FIRST, LAST = OWN + "first:", OWN + "last:"
MADE, ACT_BY, ON = (OWN + day for day in ("made", "act_by", "on_day"))
MADE_TEXT, MADE_PART, ON_TEXT = (OWN + text for text in ("made_text", "made_part", "on_text"))
AT_ONCE = OWN + "at_once"  # whether a question is refused whichever day is asked about
UNSURE = OWN + "standing"  # how far it can be relied on that a sale is unclear
ON_REFUSED = [OWN + name for name in REFUSAL]  # why the asked day is refused
RESALE = "resale"
NOTHING = nw.lit(None, nw.String)
DAYS = {"read", "act_by", "on", *(name for name in ANSWER if name.startswith(("valid", "recycle")))}

Row = dict[str, Any]


# What is said to a day; to a question, see `of_question`.
OF_DAY = ("on", ON, ON_TEXT, *ON_REFUSED)


def of_question(policy: Policy) -> list[str]:
    """The columns of what is said to a question."""
    days = [day + id for id in policy.stage_order for day in (FIRST, LAST)]
    answers = [name for name in ANSWER if name != "on"]
    return [MADE, MADE_TEXT, MADE_PART, ACT_BY, AT_ONCE, UNSURE, *days, *REFUSAL, *answers]


def question_row(batch: Batch, cells: Row, order: dict[str, Order], write: Writer) -> Row:
    """What hangs on the question alone: its answer, or why it is refused."""
    row = {OWN + part: cell for part, cell in cells.items()}
    typed = _typed(cells, order)
    try:
        parts = batch.parts(typed)
        kind = kind_of(parts)
    except Refusal as refusal:
        return row | _refused(refusal, write) | {AT_ONCE: True}
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


def day_row(batch: Batch, cell: str, order: dict[str, Order], write: Writer) -> Row:
    """What hangs on the asked day alone."""
    typed = _typed({"on": cell}, order)
    try:
        on = read_date(batch.parts(typed)["on"], "on", None) if typed else batch.on
        batch.policy.rule_in_force(on, "on")
    except Refusal as refusal:
        said = _refused(as_typed(refusal, typed), write)
        return {OWN + "on": cell} | {OWN + name: text for name, text in said.items()}
    return {OWN + "on": cell, "on": on.isoformat(), ON: on.toordinal(), ON_TEXT: write.date(on)}


def _typed(cells: Row, order: dict[str, Order]) -> Typed:
    texts = ((part, MIDNIGHT.sub("", cell.strip())) for part, cell in cells.items())
    return tuple((part, text, order.get(part, "day-first")) for part, text in texts if text)


def _refused(refusal: Refusal, write: Writer) -> Row:
    return dict(zip(REFUSAL, (refusal.id, refusal.field, sentence(refusal, write)), strict=True))


def judged(found: Any, batch: Batch, write: Writer) -> Any:
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


def column(rows: Sequence[Row], name: str) -> Any:
    """The values of a column, of which each row may have one."""
    if name in DAYS:
        return pa.array([row.get(name) for row in rows], pa.string()).cast(pa.date32())
    if name == AT_ONCE:
        return pa.array([row.get(name, False) for row in rows], pa.bool_())
    if name in (MADE, ACT_BY, ON) or name.startswith((FIRST, LAST)):
        other = NEVER if name.startswith(FIRST) else 0
        return pa.array([row.get(name, other) for row in rows], pa.int32())
    return pa.array([row.get(name) for row in rows], pa.string())
