"""A policy as plain values: everything that the policy file says, with its own names."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.policy import Policy

PARTS = (
    "name",
    "time_zone",
    "default_channel",
    "contact",
    "sources",
    "clauses",
    "conventions",
    "channels",
    "rules",
    "programmes",
    "reminders",
)


def as_values(policy: Policy) -> dict[str, Any]:
    """The policy for JSON; null stands for what is not published, an amount is a text."""
    return {part: plain(getattr(policy, part)) for part in PARTS}


def plain(value: Any) -> Any:
    """A value as JSON has it; what is named by its id becomes a list of the named things."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict) and all(is_dataclass(each) for each in value.values()):
        return [plain(each) for each in value.values()]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
