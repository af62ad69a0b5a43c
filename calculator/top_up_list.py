"""A list of top-ups as people keep it: one a line, from a file, a spreadsheet or a message.

A line holds date, amount and, where it is not the usual one, channel, with tabs, semicolons or
commas between them. A first line that names these columns may set another order.
"""

import csv
from collections.abc import Iterator

from calculator.refusal import Refusal, echo
from calculator.tokens import Text, plain

COLUMNS = ("date", "amount", "channel")
NEEDED = {"date", "amount"}
DELIMITERS = ("\t", ";", ",")  # the first one that a line has
MOST_ROWS = 366
LONGEST_TEXT = 50_000  # characters; far more than that many rows need


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line that is not empty: its number, and its cells by column.

    Raises `Refusal` for a list without rows, for one that is too long, and, with the number of
    the row, for a line that cannot be taken apart.
    """
    if len(text) > LONGEST_TEXT:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    lines = [(number, cells) for number, cells in _lines(text) if any(cells)]
    columns: tuple[str, ...] = COLUMNS
    if lines and any(cell.lower() in COLUMNS for cell in lines[0][1]):
        columns = _columns(*lines.pop(0))
    if not lines:
        raise Refusal("history-empty", "history")
    if len(lines) > MOST_ROWS:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    for number, cells in lines:
        # An amount beside the date, with nothing between them that parts cells.
        is_whole = len(cells) == 1 and "c" in Text(cells[0]).kinds
        if is_whole or any(cells[len(columns) :]):
            raise Refusal("history-row", "history", typed=echo(" | ".join(cells))).in_row(number)
        yield number, {name: cell for name, cell in zip(columns, cells, strict=False) if cell}


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        delimiter = next((each for each in DELIMITERS if each in line), ",")
        try:
            [cells] = csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True)
        except csv.Error:
            raise Refusal("history-row", "history", typed=echo(line)).in_row(number) from None
        yield number, [plain(cell) for cell in cells]


def _columns(number: int, heading: list[str]) -> tuple[str, ...]:
    """The columns in the order in which a heading names them."""
    names = [cell.lower() for cell in heading]
    while not names[-1]:
        names.pop()
    if len(set(names)) < len(names) or not NEEDED <= set(names) <= set(COLUMNS):
        raise Refusal("history-columns", "history", known=COLUMNS).in_row(number)
    return tuple(names)
