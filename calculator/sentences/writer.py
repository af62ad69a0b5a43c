"""Writing texts, dates, numbers and money in one language.

This is the one formatting path of command line, pages and browser.
"""

import datetime
import gettext
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from calculator.cldr import locales
from calculator.policy import Money, Names, Period, Range, amount_text

LANGUAGES = ("en", "km")
# What a text can be filled with.
Detail = str | int | datetime.date | Decimal | Money | Names | Period | Range | tuple[str, ...]
# A wheel has them inside of the package, the source tree and the page beside it.
PACKAGE = Path(__file__).parents[1]
CATALOGS = next(
    place / "locales" for place in (PACKAGE, PACKAGE.parent) if (place / "locales").is_dir()
)
DASH = "–"


def message(id: str) -> str:
    """Marks the id of a catalog text for extraction."""
    return id


@cache
def _catalog(language: str) -> gettext.GNUTranslations:
    path = CATALOGS / language / "LC_MESSAGES" / "calculator.mo"
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


@dataclass(frozen=True)
class Point:
    """A sentence with the clause of the guide that it rests on."""

    text: str
    clause: str | None


def cited(points: Iterable[Point]) -> list[str]:
    """Each sentence with the id of its clause behind it."""
    return [f"{point.text} [{point.clause}]" if point.clause else point.text for point in points]


def listed(heading: str, lines: list[str]) -> str:
    """Lines below a heading; nothing at all where there are none."""
    return "\n".join([heading, *(f"- {line}" for line in lines)]) if lines else ""


MONEY = {"USD": message("money.usd"), "KHR": message("money.khr")}

# How many days after the first one are named one by one.
MOST_NAMED = 2


class Writer:
    """Writes in `language` (of `LANGUAGES`), with the digits of banknotes: 0 to 9."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalog = _catalog(language)
        self._locale = locales()[language]

    def text(self, id: str, /, **details: Detail) -> str:
        """A catalog text with its details filled in."""
        filled_in = {name: self.detail(value) for name, value in details.items()}
        return self.open(id).format(**filled_in)

    def point(self, id: str, clause: str | None = None, /, **details: Detail) -> Point:
        """A catalog text with its details filled in, and the clause that it rests on."""
        return Point(self.text(id, **details), clause)

    def open(self, id: str) -> str:
        """A catalog text with its places still open."""
        return self._catalog.gettext(id)

    def detail(self, value: Detail) -> str:
        """A day, number, amount, length of time, name or list in this language; a text as it is."""
        match value:
            case datetime.date():
                return self.date(value)
            case int() | Decimal():
                return self.number(Decimal(value))
            case Money(amount, currency):
                return self.money(amount, currency)
            case Period():
                return self.period(value)
            case Range(first, last):
                return self.date_range(first, last)
            case dict():
                return value[self.language]
        return ", ".join(value) if isinstance(value, tuple) else value

    def either(self, texts: Sequence[str]) -> str:
        """Texts of which one holds: "a, b or c"."""
        return self._joined(message("list.or"), texts)

    def each(self, texts: Sequence[str]) -> str:
        """Texts that all hold: "a, b and c"."""
        return self._joined(message("list.and"), texts)

    def _joined(self, id: str, texts: Sequence[str]) -> str:
        if len(texts) < 2:
            return "".join(texts)
        return self.text(id, several=tuple(texts[:-1]), last=texts[-1])

    def number(self, value: Decimal) -> str:
        """A number with the separators and digits of the language; nothing is rounded."""
        whole, _, fraction = amount_text(value).partition(".")
        written = f"{int(whole):,}".replace(",", self._locale["group"])
        return written + self._locale["decimal"] + fraction if fraction else written

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency as the reader calls it: 5,000 KHR, 5 ដុល្លារ."""
        return self.text(MONEY[currency], amount=self.number(amount))

    def counted(self, id: str, count: int) -> str:
        """A text with plural forms about a {count}."""
        return self._catalog.ngettext(id, id, count).format(count=self.number(Decimal(count)))

    def period(self, period: Period) -> str:
        """A length of time as published: days stay days."""
        return self.counted(f"period.{period.unit}", period.length)

    def date(self, day: datetime.date) -> str:
        """A date without its weekday: 7 December 2026."""
        return self._dated(day, self._locale["date"])

    def full_date(self, day: datetime.date) -> str:
        """A date with its weekday."""
        return self._dated(day, self._locale["full_date"])

    def date_range(self, first: datetime.date, last: datetime.date) -> str:
        """One of the days from `first` to `last`: "9 or 10 March 2027"; of many only the ends."""
        apart = (last - first).days
        if not apart:
            return self.date(first)
        if apart > MOST_NAMED:
            return self.text("days.one_of_many", first=first, last=last)
        before = [self._before(first + datetime.timedelta(days), last) for days in range(apart)]
        months = "" if first.month == last.month else ".months"
        id = message(f"days.one_of_{apart + 1}{months}")
        return self.text(id, first=before[0], second=before[-1], last=last)

    def _before(self, day: datetime.date, last: datetime.date) -> str:
        """A day without the month and year that the date after it names."""
        same_year, same_month = day.year == last.year, day.month == last.month
        pattern = "{day}" if same_month else self._locale["day_month" if same_year else "date"]
        return self._dated(day, pattern)

    def _dated(self, day: datetime.date, pattern: str) -> str:
        return pattern.format(
            day=day.day,
            month=self._locale["months"][day.month - 1],
            weekday=self._locale["weekdays"][day.weekday()],
            year=day.year,
        )
