"""Days, refusals and stages as the values of the document."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from calculator.answer import Range
from calculator.refusal import Refusal
from calculator.sentences.stages import StageLine
from publishing.instant.segments import relative_details

EPOCH = date(1970, 1, 1)


def number(day: date) -> int:
    """A day as the number of days since 1970-01-01."""
    return (day - EPOCH).days


def distances(days: Range | None, day: date) -> list[int] | None:
    """The earliest and the latest day as distances from `day`."""
    return [(days.earliest - day).days, (days.latest - day).days] if days else None


def stage(line: StageLine) -> dict[str, Any]:
    """A line of the table of stages; its note is made of any number of sentences."""
    return asdict(line) | {"note": line.note.split()}


def refused(refusal: Refusal, day: date) -> dict[str, Any]:
    """A refusal with what its sentence needs; see `relative_details`."""
    details = {
        name: number(detail) if isinstance(detail, date) else detail
        for name, detail in relative_details(refusal, day).items()
    }
    return {"refusal": {"id": refusal.id, "field": refusal.field, "details": details}}


def index(known: list[Any], value: Any) -> int:
    """The number of a value in a list, into which it is put if it is new."""
    if value not in known:
        known.append(value)
    return known.index(value)
