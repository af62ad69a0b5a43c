"""How a table is to be read: its columns, and how far it has been read."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from calculator.batch.records import records
from calculator.question import PARTS
from calculator.refusal import Refusal, echoes
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.writer import message
from calculator.tokens import plain

# A spreadsheet writes what its country uses.
DELIMITERS = (",", ";", "\t")

# What stands where bytes were no UTF-8, and halves of characters.
BROKEN = re.compile("[\ufffd\ud800-\udfff]")

# Column -> what its heading may be, in either language; the name of the column itself always may.
HEADINGS = {
    "label": (
        # Translators: heading of a column of a table of numbers: whatever tells the numbers apart.
        message("column.label"),
        # Translators: another heading of that column: numbers of which some digits are left out.
        message("column.number"),
    ),
    # Translators: heading of a column: the date printed in the SMS.
    "valid_until": (message("column.valid_until"),),
    # Translators: heading of a column: the day of the last top-up.
    "top_up": (message("column.top_up"),),
    # Translators: heading of a column: the amount of that top-up.
    "amount": (message("column.amount"),),
    # Translators: heading of a column: scratch card or online.
    "channel": (message("column.channel"),),
    # Translators: heading of a column: the day on which a new SIM was activated.
    "activated": (message("column.activated"),),
    # Translators: heading of a column: how the new SIM was handed out.
    "programme": (message("column.programme"),),
}


@dataclass(frozen=True)
class Place:
    """Where a table goes on: after `row` rows. A column without a heading is called ""."""

    delimiter: str
    columns: tuple[str, ...]
    row: int


def first_place(text: str, last: bool) -> tuple[Place, int] | None:
    """The place after the first row, which names the columns, and where that row ends.

    None where it is not whole yet. Raises `Refusal` for headings that are not all understood,
    because a column that was passed over could have changed the dates.
    """
    delimiter = max(DELIMITERS, key=re.split("[\r\n]", text, maxsplit=1)[0].count)
    first = next(records(text, delimiter, last, 1), None)
    if first is None and not last:
        return None
    headings, end = first or ([], 0)
    return Place(delimiter, _columns(headings), 1), end


def normal(text: str) -> str:
    """A name as it is compared: `Top-up`, `top_up` and `TOP UP` are the same."""
    return " ".join(re.split(r"[\s_-]+", plain(text).casefold())).strip()


def _columns(headings: Sequence[str]) -> tuple[str, ...]:
    if any(BROKEN.search(heading) for heading in headings):
        raise Refusal("batch-not-utf8", row=1)
    names = [heading for heading in headings if normal(heading)]
    known = tuple(HEADINGS)
    if not names:
        raise Refusal("batch-empty", known=known)
    unknown = echoes(name for name in names if normal(name) not in _known())
    if unknown:
        raise Refusal("batch-columns", unknown=unknown, known=known)
    columns = tuple(_known().get(normal(heading), "") for heading in headings)
    times = Counter(columns)
    twice = [
        heading
        for column, heading in zip(columns, headings, strict=True)
        if column and times[column] > 1
    ]
    if twice:
        raise Refusal("batch-columns-twice", columns=echoes(twice))
    if not set(columns) & set(PARTS):
        raise Refusal("batch-no-date", known=tuple(PARTS))
    return columns


@cache
def _known() -> dict[str, str]:
    """Every heading that is understood -> its column."""
    writers = [Writer(language) for language in LANGUAGES]
    names = {normal(column): column for column in HEADINGS}
    return names | {
        normal(write.text(id)): column
        for column, ids in HEADINGS.items()
        for id in ids
        for write in writers
    }
