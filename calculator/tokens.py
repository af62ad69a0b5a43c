"""A text that somebody typed, as tokens, and the forms of a date that these have.

Each token is of a kind that is one letter, and `input.json` has the words of each kind and the
forms as patterns over those letters; `reading.js` does the same in the page, with the same file.
Digits are of kind `1`, `2`, `4`, `6` or `8`, by how many there are, else `0`. `m` is a month's
name, `v` a word for validity, `u` until, `f` from, `s` a sale, a cut-off, a payment or a last day
for one, `r` a top-up, `c` a currency, `p` a package or a promotion, `d` data, `b` the number or
its balance, `k` `K` `e` the words before day, month and year, `w` a weekday, `h` the ending of
10th, `A` and `P` am and pm, `T` and `Z` those of ISO, `o` a word that says nothing (Cambodia's own
time zone is one), `l` another Latin word, `x` anything else. Marks stand for themselves, `;` for
the end of a sentence.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from calculator.cldr import locales

KHMER_ZERO = 0x17E0
KHMER_DIGITS = {KHMER_ZERO + digit: str(digit) for digit in range(10)}
# Keyboards for Chinese write Latin letters, digits and marks as wide as their own.
WIDE = {0xFF01 + place: chr(0x21 + place) for place in range(94)}
BLANKS = re.compile(" +")


def plain(typed: str) -> str:
    """The text with Latin digits and single blanks, without invisible marks and outer blanks.

    Text pasted from a message or a page often carries zero-width spaces; a line break is a blank.
    """
    if not (typed.isascii() and typed.isprintable()):
        typed = "".join(map(_visible, typed))
    return BLANKS.sub(" ", typed.translate(KHMER_DIGITS | WIDE)).strip(" ")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category[0] == "Z" or category == "Cc" else character


def normal(text: str) -> str:
    """A name as it is compared: `Top-up`, `top_up` and `TOP UP:` are the same."""
    return " ".join(re.split(r"[\s_.:()/-]+", plain(text).casefold())).strip()


@cache
def forms() -> dict[str, Any]:
    """Words, marks and forms of `input.json`; each word and mark leads to what it stands for.

    Names of months and weekdays are put in; a month's kind is followed by its number.
    """
    text = Path(__file__).with_name("input.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    words = {word: kind for kind, each in data["words"].items() for word in each}
    for locale in locales().values():
        words |= dict.fromkeys(map(str.lower, locale["weekdays"]), "w")
        for number, name in enumerate(locale["months"], 1):
            words |= dict.fromkeys([name.lower(), *data["months"][number - 1]], f"m{number}")
    marks = {mark: kind for kind, each in data["marks"].items() for mark in each}
    del data["months"]
    currencies = {word: code for code, each in data["currencies"].items() for word in each}
    return data | {"words": words, "marks": marks, "currencies": currencies}


LIMITS: dict[str, Any] = forms()["limits"]
LONGEST_TYPED: int = LIMITS["longestTyped"]  # unseen ones counted; no more is looked at


@dataclass(frozen=True)
class Form:
    """A form that was found: the order of its parts, these, and the places of its tokens."""

    order: str
    parts: list[str]
    start: int
    end: int


class Text:
    """A plain text as tokens: `kinds` has one letter for each of the `values`."""

    def __init__(self, text: str) -> None:
        found = [_token(piece) for piece in _pieces().findall(text.lower())]
        self.values = [value for _, value in found]
        self.kinds = "".join(kind for kind, _ in found)

    def anywhere(self) -> list[Form]:
        """The forms that count wherever they stand, from left to right."""
        orders = [order for order, _ in forms()["anywhere"]]
        return [
            self._form(orders[found.lastindex - 1], *found.span())
            for found in _anywhere().finditer(self.kinds)
            if found.lastindex
        ]

    def whole(self, *groups: str) -> list[Form]:
        """The form that all of the text has, if it has one of these groups."""
        for group in groups:
            before, after = forms()["before"][group], forms()["after"]
            for order, form in forms()[group]:
                if found := re.match(f"{before}({form}){after}", self.kinds):
                    return [self._form(order, *found.span(1))]
        return []

    def parts(self, start: int, end: int) -> list[str]:
        """The numbers and names of months between two places, as numbers."""
        places = range(start, end)
        return [self.values[place] for place in places if self.kinds[place] in "012468m"]

    def _form(self, order: str, start: int, end: int) -> Form:
        return Form(order, self.parts(start, end), start, end)


@cache
def _pieces() -> re.Pattern[str]:
    """Known words that are not of Latin letters alone, numbers, Latin words, single characters."""
    others = [re.escape(word) for word in forms()["words"] if not re.fullmatch("[a-z]+", word)]
    longest_first = sorted(others, key=len, reverse=True)
    return re.compile("|".join([*longest_first, "[0-9]+", "[a-z]+", "."]), re.DOTALL)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(f"({form})" for _, form in forms()["anywhere"]))


def _token(piece: str) -> tuple[str, str]:
    if "0" <= piece[0] <= "9":
        return (str(len(piece)) if len(piece) in (1, 2, 4, 6, 8) else "0"), piece
    if kind := forms()["words"].get(piece):
        return kind[0], kind[1:] or piece
    other = "l" if "a" <= piece[0] <= "z" else "x"
    return forms()["marks"].get(piece, other), piece
