"""One table of a policy file, read key by key; what was not read is an unknown key."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from calculator.money import amount_text
from calculator.refusal import Refusal, echo

Item = TypeVar("Item")

UNKNOWN = "unknown"
ID = re.compile("[a-z0-9][a-z0-9-]*")
# Dates outside of this are placeholders such as 1900-01-01 or 9999-12-31, not publications.
FIRST_YEAR, LAST_YEAR = 1990, 2099
LONGEST = {"days": 36_500, "months": 1_200}  # a century
MOST = 1_000  # of anything else that is counted
# Neither an exponent nor a sign: an amount is written out wherever it is shown.
AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?", re.ASCII)
UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # control characters, direction marks, line breaks


def refuse(id: str, file: str, key: str, **details: Any) -> Refusal:
    """A refusal of a policy file: every one names the file and the key."""
    return Refusal(id, None, file=echo(file), key=echo(key), **details)


class Table:
    """A TOML table with its place in the file, e.g. `rule[2].stage[1]`."""

    def __init__(self, content: dict[str, Any], file: str, place: str) -> None:
        self._left = dict(content)
        self.file = file
        self.place = place

    def key(self, name: str) -> str:
        """The full name of a key, as an editor would look for it."""
        return f"{self.place}.{name}" if self.place else name

    def refuse(self, id: str, name: str, **details: Any) -> Refusal:
        """A refusal that names `name` in this table."""
        return refuse(id, self.file, self.key(name), **details)

    def has(self, name: str) -> bool:
        """Whether an optional key is there."""
        return name in self._left

    def take(self, name: str, kind: type, refusal: str) -> Any:
        """The value of a required key, of exactly this type."""
        if name not in self._left:
            raise self.refuse("policy-missing-key", name)
        value = self._left.pop(name)
        if type(value) is not kind:
            raise self.refuse(refusal, name)
        return value

    def text(self, name: str) -> str:
        """A text that says something."""
        value: str = self.take(name, str, "policy-not-text")
        if not value.strip():
            raise self.refuse("policy-not-text", name)
        self._check_visible(name, value)
        return value

    def _check_visible(self, name: str, text: str) -> None:
        """What nobody sees in the file would do something in a sentence or in a page."""
        if any(unicodedata.category(character) in UNSEEN for character in text):
            raise self.refuse("policy-invisible", name)

    def id(self, name: str = "id") -> str:
        """A short name: it becomes part of addresses, so its letters are few."""
        value = self.text(name)
        if not ID.fullmatch(value):
            raise self.refuse("policy-not-id", name)
        return value

    def names(self, name: str) -> dict[str, str]:
        """A name in both languages of the guide."""
        inner = self.table(name)
        both = {language: inner.text(language) for language in ("en", "km")}
        inner.finish()
        return both

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, not empty, none twice."""
        values = self.take(name, list, "policy-not-list")
        if not values or any(type(value) is not str or not value for value in values):
            raise self.refuse("policy-not-list", name)
        if len(set(values)) < len(values):
            [(twice, _)] = Counter(values).most_common(1)
            raise self.refuse("policy-duplicate", name, twice=echo(twice))
        for value in values:
            self._check_visible(name, value)
        return tuple(values)

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of a few words."""
        value = self.text(name)
        if value not in choices:
            raise self.refuse("policy-not-a-choice", name, choices=choices)
        return value

    def whole(self, name: str) -> int:
        """A positive whole number; a length of time of a century at most."""
        value: int = self.take(name, int, "policy-not-whole")
        if not 0 < value <= LONGEST.get(name, MOST):
            raise self.refuse("policy-not-whole", name)
        return value

    def flag(self, name: str) -> bool:
        """true or false."""
        value: bool = self.take(name, bool, "policy-not-flag")
        return value

    def flag_or_unknown(self, name: str) -> bool | None:
        """true, false, or "unknown" where nothing is published."""
        return None if self.unknown(name) else self.flag(name)

    def day(self, name: str) -> date:
        """A calendar date, written without quotation marks."""
        value: date = self.take(name, date, "policy-not-date")
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self.refuse("policy-sentinel-date", name)
        return value

    def day_or_unknown(self, name: str) -> date | None:
        """A date, or "unknown" for a text that bears none."""
        return None if self.unknown(name) else self.day(name)

    def money(self, name: str) -> Decimal:
        """An amount, written as text so that it is exact."""
        text = self.take(name, str, "policy-float-money")
        if not AMOUNT.fullmatch(text) or not Decimal(text):
            raise self.refuse("policy-float-money", name)
        return Decimal(amount_text(Decimal(text)))  # in one spelling

    def table(self, name: str) -> "Table":
        """A table inside this one."""
        return Table(self.take(name, dict, "policy-not-table"), self.file, self.key(name))

    def tables(self, name: str) -> Iterator["Table"]:
        """A list of tables, counted from 1."""
        for number, content in enumerate(self.take(name, list, "policy-not-table"), 1):
            if type(content) is not dict:
                raise self.refuse("policy-not-table", name)
            yield Table(content, self.file, f"{self.key(name)}[{number}]")

    def by_id(self, name: str, make: "Callable[[Table], Item]") -> dict[str, Item]:
        """A list of tables with an `id`, by that id and in its order."""
        found: dict[str, Item] = {}
        for table in self.tables(name):
            item = make(table)
            table.finish()
            id: str = getattr(item, "id")  # noqa: B009  (every such class has one)
            if id in found:
                raise table.refuse("policy-duplicate", "id", twice=echo(id))
            found[id] = item
        return dict(sorted(found.items()))

    def unknown(self, name: str) -> bool:
        """Whether a key says "unknown"; if so, it is read."""
        if self._left.get(name) == UNKNOWN:
            del self._left[name]
            return True
        return False

    def finish(self) -> None:
        """To be called when all known keys are read."""
        for name in self._left:
            raise self.refuse("policy-unknown-key", name)
