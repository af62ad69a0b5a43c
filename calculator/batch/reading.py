"""Reading a table piece by piece, and answering each of its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from calculator.answer import answer
from calculator.batch.found import Found, found
from calculator.batch.place import BROKEN, Place, first_place, normal
from calculator.batch.records import records
from calculator.input import dated_cell, read_date
from calculator.policy import Channel, Policy, Programme
from calculator.question import read_question
from calculator.refusal import Refusal

# Questions whose answers are kept at hand, since many rows ask the same; some megabytes.
KEPT = 2**14

# The columns that hold dates.
DATED = ("valid_until", "top_up", "activated")

Typed = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answered:
    """A row with its answer. `row` counts from 1, the headings, as a spreadsheet does."""

    row: int
    label: str
    found: Found


@dataclass(frozen=True)
class Refused:
    """A row that is not answered, and why."""

    row: int
    label: str
    refusal: Refusal


@dataclass(frozen=True)
class Part:
    """What one piece gave. `place` is None while the headings are not whole.

    `rest` is the text that belongs before the next piece.
    """

    place: Place | None
    rest: str
    answered: tuple[Answered, ...] = ()
    refused: tuple[Refused, ...] = ()


class Batch:
    """Answers tables for one policy and one asked day; raises `Refusal` for a bad day."""

    def __init__(self, policy: Policy, on: str) -> None:
        self.policy = policy
        self.on = read_date(on, "on", None)
        policy.rule_in_force(self.on, "on")
        self._names = {
            "channel": _by_name(policy.channels.values()),
            "programme": _by_name(policy.programmes.values()),
        }
        # Answers are shared by rows; a policy's digest takes longer than a row.
        self.digest = policy.digest
        self._answer = lru_cache(maxsize=KEPT)(self._ask)

    def read(self, text: str, last: bool, place: Place | None) -> Part:
        """Answer the whole rows in `text`, which goes on at `place` (None: the table begins).

        `last`: nothing follows. Raises `Refusal` where the table as a whole cannot be read.
        """
        start = 0
        if place is None:
            found = first_place(text, last)
            if found is None:
                return Part(None, text)
            place, start = found
        row, end = place.row, 0
        text = text[start:]
        rows: list[Answered | Refused] = []
        for cells, end in records(text, place.delimiter, last, row + 1):  # noqa: B007
            row += 1
            if any(map(str.strip, cells)):  # Spreadsheets leave empty rows behind.
                rows.append(self._row(row, place.columns, cells))
        return Part(
            replace(place, row=row),
            text[end:],
            tuple(each for each in rows if isinstance(each, Answered)),
            tuple(each for each in rows if isinstance(each, Refused)),
        )

    def _row(self, row: int, columns: Sequence[str], cells: Sequence[str]) -> Answered | Refused:
        pairs = list(zip(columns, cells, strict=False))
        label = next((BROKEN.sub("\ufffd", cell) for name, cell in pairs if name == "label"), "")
        if any(map(BROKEN.search, cells)):
            return Refused(row, label, Refusal("batch-not-utf8", row=row))
        unnamed = [cell for name, cell in pairs if not name] + list(cells[len(columns) :])
        if any(map(str.strip, unnamed)):
            return Refused(row, label, Refusal("batch-cells", row=row))
        typed = ((name, cell.strip()) for name, cell in pairs if name not in ("", "label"))
        said = self._answer(tuple((name, cell) for name, cell in typed if cell))
        if isinstance(said, Refusal):
            return Refused(row, label, said)
        return Answered(row, label, said)

    def _ask(self, typed: Typed) -> Found | Refusal:
        """A refusal is given back, not raised, so that it is kept at hand as well."""
        named = {part: self._named(part, text) for part, text in typed}
        try:
            question = read_question(self.policy, named | {"on": self.on.isoformat()})
            return found(answer(self.policy, question))
        except Refusal as refusal:
            return refusal.with_traceback(None)  # It would keep the whole piece in memory.

    def _named(self, part: str, text: str) -> str:
        if part in DATED:
            return dated_cell(text)
        return self._names.get(part, {}).get(normal(text), text)


def _by_name(things: Iterable[Channel | Programme]) -> dict[str, str]:
    """The name in either language, and the id -> the id."""
    return {normal(name): thing.id for thing in things for name in (thing.id, *thing.name.values())}
