"""Many numbers at once: each row of a table in, its dates or the reason for a refusal out.

Answered and refused rows become CSV that spreadsheets open rightly, and safely.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from io import StringIO

from calculator.answer import Answer, Range, answer
from calculator.columns import DATED, DAYS, Layout, Order, in_order, normal
from calculator.input import dated_cell, read_date
from calculator.policy import Channel, Policy, Programme
from calculator.question import read_question
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.writer import message

WEEK = timedelta(days=7)
# Questions whose answers are kept at hand, since many rows ask the same.
KEPT = 2**12
# What stands where bytes were no letters, and halves of characters.
BROKEN = re.compile("[\ufffd\ud800-\udfff]")
# Without it Excel takes Khmer for Latin letters of Western Europe.
MARK = "\ufeff"

# The names of the JSON answer, so that both are read in the same way.
ANSWER = (
    "read",
    "act_by",
    "valid_until_earliest",
    "valid_until_latest",
    "recycle_date_earliest",
    "recycle_date_latest",
    "on",
    "stage_on_earliest",
    "stage_on_latest",
    "resale_on",
    "rule",
    "unclear",
    "warnings",
    "digest",
    "resale_on_standing",
    "due",
)
REFUSAL = ("reason", "field", "sentence")

# A cell that begins so is a formula to some spreadsheet; the last eight look nearly the same.
FORMULA = "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
UNSEEN = "(?:(?![\\t\\r\\n])[\\s\\x00-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])*+"
# After a separator too, since a spreadsheet may part cells there that were one.
RISKY = re.compile(rf"\A(?=[\t\r\n])|(?<=[,;|])(?=\t)|(?:\A|(?<=[,;|\t\r\n]))(?={UNSEEN}{FORMULA})")

# A part of the question, the cell, and the order of its dates.
Typed = tuple[tuple[str, str, Order], ...]


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
        # A policy's digest takes longer than a row.
        self.digest = policy.digest
        self._kept = lru_cache(maxsize=KEPT)(self.ask)

    def rows(
        self, rows: Iterable[Sequence[str]], layout: Layout, first: int
    ) -> list[Answered | Refused]:
        """Each row that is not empty; the number of the first is `first`."""
        return [
            self._row(number, cells, layout)
            for number, cells in enumerate(rows, start=first)
            if any(map(str.strip, cells))
        ]

    def _row(self, row: int, cells: Sequence[str], layout: Layout) -> Answered | Refused:
        columns = list(zip(layout.columns, cells, layout.orders, strict=False))
        labels = (cell for name, cell, _ in columns if name == "label")
        label = BROKEN.sub("\ufffd", next(labels, ""))
        asked = [(name, cell.strip(), order) for name, cell, order in columns if name]
        if any(BROKEN.search(cell) for _, cell, _ in asked):
            # Translators: the row has characters that were broken when the file was saved.
            return Refused(row, label, Refusal("batch-not-utf8", row=row))
        if any(map(str.strip, cells[len(layout.columns) :])):
            # Translators: the row has more cells than there are headings.
            return Refused(row, label, Refusal("batch-cells", row=row))
        said = self._kept(tuple(each for each in asked if each[1] and each[0] != "label"))
        if isinstance(said, Refusal):
            return Refused(row, label, said)
        return Answered(row, label, said)

    def ask(self, typed: Typed) -> Answer | Refusal:
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
    if refusal.field in cells and "typed" in refusal.details:
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


def to_remind(rows: Iterable[Answered | Refused], write: Writer) -> Iterator[tuple[str, Answer]]:
    """The answered rows, each with a name for its reminder."""
    for each in rows:
        if isinstance(each, Answered):
            # Translators: what a number without a name is called: the number of its row.
            yield each.label or write.text(message("batch.row-name"), row=each.row), each.answer


def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return RISKY.sub("'", cell)


def answers_csv(rows: Iterable[Answered | Refused], batch: Batch, delimiter: str) -> str:
    """The answered rows; dates as in ISO 8601, several ids with blanks between."""
    return as_csv(
        (
            (safe(each.label), each.row, *answer_values(each.answer, batch.digest))
            for each in rows
            if isinstance(each, Answered)
        ),
        delimiter,
    )


def refusals_csv(rows: Iterable[Answered | Refused], write: Writer, delimiter: str) -> str:
    """The refused rows with id and sentence of the reason."""
    return as_csv(
        (
            (safe(each.label), each.row, *refusal_values(each.refusal, write))
            for each in rows
            if isinstance(each, Refused)
        ),
        delimiter,
    )


def headings_csv(names: Sequence[str], delimiter: str) -> str:
    """The beginning of a file: the mark of Unicode, and the first row."""
    return MARK + as_csv([("label", "row", *names)], delimiter)


def as_csv(rows: Iterable[Sequence[str | int]], delimiter: str) -> str:
    """Rows as spreadsheets read them, each with its end."""
    made = StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


def answer_values(found: Answer, digest: str) -> Sequence[str]:
    """The values of the columns `ANSWER`."""
    furthest, least = found.stage_on
    return (
        day_read(found).isoformat(),
        found.act_by.isoformat(),
        *_range(found.valid_until),
        *_range(found.recycle_date),
        found.question.on.isoformat(),
        furthest.id,
        least.id,
        found.resale_on,
        found.rule,
        " ".join(found.unclear),
        " ".join(warning.id for warning in found.warnings),
        digest,
        found.resale_standing(found.resale_on),
        due(found),
    )


def stage_name(least: str, furthest: str, write: Writer) -> str:
    """The stage in which a number stands, or the two where that is unclear."""
    names = [write.text(f"stage.{id}") for id in (least, furthest)]
    if furthest == least:
        return names[0]
    # Translators: the number stands in one of two stages, as the texts are unclear; their names.
    return write.text(message("stage.either"), first=names[0], second=names[1])


def refusal_values(refusal: Refusal, write: Writer) -> Sequence[str]:
    """The values of the columns `REFUSAL`."""
    return refusal.id, refusal.field or "", safe(sentence(refusal, write))


def _range(days: Range | None) -> tuple[str, str]:
    return (days.earliest.isoformat(), days.latest.isoformat()) if days else ("", "")


def _by_name(things: Iterable[Channel | Programme]) -> dict[str, str]:
    """The name in either language, and the id -> the id."""
    return {normal(name): thing.id for thing in things for name in (thing.id, *thing.name.values())}
