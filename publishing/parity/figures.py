"""Reading the figures of a text, so that the same figure is equal in Khmer and in English.

Read are dates, times, codes to dial, addresses, and numbers with their units; Khmer digits are
digits. Number words are read from three up, and one and two before a unit of time (three = 3 =
បី; `figures.toml` has the words). The limits: "first", "second", "once" and "both" are not read,
and a number spelled with several words comes out as several figures, so write it in digits.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from calculator.cldr import Locale, locales
from calculator.tokens import KHMER_DIGITS

ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s)]+|(?:[\w-]+\.)+(?:com|org|net|kh|ph)\b(?:/\w+)*"
)
CODE = re.compile(r"\*[\dA-Z*]+#")
TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
DIGITS = r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"

UNITS_OF_TIME = ("minute", "hour", "day", "week", "month", "year")

# A Khmer vowel or sign: before one, the letters belong to another word.
NO_SIGN = r"(?![\u17b6-\u17d3])"


@dataclass(frozen=True, order=True)
class Figure:
    """Something that must be the same in both languages; numbers may have a unit."""

    kind: str  # address, code, time, date, number
    value: str
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.value} {self.unit}".strip()


Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], Figure]]


def figures(text: str, language: str) -> list[Figure]:
    """All figures of a text in `en` or `km`, sorted."""
    rest = " ".join(text.translate(KHMER_DIGITS).split())
    for written, read in _words()["instead"].items():
        rest = rest.replace(written, read)
    found = []
    for pattern, figure in _readers(language):
        found += [figure(match) for match in pattern.finditer(rest)]
        rest = pattern.sub(" ; ", rest)
    return sorted(found)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))


@cache
def _readers(language: str) -> list[Reader]:
    """What is read, in the order in which it is taken out of a text."""
    return [
        (ADDRESS, lambda match: Figure("address", match[0].rstrip("."))),
        (CODE, lambda match: Figure("code", match[0])),
        (TIME, lambda match: Figure("time", match[0])),
        *_dates(language),
        *_numbers(language),
    ]


def _dates(language: str) -> Iterator[Reader]:
    names = locales()[language]
    for pattern in _words()["dates"][language]:
        pattern = pattern.replace("MONTHS", _any_of(names["months"]))
        pattern = pattern.replace("WEEKDAYS", _any_of(names["weekdays"]))
        yield re.compile(pattern), partial(_date, names=names)


def _date(match: re.Match[str], names: Locale) -> Figure:
    """A date as far as it is given: 2021-07-22, 07-22, 2021-07, month 07 or weekday 1."""
    given = match.groupdict()
    if "weekday" in given:
        return Figure("date", f"weekday {names['weekdays'].index(given['weekday']) + 1}")
    month = f"{names['months'].index(given['month']) + 1:02}"
    day = f"{int(given['day']):02}" if given.get("day") else None
    parts = [part for part in (given.get("year"), month, day) if part]
    return Figure("date", "-".join(parts) if len(parts) > 1 else f"month {month}")


def _numbers(language: str) -> Iterator[Reader]:
    """Words first: in "a blog of the year 2014" the digits show that "a" is no number."""
    units = _by_word(_words()["units"], language)
    small, large = (_by_word(_words()[size], language) for size in ("small", "numbers"))
    of_time = [word for word, unit in units.items() if unit in UNITS_OF_TIME]
    edge = r"\b" if language == "en" else ""
    end = r"(?![A-Za-z])" if language == "en" else NO_SIGN
    unit = rf"(?:[ -]?(?P<unit>{_any_of(units)}){end})?"
    for pattern, flags in (
        (rf"{edge}(?P<number>{_any_of(large)}){end}{unit}", re.IGNORECASE),
        (
            rf"{edge}(?P<number>{_any_of(small)})[ -]?(?P<unit>{_any_of(of_time)}){end}(?! ?\d)",
            re.I,
        ),
        (DIGITS + unit, 0),
    ):
        yield re.compile(pattern, flags), partial(_number, words=small | large, units=units)


def _number(match: re.Match[str], words: dict[str, str], units: dict[str, str]) -> Figure:
    number = match["number"].replace(",", "")
    value = Decimal(words.get(number.lower(), number)).normalize()
    unit = match["unit"] or ""
    return Figure("number", f"{value:f}", units.get(unit) or units.get(unit.lower(), ""))


def _by_word(table: dict[str, dict[str, list[str]]], language: str) -> dict[str, str]:
    return {word: meant for meant, words in table.items() for word in words[language]}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first: ប្រាំមួយ is not ប្រាំ."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
