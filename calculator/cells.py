"""A table as a file has it -> rows of texts: CSV in any usual form, or a workbook of Excel.

And rows -> CSV that spreadsheets open rightly, and safely.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from calculator.refusal import Refusal

# What a spreadsheet writes before the text: in Excel's "Unicode text" and "CSV UTF-8".
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# A spreadsheet writes what its country uses; the first is also that of a workbook's answers.
DELIMITERS = (",", ";", "\t", "|")
# The first line, for Excel's own use, may name another.
NAMED = '[^\\s"\ud800-\udfff]'
NAMES_DELIMITER = re.compile(rf"[ \t]*sep=({NAMED})[ \t\r]*(\n|\Z)", re.IGNORECASE)
WORKBOOK = b"PK\x03\x04"
PARQUET = b"PAR1"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
MOST_BYTES = 2**26
# What the reader of workbooks raises for a broken one.
BROKEN_WORKBOOK = (BadZipFile, KeyError, ValueError, TypeError, IndexError, SyntaxError, EOFError)

KEPT = 2**10  # texts that are known to be safe; many cells hold the same
# Before a text, or Excel takes Khmer for Latin letters of Western Europe.
MARK = "\ufeff"
# A cell that begins so is a formula to some spreadsheet; the last eight look nearly the same.
FORMULA = "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
UNSEEN = "(?:(?![\\t\\r\\n])[\\s\\x00-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])*+"
# After a separator too, since a spreadsheet may part cells there that were one.
RISKY = re.compile(rf"\A(?=[\t\r\n])|(?<=[,;|])(?=\t)|(?:\A|(?<=[,;|\t\r\n]))(?={UNSEEN}{FORMULA})")


def read_cells(content: bytes) -> tuple[list[list[str]], str]:
    """The rows of a table, empty ones included, and what parts its cells.

    Raises `Refusal` for what is no table, or too large a one.
    """
    if content.startswith(PARQUET):
        raise Refusal("batch-parquet")
    if len(content) > MOST_BYTES:
        raise Refusal("batch-too-large")
    if content.startswith(OLD_WORKBOOK):
        raise Refusal("batch-no-table")
    if content.startswith(WORKBOOK):
        return list(_workbook_rows(content)), DELIMITERS[0]
    text = decoded(content)
    named = NAMES_DELIMITER.match(text)
    delimiter = named[1] if named else delimiter_of(text)
    rows = _records(text, delimiter)
    if named:
        rows[0] = []  # It counts as a row, as a spreadsheet counts.
    return rows, delimiter


def decoded(content: bytes) -> str:
    """The text in the encoding that the bytes show; what is no letter in it is marked."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, "replace")
    if 0 in content[:2]:
        return content.decode("utf-16-be" if content[0] == 0 else "utf-16-le", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:  # What Excel calls plain CSV, in most countries.
        return content.decode("cp1252", "replace")


def delimiter_of(text: str) -> str:
    """What parts the cells of a text: what the first line that has any has most of."""
    lines = (line for line in text.splitlines() if any(each in line for each in DELIMITERS))
    return max(DELIMITERS, key=next(lines, "").count)


def _records(text: str, delimiter: str) -> list[list[str]]:
    """The records; a line break within a cell stays."""
    rows: list[list[str]] = []
    try:
        for record in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(record)
    except csv.Error:
        raise Refusal("batch-quotes", row=len(rows) + 1) from None
    return rows


def _workbook_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet, each value as a person would type it."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Refusal("batch-excel-missing") from None
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_typed(value) for value in row]
    except BROKEN_WORKBOOK:
        raise Refusal("batch-no-table") from None


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # The reader takes a day for the moment at which it begins.
    return value if isinstance(value, str) else str(value).removesuffix(" 00:00:00")


def as_csv(rows: Iterable[Iterable[object]], delimiter: str, headings: Sequence[str] = ()) -> str:
    """Rows as spreadsheets read them, each with its end; a file begins with its headings."""
    made = StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(
        [safe(cell) if isinstance(cell, str) else cell for cell in row]
        for row in ([headings, *rows] if headings else rows)
    )
    return (MARK if headings else "") + made.getvalue()


@lru_cache(maxsize=KEPT)
def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return RISKY.sub("'", cell)
