"""Which column of a table holds what, and whether its dates begin with the day or the month.

`headings.json` has what people write above a column beside the names that this guide gives it.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from calculator.cells import read_cells
from calculator.input import read_date
from calculator.question import PARTS
from calculator.refusal import Refusal, echo, echoes
from calculator.sentences import LANGUAGES, Writer
from calculator.tokens import normal, plain

# What a row begins its question with: every row fills in one.
DATED = ("valid_until", "top_up", "activated")
DAYS = (*DATED, "on")
# What a column may hold; the catalogs have what it is called here, and its id is a heading too.
NAMES = ("label", *(part for kind in DATED for part in PARTS[kind]), "on")
PASSED_OVER = "-"
FIRST_ROWS = 10  # among which the headings stand, below a title perhaps
LAST_MONTH = 12
REMARK = re.compile(r"\(.*?\)")
# Numbers that may begin with day or month, and what stands behind them.
NUMERIC = re.compile(
    r"([0-9]{1,2})([/.]|-(?=[0-9]+-[0-9]{4}))([0-9]{1,2})(\2(?:[0-9]{4}|[0-9]{2})\b.*)"
)

# What the dates of a column prove; "": nothing, so that the day stands first unless somebody says
# otherwise; "both": some date can only begin with the day, and another only with the month.
Order = Literal["", "day-first", "month-first", "both"]


@dataclass(frozen=True)
class Column:
    """A column: its letter and heading, what it holds ("": it is passed over), and its dates."""

    letter: str
    heading: str
    holds: str = ""
    order: Order = ""

    @property
    def named(self) -> str:
        """The column as a sentence names it."""
        return f"{self.letter} ({echo(self.heading)})" if self.heading else self.letter


Columns = tuple[Column, ...]


@dataclass(frozen=True)
class Table:
    """A table as a file has it: its columns, and the rows below their headings.

    Where no row has headings, they are empty. `first` is the number of the first row, as a
    spreadsheet counts; `delimiter` parts the cells.
    """

    columns: Columns
    rows: list[list[str]]
    first: int
    delimiter: str


def read_table(content: bytes) -> Table:
    """The table, with what its headings say and its dates prove; raises `Refusal` for no table."""
    cells, delimiter = read_cells(content)
    first = [(at, row) for at, row in enumerate(cells[:FIRST_ROWS]) if any(map(normal, row))]
    if not first:
        raise Refusal("batch-empty", known=NAMES)
    dated = (each for each in first if {*map(_holds, each[1])} & {*DATED})
    at, headings = next(dated, max(first, key=lambda each: _likeness(each[1])))
    if not any(map(_holds, headings)) and any(map(_is_day, headings)):
        at, headings = at - 1, [""] * len(headings)  # The row is one of the table's own.
    rows = cells[at + 1 :]
    columns = tuple(
        replace(column, order=order_of(row[place] for row in rows if place < len(row)))
        for place, column in enumerate(columns_of(headings))
    )
    return Table(columns, rows, at + 2, delimiter)


def columns_of(headings: Sequence[str]) -> Columns:
    """What the headings say, as far as they are known."""
    holds = [*map(_holds, headings)]
    for at in [at for at, name in enumerate(holds) if name == "label"][1:]:
        holds[at] = ""  # Of a phone number and a name either tells the rows apart.
    return tuple(Column(_letters(at), heading, holds[at]) for at, heading in enumerate(headings))


def chosen(columns: Columns, choices: Iterable[str]) -> Columns:
    """The columns as the reader says: such as `valid_until=C`, or `amount=-` for no column.

    A column is named by its letter or its heading. Raises `Refusal` for what is not plain.
    """
    for choice in choices:
        name, _, place = choice.partition("=")
        named = _named(place, columns)
        if name not in NAMES or not (named or place == PASSED_OVER):
            raise Refusal("batch-column", typed=echo(choice), known=NAMES)
        holds = {each: "" if each.holds == name else each.holds for each in columns}
        if named:
            holds[named] = name
        columns = tuple(replace(each, holds=held) for each, held in holds.items())
    check(columns)
    return columns


def check(columns: Columns) -> None:
    """Raise `Refusal` where two columns hold the same, or none holds a date."""
    for name in NAMES:
        same = [each for each in columns if each.holds == name]
        if len(same) > 1:
            named = echoes(f"{each.letter} {echo(each.heading)}" for each in same)
            option = f"{name}={same[0].letter}"
            raise Refusal("batch-columns-twice", columns=named, option=option)
    if not any(each.holds in DATED for each in columns):
        raise Refusal("batch-no-date", known=DATED)


def settled(columns: Columns, dates: Order | None) -> Columns:
    """The columns with the order of dates that somebody says; raises `Refusal` where it is needed.

    It says so of all columns that do not prove the day; one that proves months is never guessed at.
    """
    doubtful = [each for each in columns if each.order == "month-first" and each.holds in DAYS]
    if doubtful and not dates:
        raise Refusal("batch-month-first", column=doubtful[0].named)
    return tuple(
        replace(each, order=dates) if dates and each.order in ("", "month-first") else each
        for each in columns
    )


def in_order(cell: str, order: Order) -> str:
    """A cell of a column of dates, with the day first; raises `Refusal` for a doubtful one."""
    found = NUMERIC.fullmatch(plain(cell)) if order in ("month-first", "both") else None
    if not found:
        return cell
    first, mark, second, rest = found.groups()
    if order == "both":
        if max(int(first), int(second)) <= LAST_MONTH and int(first) != int(second):
            raise Refusal("batch-two-orders", typed=echo(cell))
        if int(second) <= LAST_MONTH:
            return cell
    return f"{second}{mark}{first}{rest}"


def order_of(cells: Iterable[str]) -> Order:
    """The order that the dates of a column prove."""
    found = {
        (int(match[1]) > LAST_MONTH, int(match[3]) > LAST_MONTH)
        for cell in dict.fromkeys(cells)
        if (match := NUMERIC.fullmatch(plain(cell)))
    }
    days, months = (True, False) in found, (False, True) in found
    if days and months:
        return "both"
    return "day-first" if days else "month-first" if months else ""


def _letters(at: int) -> str:
    """What a spreadsheet calls a column: A to Z, AA ..."""
    before, last = divmod(at, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _holds(heading: str) -> str:
    """What a heading says that its column holds, a remark beside; "" for an unknown one."""
    plainly, known = REMARK.sub("", heading), _known()
    return known.get(normal(heading)) or known.get(normal(plainly), "")


def _is_day(cell: str) -> bool:
    """Whether a cell holds a date, perhaps a wrong one, which is no heading."""
    if NUMERIC.fullmatch(plain(cell)):
        return True
    try:
        read_date(cell, "", None)
    except Refusal:
        return False
    return True


def _likeness(row: Sequence[str]) -> tuple[int, bool]:
    """How much a row is like headings, of which none is known to hold a date; a title is alone."""
    known, filled = filter(None, map(_holds, row)), filter(None, map(normal, row))
    return len(list(known)), len(list(filled)) > 1


@cache
def _known() -> dict[str, str]:
    """Every heading that is understood -> what its column holds."""
    text = Path(__file__).with_name("headings.json").read_text(encoding="utf-8")
    usual: dict[str, list[str]] = json.loads(text)
    said = {id: [write.text(f"column.{id}") for write in map(Writer, LANGUAGES)] for id in NAMES}
    return {normal(each): id for id in NAMES for each in (id, *usual[id], *said[id])}


def _named(place: str, columns: Columns) -> Column | None:
    """The column of this letter, or else of this heading."""
    letters = {each.letter: each for each in columns}
    headings = {normal(each.heading): each for each in columns}
    return letters.get(place.upper(), headings.get(normal(place)))
