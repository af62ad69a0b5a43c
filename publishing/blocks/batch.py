"""Block `batch`: the page for many numbers, and a table to begin with."""

from __future__ import annotations

import csv
from io import StringIO

from calculator.columns import DATED, NAMES
from calculator.policy import Money
from calculator.sentences import Writer
from calculator.table import MARK
from publishing import policy
from publishing.catalogs import Messages
from publishing.templates import fill, script_messages

# Numbers that nobody has, and a day that is in the past for every reader.
LABELS = ("010 xxx 345", "015 xxx 678", "016 xxx 901")
DAY = "01.08.2026"


def render(language: str) -> str:
    """The form, its tables, and the sentences that its scripts show."""
    write = Writer(language)
    return fill(
        "batch/batch",
        language,
        time_zone=policy().time_zone,
        columns={id: write.text(name) for id, name in NAMES.items()},
        dated=DATED,
        page_messages=script_messages("batch/page.js", language),
    )


def example_address(language: str) -> str:
    """The address of the table in one language, beside its page."""
    return f"{language}/many-numbers/example.csv"


def example(language: str) -> bytes:
    """The table as spreadsheets read it best."""
    catalog = Messages(language, "calculator")
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(catalog.text(name) for name in NAMES.values())
    for row in _rows(language):
        writer.writerow(row.get(column, "") for column in NAMES)
    return (MARK + made.getvalue()).encode()


def _rows(language: str) -> list[dict[str, str]]:
    """One row for each of the three questions."""
    channel = policy().channels[policy().default_channel]
    programme = next(iter(policy().programmes.values()))
    row = channel.amounts[0]
    amount = str(Money(row.lowest, row.currency))
    asked = [
        {"valid_until": DAY},
        {"top_up": DAY, "amount": amount, "channel": channel.name[language]},
        {"activated": DAY, "programme": programme.name[language]},
    ]
    return [{"label": label} | row for label, row in zip(LABELS, asked, strict=True)]
