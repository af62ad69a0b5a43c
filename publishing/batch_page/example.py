"""A table to begin with: one row for each of the three questions, in the reader's language."""

from __future__ import annotations

import csv
from io import StringIO

from calculator.columns import NAMES
from calculator.policy import Money, Policy
from calculator.table import MARK
from publishing.messages import Messages
from publishing.policy import policy

# Numbers that nobody has, and a day that is in the past for every reader.
LABELS = ("010 xxx 345", "015 xxx 678", "016 xxx 901")
DAY = "01.08.2026"


def file_name(language: str) -> str:
    """Return the address of the file in one language, beside its page."""
    return f"{language}/many-numbers/example.csv"


def content(language: str) -> bytes:
    """Return the file as spreadsheets read it best."""
    catalog = Messages(language, "calculator")
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(catalog.text(name) for name in NAMES.values())
    for row in _rows(policy(), language):
        writer.writerow(row.get(column, "") for column in NAMES)
    return (MARK + made.getvalue()).encode()


def _rows(rules: Policy, language: str) -> list[dict[str, str]]:
    channel = rules.channels[rules.default_channel]
    programme = next(iter(rules.programmes.values()))
    row = channel.amounts[0]
    amount = str(Money(row.lowest, row.currency))
    asked = [
        {"valid_until": DAY},
        {"top_up": DAY, "amount": amount, "channel": channel.name[language]},
        {"activated": DAY, "programme": programme.name[language]},
    ]
    return [{"label": label} | row for label, row in zip(LABELS, asked, strict=True)]
