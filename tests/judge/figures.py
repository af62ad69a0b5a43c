"""The figures of a policy file, read by the judge itself: TOML, and nothing of `calculator`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tests.judge.days import Day, read

SMART = Path(__file__).parents[2] / "calculator" / "policies" / "smart.toml"
SMALLEST = 9  # decimals of the unit in which amounts are compared

Table = dict[str, Any]


@cache
def figures() -> Table:
    """Smart's policy file as it stands."""
    return tomllib.loads(SMART.read_text(encoding="utf-8"))


def named(kind: str, id: str) -> Table:
    """The table of a kind (`rule`, `channel`, ...) with an id."""
    return next(table for table in figures()[kind] if table["id"] == id)


def clause(convention: str) -> str:
    """The clause of a convention."""
    text: str = named("convention", convention)["clauses"][0]
    return text


def rules_on(day: Day) -> list[Table]:
    """The rules that have come into force by a day, the newest last."""
    begun = [rule for rule in figures()["rule"] if read(str(rule["in_force_from"])) <= day]
    return sorted(begun, key=lambda rule: str(rule["in_force_from"]))


def units(amount: str) -> int:
    """An amount in its smallest unit, a whole number: nothing can be rounded."""
    whole, _, fraction = amount.partition(".")
    return int(whole + fraction.ljust(SMALLEST, "0"))


def row_or_refusal(channel: str, typed: str) -> Table | str:
    """The row of a table that an amount such as "2.50 USD" meets, or why there is none."""
    amount, currency = typed.split()
    rows = [
        row for row in named("channel", channel)["table"][0]["row"] if row["currency"] == currency
    ]
    if not rows:
        return "currency-not-published"
    below = True
    for row in rows:
        lowest, highest = row.get("from", row.get("amount")), row.get("to", row.get("amount"))
        if units(lowest) <= units(amount) <= units(highest):
            return row
        below = below and units(amount) < units(lowest)
    return "amount-too-small" if below else "amount-not-published"
