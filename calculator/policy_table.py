"""A file of TOML as tables, read key by key; what was not read is an unknown key.

What is wrong with a file is said in English only: an editor of TOML reads it.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
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
ID = re.compile("[a-z0-9][a-z0-9-]*")
CODE = re.compile(r"[*#+]*[0-9][0-9*#]*")
# Digits of the number and of the card stand where their names do.
CODE_FOR_OTHER = re.compile(r"[*#0-9]+\{number\}[*#]+\{card\}[*#0-9]*")
ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
# Dates outside of this are placeholders such as 1900-01-01 or 9999-12-31, not publications.
FIRST_YEAR, LAST_YEAR = 1990, 2099
LONGEST = {"days": 36_500, "months": 1_200}  # a century
# Neither an exponent nor a sign: an amount is written out wherever it is shown.
AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?", re.ASCII)
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
    # Translators: a policy file cannot be used. {fault}: key and remedy, in English.
    return Refusal("policy-fault", None, file=echo(file), fault=f"{echo(key)}: {sentence}")


class Table:
    """A TOML table with its place in the file, e.g. `rule[2].stage[1]`."""

    def __init__(
        self, content: dict[str, Any], file: str, place: str = "", known: Known | None = None
    ) -> None:
        self._left = dict(content)
        self._known: list[str] = []
        self.file = file
        self.place = place
        self.known: Known = {} if known is None else known

    def fault(self, name: str, sentence: str) -> Refusal:
        """A refusal that names the key `name` of this table."""
        return fault(self.file, self.key(name), sentence)

    def key(self, name: str) -> str:
        """The full name of a key, as an editor would look for it."""
        return f"{self.place}.{name}" if self.place else name

    def has(self, name: str) -> bool:
        """Whether an optional key is there."""
        self._known.append(name)
        return name in self._left

    def take(self, name: str, kind: type) -> Any:
        """The value of a required key, of exactly this type."""
        self._known.append(name)
        if name not in self._left:
            raise self.fault(name, "this key is missing; add it.")
        value = self._left.pop(name)
        if type(value) is not kind:
            raise self.fault(name, f"write {KINDS[kind]}.")
        return value

    def text(self, name: str) -> str:
        """A text that says something."""
        value: str = self.take(name, str)
        if not value.strip():
            raise self.fault(name, "the text is empty; write it, or take the key away.")
        self._check_visible(name, value)
        return value

    def _check_visible(self, name: str, text: str) -> None:
        """What nobody sees in the file would do something in a sentence or in a page."""
        if any(unicodedata.category(character) in UNSEEN for character in text):
            raise self.fault(name, "it holds a line break or an invisible character; type it anew.")

    def id(self, name: str = "id") -> str:
        """A short name: it becomes part of addresses, so its letters are few."""
        return self._like(ID, name, "write small letters a-z, digits and hyphens only.")

    def code(self, name: str) -> str:
        """What a phone can dial."""
        return self._like(CODE, name, 'write what a phone can dial, such as "888" or "*888#".')

    def code_for_other(self, name: str) -> str:
        """What another phone dials to load a card for a number."""
        return self._like(CODE_FOR_OTHER, name, 'write it such as "*888*11*{number}*{card}#".')

    def address(self, name: str) -> str:
        """The address of a page."""
        return self._like(ADDRESS, name, "write an address that begins with https:// or http://.")

    def _like(self, pattern: re.Pattern[str], name: str, sentence: str) -> str:
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise self.fault(name, sentence)
        return value

    def names(self, name: str) -> dict[str, str]:
        """A name in both languages of the guide."""
        inner = self.table(name)
        both = {language: inner.text(language) for language in ("en", "km")}
        inner.finish()
        return both

    def texts(self, name: str, least: int = 1) -> tuple[str, ...]:
        """A list of texts, none twice."""
        values = self.take(name, list)
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
        value = self.text(name)
        self._check_known(name, kind, value)
        return value

    def references(self, name: str, kind: str) -> tuple[str, ...]:
        """A list of such ids."""
        values = self.texts(name)
        for value in values:
            self._check_known(name, kind, value)
        return values

    def _check_known(self, name: str, kind: str, id: str) -> None:
        if id not in self.known[kind]:
            raise self.fault(name, f"there is no [[{kind}]] {echo(id)}; add it or correct it.")

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of a few words."""
        value = self.text(name)
        if value not in choices:
            raise self.fault(name, f"{echo(value)} is not known here; write {_one_of(choices)}.")
        return value

    def choices(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Some of a few words, in the order of `choices`."""
        values = self.texts(name)
        for value in values:
            if value not in choices:
                raise self.fault(
                    name, f"{echo(value)} is not known here; write {_one_of(choices)}."
                )
        return tuple(choice for choice in choices if choice in values)

    def length(self, name: str) -> int:
        """A length of time of a century at most."""
        if self._left.get(name) == UNKNOWN:
            raise self.fault(
                name,
                "dates cannot be computed without it; leave a row of a table out, so that it "
                "stays a hole, and name a stage only if its length is published.",
            )
        value: int = self.take(name, int)
        if not 0 < value <= LONGEST[name]:
            raise self.fault(name, f"write a whole number from 1 to {LONGEST[name]}.")
        return value

    def flag(self, name: str) -> bool:
        """true or false."""
        value: bool = self.take(name, bool)
        return value

    def flag_or_unknown(self, name: str) -> bool | None:
        """true, false, or "unknown" where nothing is published."""
        return None if self._unknown(name) else self.flag(name)

    def day(self, name: str) -> date:
        """A calendar date, written without quotation marks."""
        value: date = self.take(name, date)
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self.fault(
                name, f'{value} is no day of a publication; write one or, if allowed, "unknown".'
            )
        return value

    def day_or_unknown(self, name: str) -> date | None:
        """A date, or "unknown" for one that is not published."""
        return None if self._unknown(name) else self.day(name)

    def _unknown(self, name: str) -> bool:
        if self._left.get(name) == UNKNOWN:
            self._known.append(name)
            del self._left[name]
            return True
        return False

    def money(self, name: str) -> Decimal:
        """An amount, written as text so that it is exact."""
        text = self.take(name, str)
        if not AMOUNT.fullmatch(text):
            raise self.fault(name, 'write the amount in digits and quotation marks: "5", "2.50".')
        if not Decimal(text):
            raise self.fault(name, "an amount is more than nothing; take the row away.")
        return Decimal(amount_text(Decimal(text)))  # in one spelling

    def table(self, name: str) -> "Table":
        """A table inside this one."""
        return Table(self.take(name, dict), self.file, self.key(name), self.known)

    def tables(self, name: str) -> Iterator["Table"]:
        """A list of tables, not empty, counted from 1."""
        contents = self.take(name, list)
        if not contents or any(type(content) is not dict for content in contents):
            raise self.fault(name, "write at least one, each as a table of its own.")
        for number, content in enumerate(contents, 1):
            yield Table(content, self.file, f"{self.key(name)}[{number}]", self.known)

    def by_id(self, name: str, make: "Callable[[Table], Item]") -> dict[str, Item]:
        """A list of tables with an `id`, by that id and in its order."""
        found: dict[str, Item] = {}
        for table in self.tables(name):
            item = make(table)
            table.finish()
            id: str = getattr(item, "id")  # noqa: B009  (every such class has one)
            if id in found:
                raise table.fault("id", f"{echo(id)} stands twice; an id belongs to one {name}.")
            found[id] = item
        self.known[name] = dict(sorted(found.items()))
        return self.known[name]

    def finish(self) -> None:
        """To be called when all known keys are read."""
        for name in self._left:
            known = ", ".join(dict.fromkeys(self._known))
            raise self.fault(name, f"there is no such key here; take it away. Known are {known}.")


def _one_of(choices: tuple[str, ...]) -> str:
    return " or ".join(choices)


def read_table(text: bytes, file: str) -> Table:
    """The whole of a file; `file` is its name for refusals. Raises `Refusal`."""
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
    return Table(content, file)


def _not_toml(text: str, said: str) -> tuple[str, str]:
    """Where the reader of TOML stopped (it tells this only within its sentence), and why."""
    if found := re.search(r"line (\d+), column (\d+)", said):
        return (
            f"line {found[1]}, column {found[2]}",
            f"this is not TOML: {said.partition(' (at ')[0]}.",
        )
    # It stopped at the end: something above is not closed, most likely what was begun last.
    marks = [mark for mark in ('"""', "'''") if text.count(mark) % 2]
    begun = text.rfind(marks[0]) if marks else 0
    if not marks:
        begun = max((each.start() for each in re.finditer(r"^.*?=", text, re.MULTILINE)), default=0)
    line = text.count("\n", 0, begun) + 1
    return (
        f"line {line}",
        "what begins here is never closed; a quotation mark or bracket is missing.",
    )
