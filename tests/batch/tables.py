"""Tables for the tests, and what the command made of them."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.calculator.asking import Ran, command, refused

# One row for each of the three questions, as `calculator/` answers them elsewhere.
MIXED = """label,valid_until,top_up,amount,channel,activated,programme
Dara,10.09.2026,,,,,
010 xxx 345,,2026-08-01,5 USD,scratch-card,,
ថ្មី,,,,,១៦.១១.២០២៦,free-sim
"""


class Batch:
    """A folder with a table, and what `recycle-date batch` writes into it."""

    def __init__(self, folder: Path) -> None:
        self.table = folder / "numbers.csv"
        self.output = folder / "answers.csv"
        self.refused = folder / "answers.refused.csv"
        self.parquet = folder / "answers.parquet"

    def run(self, table: str | bytes, *options: str) -> Ran:
        """Write the table, in UTF-8 unless it is bytes, and run the command."""
        self.table.write_bytes(table if isinstance(table, bytes) else table.encode())
        return command("batch", str(self.table), f"--output={self.output}", *options)

    def answers(self, table: str | bytes, *options: str) -> list[dict[str, str]]:
        """The answered rows of a table that is read."""
        ran = self.run(table, *options)
        assert (ran.status, ran.err.count("\n")) == (0, 1), ran.err
        assert ran.err.startswith(("Columns: ", "ជួរឈរ៖ "))
        return rows(self.output)

    def refusals(self, table: str | bytes, *options: str) -> list[dict[str, str]]:
        """The refused rows of a table that is read."""
        self.answers(table, *options)
        return rows(self.refused)

    def reason(self, table: str | bytes, *options: str) -> str:
        """The sentence with which a table is refused as a whole; nothing is written then."""
        before = self.written()
        sentence = refused(self.run(table, *options))
        assert self.written() == before
        return sentence

    def written(self) -> dict[str, bytes]:
        """Every file beside the table."""
        files = self.table.parent.iterdir()
        return {file.name: file.read_bytes() for file in files if file != self.table}


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a written file by their headings; a separator follows the first of them."""
    text = file.read_bytes().decode("utf-8-sig")
    delimiter = text.removeprefix("label")[0]
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))


def workbook(*rows: list[Any]) -> bytes:
    """A table as Excel saves it."""
    book, made = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def many(count: int) -> Iterable[str]:
    """The lines of a table with few different questions; one row in a hundred is refused."""
    yield "label,top_up,amount\r\n"
    for number in range(count):
        amount = "3 USD" if number % 100 == 0 else "5 USD"
        yield f"010 xxx {number:06},{1 + number % 28}.8.2026,{amount}\r\n"
