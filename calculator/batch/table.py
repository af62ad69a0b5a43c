"""Answered and refused rows as CSV that spreadsheets open rightly, and safely."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from calculator.answer import Range
from calculator.batch.place import Place
from calculator.batch.reading import Answered, Batch, Part, Refused
from calculator.sentences import Writer, sentence

# Without it Excel takes Khmer for Latin letters of Western Europe.
MARK = "\ufeff"

# The names of the JSON answer, so that both are read in the same way.
ANSWERS = (
    "label",
    "row",
    "act_by",
    "valid_until_earliest",
    "valid_until_latest",
    "recycle_date_earliest",
    "recycle_date_latest",
    "on",
    "stage_on_earliest",
    "stage_on_latest",
    "rule",
    "unclear",
    "warnings",
    "digest",
)
REFUSALS = ("label", "row", "reason", "field", "sentence")

# A cell that begins so is a formula to some spreadsheet; the last eight look nearly the same.
FORMULA = "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
UNSEEN = "[\\s\\x00-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
# After a separator too, since a spreadsheet may part cells there that were one.
RISKY = re.compile(rf"\A(?=[\t\r\n])|(?:\A|(?<=[,;\t\r\n]))(?={UNSEEN}{FORMULA})")


def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return RISKY.sub("'", cell)


def answers_csv(part: Part, batch: Batch, begins: bool) -> str:
    """The answered rows; dates as in ISO 8601, several ids with blanks between.

    `begins`: with the mark of Unicode and the headings. The separator is that of the table that
    was read, because that is the one that the reader's spreadsheet uses.
    """
    rows = (_answer(each, batch) for each in part.answered)
    return _csv(part.place, ANSWERS if begins else (), rows)


def refusals_csv(part: Part, write: Writer, begins: bool) -> str:
    """The refused rows with id and sentence of the reason, the same way."""
    rows = (_refusal(each, write) for each in part.refused)
    return _csv(part.place, REFUSALS if begins else (), rows)


def _csv(place: Place | None, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    if place is None:
        return ""
    made = StringIO(newline="")
    writer = csv.writer(made, delimiter=place.delimiter)
    if headings:
        made.write(MARK)
        writer.writerow(headings)
    writer.writerows(rows)
    return made.getvalue()


def _answer(answered: Answered, batch: Batch) -> Sequence[str | int]:
    found = answered.found
    furthest, least = found.stage_on
    return (
        safe(answered.label),
        answered.row,
        found.act_by.isoformat(),
        *_range(found.valid_until),
        *_range(found.recycle_date),
        batch.on.isoformat(),
        furthest.id,
        least.id,
        found.rule,
        " ".join(found.unclear),
        " ".join(found.warnings),
        batch.digest,
    )


def _range(days: Range | None) -> tuple[str, str]:
    return (days.earliest.isoformat(), days.latest.isoformat()) if days else ("", "")


def _refusal(refused: Refused, write: Writer) -> Sequence[str | int]:
    refusal = refused.refusal
    said = safe(sentence(refusal, write))
    return (safe(refused.label), refused.row, refusal.id, refusal.field or "", said)
