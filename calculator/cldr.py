"""Names and patterns of dates and numbers in each language, out of `cldr.json`.

The file is made from Babel's CLDR data by `python -m publishing.cldr`; Babel itself is too
large for a page and is not needed where this runs.
"""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict


class Locale(TypedDict):
    """What one language needs. Patterns are `str.format` texts."""

    months: list[str]
    weekdays: list[str]  # from Monday
    date: str  # {day} {month} {year}
    day_month: str  # {day} {month}
    full_date: str  # with {weekday}
    group: str
    decimal: str


@cache
def locales() -> dict[str, Locale]:
    """All languages, by their code."""
    text = Path(__file__).with_name("cldr.json").read_text(encoding="utf-8")
    found: dict[str, Locale] = json.loads(text)
    return found
