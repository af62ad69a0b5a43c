"""Reading the figures of a text, so that the same figure is equal in Khmer and in English.

Read are dates, times, codes to dial, addresses, and numbers with their units; Khmer digits are
digits. Number words are read from three to twelve, and one and two before a unit of time (three = 3
= បី; `figures.toml` has the words). "First", "second", "once" and "both" are not read, nor is a
number spelled with several words, so write it in digits.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

from calculator.cldr import locales
from calculator.tokens import KHMER_DIGITS

ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s)]+|(?:[\w-]+\.)+(?:com|org|net|kh|ph)\b(?:/\w+)*"
)
CODE = re.compile(r"\*[\dA-Z*]+#")
TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
DIGITS = r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"

# Khmer has no blank between words; before one of its vowels or signs, the letters belong to
# another word.
START, END = "(?<![A-Za-z])", r"(?![A-Za-z\u17b6-\u17d3])"

FILE = tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))


def figures(text: str) -> dict[str, list[str]]:
    """All figures of a text in either language, by their kinds: address, code, time, date, number.

    They are written the same for both languages.
    """
    rest = " ".join(text.translate(KHMER_DIGITS).split())
    for written, read in FILE["instead"].items():
        rest = rest.replace(written, read)
    found: dict[str, list[str]] = defaultdict(list)
    for kind, pattern, value in _readers():
        found[kind] += [read for match in pattern.finditer(rest) if (read := value(match))]
        rest = pattern.sub(" ; ", rest)
    return {kind: sorted(values) for kind, values in found.items()}


@cache
def _readers() -> list[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """What is read, in the order in which it is taken out of a text."""
    date = FILE["dates"]["date"].replace("MONTH", _any_of(_names("months")))
    weekday = FILE["dates"]["weekday"].replace("WEEKDAY", _any_of(_names("weekdays"), end=""))
    small, large, time, unit = map(_any_of, map(_words, ("small", "large", "time", "units")))
    number = (
        rf"(?P<small>{small})[ -]?(?P<time>{time})(?! ?\d)|"
        rf"(?P<number>{DIGITS}|{large})(?:[ -]?(?P<unit>{time}|{unit}))?"
    )
    return [
        ("address", ADDRESS, lambda match: match[0].rstrip(".")),
        ("code", CODE, lambda match: match[0]),
        ("time", TIME, lambda match: match[0]),
        ("date", re.compile(date), _date),
        ("date", re.compile(weekday), lambda match: f"weekday {_names('weekdays')[match[1]]}"),
        ("number", re.compile(number, re.IGNORECASE), _number),
    ]


def _date(match: re.Match[str]) -> str:
    """A date as far as it is given: 2021-07-22, 07-22 or 2021-07; a mere name is none."""
    day, year = match["day"], match["year"]
    month = f"{_names('months')[match['month']]:02}"
    return "-".join(filter(None, (year, month, day and day.zfill(2)))) if day or year else ""


def _number(match: re.Match[str]) -> str:
    number = (match["small"] or match["number"]).lower().replace(",", "")
    unit = (match["time"] or match["unit"] or "").lower()
    value = Decimal(_words("small", "large").get(number, number)).normalize()
    return f"{value:f} {_words('time', 'units').get(unit, '')}".strip()


@cache
def _words(*groups: str) -> dict[str, str]:
    """What the words of these groups mean."""
    meant = chain.from_iterable(FILE[group].items() for group in groups)
    return {word.lower(): meaning for meaning, words in meant for word in words}


@cache
def _names(kind: Literal["months", "weekdays"]) -> dict[str, int]:
    """Which month of the year, or day of the week, a name means."""
    return {name: at for each in locales().values() for at, name in enumerate(each[kind], 1)}


def _any_of(words: Iterable[str], end: str = END) -> str:
    """A pattern for any of the words, the longest first: ប្រាំមួយ is not ប្រាំ."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return f"{START}(?:{'|'.join(longest_first)}){end}"
