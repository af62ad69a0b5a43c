"""Each edge of each row of the tables: on it, just below it, just above it; the holes between."""

from collections.abc import Iterator

from tests.judge.drafts.drafting import (
    CARD,
    ONLINE,
    TABLE_SOURCE,
    Draft,
    days_of,
    id_of,
    source_of,
    sum_of,
    top_up,
)
from tests.judge.figures import row_or_refusal

DAY = "2026-08-01"
CARDS = ("1", "2", "5", "10", "20", "50")
AMOUNTS = {
    (CARD, "USD"): [
        "0.01", "0.50", "0.99", "1", "1.01", "1.99", "2", "2.01", "3", "4.99", "5", "5.01",
        "9.99", "10", "10.01", "19.99", "20", "20.01", "49.99", "50", "50.01", "100",
    ],
    (CARD, "KHR"): ["4000", "4999", "5000", "5001", "8000", "9999", "10000", "10001", "20000"],
    (ONLINE, "USD"): [
        "0.99", "0.999", "1", "1.01", "1.50", "1.98", "1.99", "1.995", "2", "2.01", "2.48", "2.49",
        "2.495", "2.50", "2.51", "3", "3.99", "4", "4.001", "4.01", "5", "10",
    ],
    (ONLINE, "KHR"): ["4000", "5000", "10000"],
}  # fmt: skip
REFUSED = {
    "amount-too-small": "Below the smallest amount of the table.",
    "amount-not-published": "In a hole of the table, or beyond its end: no guess, no rounding.",
    "currency-not-published": "The table has no riel, and nothing is converted.",
}


def drafts() -> Iterator[Draft]:
    """The edges of every row."""
    for (channel, currency), amounts in AMOUNTS.items():
        for amount in amounts:
            question = top_up(DAY, f"{amount} {currency}", channel)
            row = row_or_refusal(channel, question["amount"])
            if isinstance(row, str):
                yield Draft(id_of("money", question), question, TABLE_SOURCE, REFUSED[row])
            else:
                where = row.get("amount") or f"{row['from']} to {row['to']}"
                why = f"In the row {where} {currency}: {days_of(question)} days."
                reason = f"{why} {sum_of(question)}"
                yield Draft(id_of("money", question), question, source_of(question), reason)
