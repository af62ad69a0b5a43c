"""Many numbers at once: each row of a table in, its dates or the reason for a refusal out.

A summary says how many are in each stage, are due, and may be sold.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Generic, TypeVar

from calculator.answer import Answer, answer
from calculator.cells import as_csv
from calculator.columns import DAYS, Column, Columns, in_order
from calculator.input import dated_cell
from calculator.policy import Policy
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.stages import either_stage
from calculator.typed import read_asked_day, read_question

WEEK = timedelta(days=7)
# Questions whose answers are kept at hand, since many rows ask the same.
KEPT = 2**12
# What stands where bytes were no letters, and halves of characters.
BROKEN = re.compile("[\ufffd\ud800-\udfff]")
REFUSAL = ("reason", "field", "sentence")

# What every written row begins with.
NUMBERED = ("label", "row")
# By what is counted: columns of `ANSWER` that hang on the asked day.
COUNTED = ("stage_on_latest", "stage_on_earliest", "resale_on", "due")

# The cells of a question with their columns: none is empty.
Typed = tuple[tuple[Column, str], ...]
Said = TypeVar("Said", Answer, Refusal)


@dataclass(frozen=True)
class Told(Generic[Said]):
    """A row with what is said to it. `row` counts from 1, as a spreadsheet does."""

    row: int
    label: str
    said: Said


class Batch:
    """Answers rows for one policy and one asked day; raises `Refusal` for a bad day."""

    def __init__(self, policy: Policy, on: str) -> None:
        self.policy = policy
        self.on = read_asked_day(policy, {"on": on})
        self._kept = lru_cache(maxsize=KEPT)(self.ask)

    def rows(
        self, rows: Iterable[Sequence[str]], columns: Columns, first: int
    ) -> tuple[list[Told[Answer]], list[Told[Refusal]]]:
        """The rows that are not empty, answered or refused; the number of the first is `first`."""
        answered, refused = [], []
        for row, cells in enumerate(rows, start=first):
            if not any(map(str.strip, cells)):
                continue
            held = [each for each in zip(columns, cells, strict=False) if each[0].holds]
            labels = (cell for column, cell in held if column.holds == "label")
            label = BROKEN.sub("\ufffd", next(labels, ""))
            said = self._said(row, held, cells[len(columns) :])
            if isinstance(said, Refusal):
                refused.append(Told(row, label, said))
            else:
                answered.append(Told(row, label, said))
        return answered, refused

    def _said(
        self, row: int, held: Iterable[tuple[Column, str]], beyond: Sequence[str]
    ) -> Answer | Refusal:
        """What is said to a row; `beyond`: its cells that have no heading."""
        if any(BROKEN.search(cell) for _, cell in held):
            return Refusal("batch-not-utf8", row=row)
        if any(map(str.strip, beyond)):
            return Refusal("batch-cells", row=row)
        return self._kept(filled(each for each in held if each[0].holds != "label"))

    def ask(self, typed: Typed) -> Answer | Refusal:
        """What is said to the cells of one row. A refusal is given back, so that it can be kept."""
        try:
            parts = {"on": self.on.isoformat()} | self.parts(typed)
            return answer(self.policy, read_question(self.policy, parts))
        except Refusal as refusal:
            # With its traceback it would keep the whole table in memory.
            return as_typed(refusal, typed).with_traceback(None)

    def parts(self, typed: Typed) -> dict[str, str]:
        """The cells as the parts of a question; raises `Refusal` for dates of a doubtful order."""
        return {column.holds: self._plain(column, cell) for column, cell in typed}

    def _plain(self, column: Column, cell: str) -> str:
        if column.holds not in DAYS:
            return cell
        try:
            return in_order(dated_cell(cell), column.order)
        except Refusal as refusal:
            refusal.field = column.holds
            raise


def filled(cells: Iterable[tuple[Column, str]]) -> Typed:
    """The cells that are not empty."""
    stripped = ((column, cell.strip()) for column, cell in cells)
    return tuple(each for each in stripped if each[1])


def as_typed(refusal: Refusal, typed: Typed) -> Refusal:
    """The refusal, repeating a cell as it stands in the table."""
    cells = {column.holds: cell for column, cell in typed}
    if refusal.field in cells and isinstance(refusal.details.get("typed"), str):
        refusal.details["typed"] = echo(cells[refusal.field])
    return refusal


def due(found: Answer) -> str:
    """Whether the day to act by is over (`late`), or within a `week` from the asked day."""
    left = found.act_by - found.question.on
    return "late" if left < timedelta(0) else "week" if left < WEEK else ""


def day_read(answer: Answer) -> date:
    """The date that the question begins with."""
    day: date = getattr(answer.question, answer.question.kind)
    return day


# The columns of an answered row, with the names of the JSON answer, so that both are read alike.
ANSWER: dict[str, Callable[[Answer], date | str | None]] = {
    "read": day_read,
    "act_by": lambda found: found.act_by,
    "valid_until_earliest": lambda found: found.valid_until.earliest if found.valid_until else None,
    "valid_until_latest": lambda found: found.valid_until.latest if found.valid_until else None,
    "recycle_date_earliest": lambda found: found.recycle_date.earliest,
    "recycle_date_latest": lambda found: found.recycle_date.latest,
    "on": lambda found: found.question.on,
    "stage_on_earliest": lambda found: found.stage_on[0].id,
    "stage_on_latest": lambda found: found.stage_on[1].id,
    "resale_on": lambda found: found.resale_on,
    "rule": lambda found: found.rule,
    "unclear": lambda found: " ".join(found.unclear),
    "warnings": lambda found: " ".join(warning.id for warning in found.warnings),
    "digest": lambda found: found.policy.digest,
    "resale_on_standing": lambda found: found.resale_standing(found.resale_on),
    "due": due,
}


def row_name(row: int, write: Writer) -> str:
    """What a number without a name is called."""
    return write.text("batch.row-name", row=row)


def to_remind(rows: Iterable[Told[Answer]], write: Writer) -> Iterator[tuple[str, Answer]]:
    """The answers, each with a name for its reminder."""
    for each in rows:
        yield each.label or row_name(each.row, write), each.said


def cells_of(said: Answer | Refusal, write: Writer) -> dict[str, Any]:
    """What is said to a row, in the columns `ANSWER` or `REFUSAL`; nothing is None."""
    if isinstance(said, Answer):
        return {name: value(said) or None for name, value in ANSWER.items()}
    return dict(zip(REFUSAL, (said.id, said.field, sentence(said, write)), strict=True))


def as_files(
    answered: Iterable[Told[Answer]],
    refused: Iterable[Told[Refusal]],
    write: Writer,
    delimiter: str,
    *,
    begins: bool = True,
) -> tuple[str, str]:
    """The file of answered rows and that of refused ones, or pieces that go on with them.

    Dates are as in ISO 8601, several ids have blanks between.
    """

    def file(rows: Iterable[Told[Any]], names: Iterable[str]) -> str:
        written = ((each.label, each.row, *cells_of(each.said, write).values()) for each in rows)
        return as_csv(written, delimiter, (*NUMBERED, *names) if begins else ())

    return file(answered, ANSWER), file(refused, REFUSAL)


def alike(rows: Iterable[Told[Answer]]) -> Counter[tuple[Any, ...]]:
    """How many rows are alike in the columns `COUNTED`."""
    return Counter(tuple(ANSWER[name](each.said) for name in COUNTED) for each in rows)


def summary(counts: Mapping[tuple[Any, ...], int], policy: Policy, write: Writer) -> list[str]:
    """The lines, in the order of the stages; none where no row is answered."""
    if not counts:
        return []
    stages = {stage.id: stage for owner in policy.owners for stage in owner.stages}
    standing: Counter[tuple[str, str]] = Counter()
    said: Counter[str] = Counter()
    for (least, furthest, sale, when), count in counts.items():
        standing[least, furthest] += count
        said.update({sale: count, when: count})
    place, lines = policy.stage_order.index, []
    for least, furthest in sorted(standing, key=lambda pair: [*map(place, pair)]):
        name = either_stage(stages[least], stages[furthest], write)
        lines.append(write.text("summary.stage", count=standing[least, furthest], stage=name))
    due = write.text("summary.due", week=said["week"], late=said["late"])
    sale = write.text(
        "summary.sale",
        forbidden=said["not-allowed"],
        unclear=said["unclear"],
        allowed=said["allowed"],
    )
    return [*lines, due, sale]
