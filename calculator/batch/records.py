"""Cutting a text into the records of a CSV table, as far as they are whole."""

import csv
from collections.abc import Iterator
from io import StringIO

from calculator.refusal import Refusal

# In characters. A quotation mark that is never closed would take in all that follows it.
LONGEST = 2**16


def records(text: str, delimiter: str, last: bool, row: int) -> Iterator[tuple[list[str], int]]:
    """The whole records at the beginning of `text`, each with the place where it ends.

    Unless this is the `last` text, a record that may go on in the next one is left. `row` is the
    number of the first record. Raises `Refusal` where records cannot be told apart.
    """
    whole = len(text) if last else _whole_lines(text)
    lines = StringIO(text[:whole], newline="")  # A line break within a cell stays as it is.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    done = 0
    try:
        for record in reader:
            done = lines.tell()
            yield record, done
            row += 1
    except csv.Error:
        # A cell may go on after the last line that is there.
        if last or lines.tell() < whole:
            raise Refusal("batch-quotes", row=row) from None
    if len(text) - done > LONGEST:
        raise Refusal("batch-quotes", row=row)


def _whole_lines(text: str) -> int:
    """Where the last whole line ends; a carriage return at the very end may be half a break."""
    return max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
