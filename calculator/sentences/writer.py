"""Writing texts, dates, numbers and money in one language, with one kind of digits.

This is the one formatting path of command line, pages and browser.
"""

import datetime
import gettext
from decimal import Decimal
from functools import cache
from pathlib import Path

from calculator.cldr import locales
from calculator.money import amount_text
from calculator.policy import Period
from calculator.refusal import Detail

LANGUAGES = ("en", "km")
CATALOGS = Path(__file__).parent.parent.parent / "locales"
DIGITS = {"latin": "0123456789", "khmer": "០១២៣៤៥៦៧៨៩"}
DASH = "–"


def message(id: str) -> str:
    """Marks the id of a catalog text for extraction."""
    return id


def counted(id: str) -> str:
    """Marks the id of a catalog text that has plural forms."""
    return id


@cache
def _catalog(language: str) -> gettext.GNUTranslations:
    path = CATALOGS / language / "LC_MESSAGES" / "calculator.mo"
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


MONEY = {
    # Translators: an amount of US dollars.
    "USD": message("money.usd"),
    # Translators: an amount of riel.
    "KHR": message("money.khr"),
}


class Writer:
    """Writes in `language` (of `LANGUAGES`) with `digits` (of `DIGITS`)."""

    def __init__(self, language: str, digits: str = "latin") -> None:
        self.language = language
        self._catalog = _catalog(language)
        self._locale = locales()[language]
        self._digits = str.maketrans(DIGITS["latin"], DIGITS[digits])

    def text(self, id: str, **details: Detail) -> str:
        """A catalog text with its details filled in."""
        found = self._catalog.gettext(id)
        return found.format(**{name: self.detail(value) for name, value in details.items()})

    def open(self, id: str) -> str:
        """A catalog text with its places still open."""
        return self._catalog.gettext(id)

    def detail(self, value: Detail) -> str:
        """A date, number, amount or list in this language; a text as it is."""
        if isinstance(value, datetime.date):
            return self.date(value)
        if isinstance(value, int | Decimal):
            return self.number(Decimal(value))
        return ", ".join(value) if isinstance(value, tuple) else value

    def number(self, value: Decimal) -> str:
        """A number with the separators and digits of the language; nothing is rounded."""
        whole, _, fraction = amount_text(value).partition(".")
        written = f"{int(whole):,}".replace(",", self._locale["group"])
        written += self._locale["decimal"] + fraction if fraction else ""
        return written.translate(self._digits)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency as the reader calls it: 5,000 KHR, 5 ដុល្លារ."""
        return self.text(MONEY[currency], amount=self.number(amount))

    def days_between(self, id: str, first: datetime.date, last: datetime.date) -> str:
        """A text with plural forms about the {count} of whole days from `first` to `last`."""
        count = (last - first).days
        return self._catalog.ngettext(id, id, count).format(count=self.number(Decimal(count)))

    def days(self, count: int) -> str:
        """A number of days, however many."""
        return self.period(Period(count, "days"))

    def period(self, period: Period) -> str:
        """A length of time as published: days stay days."""
        # Translators: a number of days, such as "90 days".
        days = counted("period.days")
        # Translators: a number of calendar months, such as "3 months".
        months = counted("period.months")
        id = days if period.unit == "days" else months
        found = self._catalog.ngettext(id, id, period.length)
        return found.format(count=self.number(Decimal(period.length)))

    def date(self, day: datetime.date) -> str:
        """A date without its weekday: 7 December 2026."""
        return self._dated(str(day.day), day, self._locale["date"])

    def full_date(self, day: datetime.date) -> str:
        """A date with its weekday."""
        return self._dated(str(day.day), day, self._locale["full_date"])

    def date_range(self, first: datetime.date, last: datetime.date) -> str:
        """One date, or two with a dash; month and year are not written twice."""
        if first == last:
            return self.date(first)
        if (first.year, first.month) == (last.year, last.month):
            days = f"{first.day}{DASH}{last.day}"
            return self._dated(days, first, self._locale["date"])
        return f"{self.date(first)} {DASH} {self.date(last)}"

    def _dated(self, day: str, of: datetime.date, pattern: str) -> str:
        written = pattern.format(
            day=day,
            month=self._locale["months"][of.month - 1],
            weekday=self._locale["weekdays"][of.weekday()],
            year=of.year,
        )
        return written.translate(self._digits)
