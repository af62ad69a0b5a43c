"""The one way this package says no: an id and its details; the sentence is in the catalogs."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

Offers = tuple[date | str, ...]

LONGEST_ECHO = 40
MOST_ECHOES = 5


class Refusal(Exception):
    """A question that is not answered, with the reason as an id.

    `field` names the part of the question at fault (`top_up`, `amount`, `channel`,
    `valid_until`, `activated`, `programme`, `history`, `on`), or is None when no single part is;
    `offers` are what was likely meant, the likeliest first: days, or amounts as they can be typed.
    `row` is the number of the line at fault in a part that has lines. `details` are what the
    sentence names: the wording writes dates, numbers and amounts in the reader's language.
    """

    def __init__(self, id: str, field: str | None = None, **details: object) -> None:
        super().__init__(id)
        self.id = id
        self.field = field
        self.details: dict[str, Any] = details
        self.offers: Offers = ()
        self.row: int | None = None

    def offering(self, offers: Offers) -> "Refusal":
        """This refusal, with what was likely meant."""
        self.offers = offers
        return self

    def in_row(self, number: int) -> "Refusal":
        """This refusal, with the line at fault."""
        self.row = number
        return self


def echo(typed: object) -> str:
    """What somebody typed, made safe to repeat in a sentence: no control or direction marks."""
    visible = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character
        for character in str(typed)[: LONGEST_ECHO * 4]
    )
    text = re.sub(" +", " ", visible).strip()
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


def echoes(typed: Iterable[object]) -> tuple[str, ...]:
    """Several such texts: a sentence names the first of them, and shows that there are more."""
    texts = tuple(map(echo, islice(typed, MOST_ECHOES + 1)))
    return texts if len(texts) <= MOST_ECHOES else (*texts[:MOST_ECHOES], "…")
