"""A file of TOML as tables, read key by key; what was not read is an unknown key.

What is wrong with a file is said in English only: an editor of TOML reads it.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from calculator.policy import amount_text
from calculator.refusal import Refusal, echo

Item = TypeVar("Item")

# What was read by its id so far: "clause" -> id -> the clause; one for all tables of a file.
Known = dict[str, dict[str, Any]]

LARGEST_FILE = 200_000  # bytes; Smart's file has some 20,000
# Python's reader of TOML takes far more time for twice as long a key: a.a.a.a and so on.
LONGEST_LINE = 1_000  # bytes; Smart's longest has some 350

UNKNOWN = "unknown"
# What a text has to be like, and how it is said.
Form = tuple[str, str]
# Neither an exponent nor a sign: an amount is written out wherever it is shown.
AMOUNT: Form = (
    r"[0-9]{1,12}(\.[0-9]{1,6})?",
    'write the amount in digits and quotation marks: "5", "2.50".',
)
# Dates outside of this are placeholders such as 1900-01-01 or 9999-12-31, not publications.
FIRST_YEAR, LAST_YEAR = 1990, 2099
# Twenty years: the days of the longest list of top-ups, all added up, still have a date.
LONGEST = {"days": 7_300, "months": 240}
UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # control characters, direction marks, line breaks
KINDS = {
    str: "a text in quotation marks",
    int: "a whole number without quotation marks",
    bool: "true or false, without quotation marks",
    list: "a list in [ ]",
    dict: "a table",
    date: "a date such as 2023-08-14, without quotation marks",
}


def fault(file: str, key: str, sentence: str) -> Refusal:
    """A refusal of a policy file: every one names the file and the key, and says what to do."""
    return Refusal("policy-fault", None, file=echo(file), fault=f"{echo(key)}: {sentence}")


class Table:
    """A TOML table with its place in the file, e.g. `rule[2].stage[1].`"""

    def __init__(self, content: dict[str, Any], file: str, place: str, known: Known) -> None:
        self._left = dict(content)
        self._keys: list[str] = []
        self._file = file
        self._place = place
        self.known = known

    def fault(self, name: str, sentence: str) -> Refusal:
        """A refusal that names the key `name` of this table."""
        return fault(self._file, self._place + name, sentence)

    def has(self, name: str) -> bool:
        """Whether an optional key is there."""
        self._keys.append(name)
        return name in self._left

    def _take(self, name: str, kind: type) -> Any:
        """The value of a required key, of exactly this type."""
        if not self.has(name):
            raise self.fault(name, "this key is missing; add it.")
        value = self._left.pop(name)
        if type(value) is not kind:
            raise self.fault(name, f"write {KINDS[kind]}.")
        return value

    def or_unknown(self, name: str, read: Callable[[str], Item]) -> Item | None:
        """What `read` reads, or None for "unknown": what nobody published."""
        if self._left.get(name) != UNKNOWN:
            return read(name)
        self._take(name, str)
        return None

    def text(self, name: str, form: Form | None = None) -> str:
        """A text that says something."""
        value: str = self._take(name, str)
        if not value.strip():
            raise self.fault(name, "the text is empty; write it, or take the key away.")
        self._check_visible(name, value)
        if form and not re.fullmatch(form[0], value):
            raise self.fault(name, form[1])
        return value

    def _check_visible(self, name: str, text: str) -> None:
        """What nobody sees in the file would do something in a sentence or in a page."""
        if any(unicodedata.category(character) in UNSEEN for character in text):
            raise self.fault(name, "it holds a line break or an invisible character; type it anew.")

    def names(self, name: str) -> dict[str, str]:
        """A name in both languages of the guide."""
        return self.table(name, lambda names: {each: names.text(each) for each in ("en", "km")})

    def texts(self, name: str, least: int = 1) -> tuple[str, ...]:
        """A list of texts, none twice."""
        values = self._take(name, list)
        if len(values) < least or any(type(value) is not str or not value for value in values):
            raise self.fault(
                name, 'write a list of texts, such as ["one", "two"], not an empty one.'
            )
        for value in values:
            self._check_visible(name, value)
            if values.count(value) > 1:
                raise self.fault(name, f"{echo(value)} stands in the list twice; keep one.")
        return tuple(values)

    def reference(self, name: str, kind: str) -> str:
        """The id of something of that kind, which stands in the file."""
        return self._referring(name, kind, self.text(name))[0]

    def references(self, name: str, kind: str) -> tuple[str, ...]:
        """A list of such ids."""
        return self._referring(name, kind, *self.texts(name))

    def _referring(self, name: str, kind: str, *ids: str) -> tuple[str, ...]:
        for id in ids:
            if id not in self.known[kind]:
                raise self.fault(name, f"there is no [[{kind}]] {echo(id)}; add it or correct it.")
        return ids

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of a few words."""
        return self._chosen(name, choices, self.text(name))[0]

    def choices(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Some of a few words, in the order of `choices`."""
        return self._chosen(name, choices, *self.texts(name))

    def _chosen(self, name: str, choices: tuple[str, ...], *words: str) -> tuple[str, ...]:
        for word in words:
            if word not in choices:
                known = " or ".join(choices)
                raise self.fault(name, f"{echo(word)} is not known here; write {known}.")
        return tuple(choice for choice in choices if choice in words)

    def length(self, name: str) -> int:
        """A length of time of twenty years at most."""
        if self._left.get(name) == UNKNOWN:
            raise self.fault(
                name,
                "dates cannot be computed without it; leave a row of a table out, so that it "
                "stays a hole, and name a stage only if its length is published.",
            )
        value: int = self._take(name, int)
        if not 0 < value <= LONGEST[name]:
            raise self.fault(name, f"write a whole number from 1 to {LONGEST[name]}.")
        return value

    def flag(self, name: str) -> bool:
        """true or false."""
        value: bool = self._take(name, bool)
        return value

    def day(self, name: str) -> date:
        """A calendar date, written without quotation marks."""
        value: date = self._take(name, date)
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self.fault(
                name, f'{value} is no day of a publication; write one or, if allowed, "unknown".'
            )
        return value

    def money(self, name: str) -> Decimal:
        """An amount, written as text so that it is exact."""
        amount = Decimal(self.text(name, AMOUNT))
        if not amount:
            raise self.fault(name, "an amount is more than nothing; take the row away.")
        return Decimal(amount_text(amount))  # in one spelling

    def made(self, make: Callable[["Table"], Item]) -> Item:
        """What `make` makes of this table; a key that it does not ask for is refused."""
        item = make(self)
        for name in self._left:
            known = ", ".join(dict.fromkeys(self._keys))
            raise self.fault(name, f"there is no such key here; take it away. Known are {known}.")
        return item

    def table(self, name: str, make: Callable[["Table"], Item]) -> Item:
        """What it makes of a table inside this one."""
        return self._inside(name, self._take(name, dict)).made(make)

    def tables(self, name: str, make: Callable[["Table"], Item]) -> list[Item]:
        """What it makes of each of a list of tables, counted from 1."""
        contents = self._take(name, list)
        if not contents or any(type(content) is not dict for content in contents):
            raise self.fault(name, "write at least one, each as a table of its own.")
        numbered = enumerate(contents, 1)
        return [self._inside(f"{name}[{number}]", each).made(make) for number, each in numbered]

    def _inside(self, name: str, content: dict[str, Any]) -> "Table":
        return Table(content, self._file, f"{self._place}{name}.", self.known)

    def by_id(self, name: str, make: Callable[["Table"], Item]) -> dict[str, Item]:
        """The same of tables with an `id`, in the order of their ids; now others may name them."""
        found: dict[str, Item] = {}
        for number, item in enumerate(self.tables(name, make), 1):
            id: str = getattr(item, "id")  # noqa: B009  (every such class has one)
            if id in found:
                what = f"{echo(id)} stands twice; an id belongs to one {name}."
                raise self.fault(f"{name}[{number}].id", what)
            found[id] = item
        self.known[name] = dict(sorted(found.items()))
        return self.known[name]


def read_table(text: bytes, file: str, make: Callable[[Table], Item]) -> Item:
    """What `make` makes of a file, `file` is its name for refusals. Raises `Refusal`."""
    if len(text) > LARGEST_FILE:
        raise fault(file, "file", f"it has more than {LARGEST_FILE // 1000} kB; is it a policy?")
    for number, line in enumerate(text.split(b"\n"), 1):
        if len(line) > LONGEST_LINE:
            raise fault(file, f"line {number}", f"it has more than {LONGEST_LINE} bytes; break it.")
    try:
        # Some editors put a mark that nobody sees at the start of a file.
        read = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = text.count(b"\n", 0, error.start) + 1
        raise fault(file, f"line {place}", "the file is not in UTF-8; save it as UTF-8.") from None
    try:
        content = tomllib.loads(read)
    except ValueError as error:
        raise fault(file, *_not_toml(read, str(error))) from None
    except RecursionError:
        raise fault(file, "file", "its brackets stand too deep; is it a policy?") from None
    return Table(content, file, "", {}).made(make)


def _not_toml(text: str, said: str) -> tuple[str, str]:
    """Where the reader of TOML stopped (it tells this only within its sentence), and why."""
    if found := re.search(r"line (\d+), column (\d+)", said):
        why = f"this is not TOML: {said.partition(' (at ')[0]}."
        return f"line {found[1]}, column {found[2]}", why
    # It stopped at the end: something above is not closed, most likely what was begun last.
    texts = [text.rfind(mark) for mark in ('"""', "'''") if text.count(mark) % 2]
    begun = texts[0] if texts else max(text.rfind("="), 0)
    line = text.count("\n", 0, begun) + 1
    why = "what begins here is never closed; a quotation mark or bracket is missing."
    return f"line {line}", why
