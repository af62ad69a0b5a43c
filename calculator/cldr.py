"""Names and patterns of dates and numbers in each language, out of `cldr.json`.

The file is made from Babel's CLDR data by `python -m publishing.cldr`; Babel itself is too
large for a page and is not needed where this runs.
"""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

SHORTEST = 3  # letters of an English month name


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


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name in any of the languages, else None.

    English names may be shortened (Sep, Sept); three letters tell them all apart.
    """
    wanted = name.casefold().rstrip(".")
    for language, locale in locales().items():
        for number, month in enumerate(locale["months"], 1):
            full = month.casefold()
            short = language == "en" and len(wanted) >= SHORTEST and full.startswith(wanted)
            if wanted == full or short:
                return number
    return None
