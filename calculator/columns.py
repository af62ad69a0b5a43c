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

from calculator.refusal import Refusal, echo, echoes
from calculator.sentences import LANGUAGES, Writer
from calculator.tokens import plain

# What a column may hold; the catalogs have what it is called here, and its id is a heading too.
NAMES = ("label", "valid_until", "top_up", "amount", "channel", "activated", "programme", "on")
# Of these, every row fills in one.
DATED = ("valid_until", "top_up", "activated")
DAYS = (*DATED, "on")
PASSED_OVER = "-"
FIRST_ROWS = 10  # among which the headings stand, below a title perhaps
LAST_MONTH = 12
# Numbers that may begin with day or month, and what stands behind them.
NUMERIC = re.compile(
    r"([0-9]{1,2})([/.]|-(?=[0-9]+-[0-9]{4}))([0-9]{1,2})(\2(?:[0-9]{4}|[0-9]{2})\b.*)"
)

# What the dates of a column prove; "": nothing, so that the day stands first unless somebody says
# otherwise; "both": some date can only begin with the day, and another only with the month.
Order = Literal["", "day-first", "month-first", "both"]


@dataclass(frozen=True)
class Layout:
    """What each column holds, "" for one that is passed over, and how its dates begin.

    `row` is the number of the row of headings, as a spreadsheet counts.
    """

    row: int
    columns: tuple[str, ...]
    orders: tuple[Order, ...]


def find_layout(rows: Sequence[Sequence[str]]) -> Layout:
    """What the headings say, as far as they are known. Raises `Refusal` where there are none."""
    first = [(at, row) for at, row in enumerate(rows[:FIRST_ROWS]) if any(map(normal, row))]
    if not first:
        raise Refusal("batch-empty", known=NAMES)
    dated = (each for each in first if set(map(_column, each[1])) & {*DATED})
    at, headings = next(dated, max(first, key=lambda each: _likeness(each[1])))
    columns = [*map(_column, headings)]
    for place in [at for at, name in enumerate(columns) if name == "label"][1:]:
        columns[place] = ""  # Of a phone number and a name either tells the rows apart.
    below = rows[at + 1 :]
    orders = [
        order_of(row[place] for row in below if place < len(row)) for place in range(len(headings))
    ]
    return Layout(at + 1, tuple(columns), tuple(orders))


def layout_of(rows: Sequence[Sequence[str]], choices: Iterable[str]) -> Layout:
    """What the headings say, and the reader: such as `valid_until=C`, or `amount=-` for no column.

    A column is named by its letter or its heading. Raises `Refusal` for what is not plain.
    """
    layout = find_layout(rows)
    headings, columns = rows[layout.row - 1], list(layout.columns)
    for choice in choices:
        name, _, place = choice.partition("=")
        at = None if place == PASSED_OVER else _place(place, headings, len(columns))
        if name not in NAMES or (at is None and place != PASSED_OVER):
            raise Refusal("batch-column", typed=echo(choice), known=NAMES)
        columns = ["" if column == name else column for column in columns]
        if at is not None:
            columns[at] = name
    layout = replace(layout, columns=tuple(columns))
    check(layout, headings)
    return layout


def check(layout: Layout, headings: Sequence[str]) -> None:
    """Raise `Refusal` where two columns hold the same, or none holds a date."""
    for name in NAMES:
        same = [at for at, column in enumerate(layout.columns) if column == name]
        if len(same) > 1:
            known = [echo(heading) for heading in headings] or [""] * len(layout.columns)
            named = echoes(f"{letters(at)} {known[at]}" for at in same)
            option = f"{name}={letters(same[0])}"
            raise Refusal("batch-columns-twice", columns=named, option=option)
    if not set(layout.columns) & {*DATED}:
        raise Refusal("batch-no-date", known=DATED)


def settled(layout: Layout, headings: Sequence[str], dates: Order | None) -> Layout:
    """The layout with the order of dates that somebody says; raises `Refusal` where it is needed.

    It says so of all columns that do not prove the day; one that proves months is never guessed at.
    """
    if dates:
        orders = (dates if has in ("", "month-first") else has for has in layout.orders)
        return replace(layout, orders=tuple(orders))
    for at, (name, order) in enumerate(zip(layout.columns, layout.orders, strict=True)):
        if name in DAYS and order == "month-first":
            raise Refusal("batch-month-first", column=f"{letters(at)} ({echo(headings[at])})")
    return layout


def letters(at: int) -> str:
    """What a spreadsheet calls a column: A to Z, AA ..."""
    before, last = divmod(at, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


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


def normal(text: str) -> str:
    """A name as it is compared: `Top-up`, `top_up` and `TOP UP:` are the same."""
    return " ".join(re.split(r"[\s_.:()/-]+", plain(text).casefold())).strip()


def _likeness(row: Sequence[str]) -> tuple[int, bool]:
    """How much a row is like headings, of which none is known to hold a date; a title is alone."""
    known, filled = filter(None, map(_column, row)), filter(None, map(normal, row))
    return len(list(known)), len(list(filled)) > 1


def _column(heading: str) -> str:
    return _known().get(normal(heading), "")


@cache
def _known() -> dict[str, str]:
    """Every heading that is understood -> its column."""
    text = Path(__file__).with_name("headings.json").read_text(encoding="utf-8")
    usual: dict[str, list[str]] = json.loads(text)
    said = {id: [write.text(f"column.{id}") for write in map(Writer, LANGUAGES)] for id in NAMES}
    return {normal(each): id for id in NAMES for each in (id, *usual[id], *said[id])}


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


def _place(named: str, headings: Sequence[str], width: int) -> int | None:
    """The column of this letter or heading."""
    places = {letters(at): at for at in range(width)}
    places |= {normal(each): at for at, each in enumerate(headings)}
    return places.get(named.upper(), places.get(normal(named)))
