"""Many numbers at once: each row of a table in, its dates or the reason for a refusal out.

A summary says how many are in each stage, are due, and may be sold.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from calculator.answer import Answer, answer
from calculator.cells import as_csv, safe
from calculator.columns import DATED, DAYS, Layout, Order, in_order, normal
from calculator.input import dated_cell, read_date
from calculator.policy import Channel, Policy, Programme
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.stages import stage_name
from calculator.typed import read_question

WEEK = timedelta(days=7)
# Questions whose answers are kept at hand, since many rows ask the same.
KEPT = 2**12
# What stands where bytes were no letters, and halves of characters.
BROKEN = re.compile("[\ufffd\ud800-\udfff]")
REFUSAL = ("reason", "field", "sentence")

# What every written row begins with.
NUMBERED = ("label", "row")
# By what is counted: columns of `ANSWER`.
COUNTED = ("stage_on_latest", "stage_on_earliest", "resale_on", "due")
Alike = tuple[str, ...]

# A part of the question, the cell, and the order of its dates.
Cell = tuple[str, str, Order]
Typed = tuple[Cell, ...]


@dataclass(frozen=True)
class Answered:
    """A row with its answer. `row` counts from 1, as a spreadsheet does."""

    row: int
    label: str
    answer: Answer


@dataclass(frozen=True)
class Refused:
    """A row that is not answered, and why."""

    row: int
    label: str
    refusal: Refusal


class Batch:
    """Answers rows for one policy and one asked day; raises `Refusal` for a bad day."""

    def __init__(self, policy: Policy, on: str) -> None:
        self.policy = policy
        self.on = read_date(on, "on", None)
        policy.rule_in_force(self.on, "on")
        self._names = {
            "channel": _by_name(policy.channels.values()),
            "programme": _by_name(policy.programmes.values()),
        }
        self._kept = lru_cache(maxsize=KEPT)(self._ask)

    def rows(
        self, rows: Iterable[Sequence[str]], layout: Layout, first: int
    ) -> tuple[list[Answered], list[Refused]]:
        """The rows that are not empty, answered or refused; the number of the first is `first`."""
        answered, refused = [], []
        for row, cells in enumerate(rows, start=first):
            if not any(map(str.strip, cells)):
                continue
            columns = list(zip(layout.columns, cells, layout.orders, strict=False))
            labels = (cell for name, cell, _ in columns if name == "label")
            label = BROKEN.sub("\ufffd", next(labels, ""))
            said = self._said(row, [each for each in columns if each[0]], cells[len(columns) :])
            if isinstance(said, Refusal):
                refused.append(Refused(row, label, said))
            else:
                answered.append(Answered(row, label, said))
        return answered, refused

    def _said(self, row: int, columns: Sequence[Cell], beyond: Sequence[str]) -> Answer | Refusal:
        """What is said to a row; `beyond`: its cells that have no heading."""
        if any(BROKEN.search(cell) for _, cell, _ in columns):
            return Refusal("batch-not-utf8", row=row)
        if any(map(str.strip, beyond)):
            return Refusal("batch-cells", row=row)
        typed = ((name, cell.strip(), order) for name, cell, order in columns if name != "label")
        return self._kept(tuple(each for each in typed if each[1]))

    def _ask(self, typed: Typed) -> Answer | Refusal:
        """The answer to the cells of one row. A refusal is given back, so that it can be kept."""
        try:
            parts = {"on": self.on.isoformat()} | self.parts(typed)
            return answer(self.policy, read_question(self.policy, parts))
        except Refusal as refusal:
            # With its traceback it would keep the whole table in memory.
            return as_typed(refusal, typed).with_traceback(None)

    def parts(self, typed: Typed) -> dict[str, str]:
        """The cells as the parts of a question; raises `Refusal` for dates of a doubtful order."""
        return {part: self._plain(part, cell, order) for part, cell, order in typed}

    def _plain(self, part: str, cell: str, order: Order) -> str:
        if part not in DAYS:
            return self._names.get(part, {}).get(normal(cell), cell)
        try:
            return in_order(dated_cell(cell), order)
        except Refusal as refusal:
            refusal.field = part
            raise


def as_typed(refusal: Refusal, typed: Typed) -> Refusal:
    """The refusal, repeating a cell as it stands in the table."""
    cells = {part: cell for part, cell, _ in typed}
    if refusal.field in cells and isinstance(refusal.details.get("typed"), str):
        refusal.details["typed"] = echo(cells[refusal.field])
    return refusal


def due(found: Answer) -> str:
    """Whether the day to act by is over (`late`), or within a `week` from the asked day."""
    left = found.act_by - found.question.on
    return "late" if left < timedelta(0) else "week" if left < WEEK else ""


def day_read(answer: Answer) -> date:
    """The date that the question begins with."""
    asked = answer.question.normalised()
    return date.fromisoformat(next(asked[part] for part in DATED if part in asked))


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


def to_remind(rows: Iterable[Answered], write: Writer) -> Iterator[tuple[str, Answer]]:
    """The answers, each with a name for its reminder."""
    for each in rows:
        yield each.label or row_name(each.row, write), each.answer


def answers_csv(rows: Iterable[Answered], delimiter: str, *, begins: bool = True) -> str:
    """The answered rows; dates as in ISO 8601, several ids with blanks between.

    A text that `begins` a file has headings.
    """
    written = (
        (safe(each.label), each.row, *(value(each.answer) for value in ANSWER.values()))
        for each in rows
    )
    return as_csv(written, delimiter, (*NUMBERED, *ANSWER) if begins else ())


def refusals_csv(
    rows: Iterable[Refused], write: Writer, delimiter: str, *, begins: bool = True
) -> str:
    """The refused rows with id and sentence of the reason."""
    written = (
        (safe(each.label), each.row, why.id, why.field or "", safe(sentence(why, write)))
        for each in rows
        for why in [each.refusal]
    )
    return as_csv(written, delimiter, (*NUMBERED, *REFUSAL) if begins else ())


def alike(rows: Iterable[Answered]) -> Counter[Alike]:
    """How many rows are alike in the columns `COUNTED`."""
    return Counter(tuple(str(ANSWER[name](each.answer)) for name in COUNTED) for each in rows)


def summary(counts: Mapping[Alike, int], policy: Policy, write: Writer) -> list[str]:
    """The lines, in the order of the stages; none where no row is answered."""
    if not counts:
        return []
    stages = policy.stage_order
    every = [stage for owner in policy.owners for stage in owner.stages]
    names = {stage.id: write.text(stage_name(stage)) for stage in every}
    standing: Counter[tuple[int, int]] = Counter()
    dues: Counter[str] = Counter()
    sales: Counter[str] = Counter()
    for (least, furthest, sale, when), count in counts.items():
        standing[stages.index(least), stages.index(furthest)] += count
        sales[sale] += count
        dues[when] += count
    lines = []
    for places, count in sorted(standing.items()):
        first, second = (names[stages[at]] for at in places)
        either = write.text("stage.either", first=first, second=second)
        name = first if first == second else either
        lines.append(write.text("summary.stage", count=count, stage=name))
    return [
        *lines,
        write.text("summary.due", week=dues["week"], late=dues["late"]),
        write.text(
            "summary.sale",
            forbidden=sales["not-allowed"],
            unclear=sales["unclear"],
            allowed=sales["allowed"],
        ),
    ]


def _by_name(things: Iterable[Channel | Programme]) -> dict[str, str]:
    """The name in either language, and the id -> the id."""
    return {normal(name): thing.id for thing in things for name in (thing.id, *thing.name.values())}
