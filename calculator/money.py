"""Amounts, read as people type them."""

import re
from collections.abc import Callable
from decimal import Decimal

from calculator.policy import Money
from calculator.refusal import Refusal, echo
from calculator.tokens import LIMITS, LONGEST_TYPED, forms, plain

LONGEST_INPUT: int = LIMITS["longestAmount"]
LONGEST_WHOLE: int = LIMITS["longestWhole"]  # with its separators


def read_money(typed: str, published: Callable[[Money], bool]) -> Money:
    """An amount with its currency: "5 USD", "$2.50", "5,000 KHR", "20.000 ៛", "១០០០០ រៀល".

    Raises `Refusal` for what is not one plain amount and one known currency. It offers those of
    the likely meanings that are `published`, since nobody means a card that there is not; what has
    a comma before its cents and a currency has one meaning, published or not.
    """
    text = plain(typed[:LONGEST_TYPED])
    if not text:
        raise Refusal("amount-missing", "amount")
    too_long = len(typed) > LONGEST_TYPED or len(text) > LONGEST_INPUT
    found = None if too_long else re.fullmatch(forms()["amount"], text)
    if not found or len(found[2].partition(".")[0]) > LONGEST_WHOLE:
        raise Refusal("amount-garbage", "amount", typed=echo(typed))
    code = _currency(found[1].strip(" "), found[3].strip(" "))
    codes = [code] if code else list(forms()["numbers"])
    meant = [each for known in codes for each in _meanings(found[2].replace(" ", ","), known)]
    if code and meant and meant[0][1] == "sure":
        return meant[0][0]
    offers = tuple(
        str(money) for money, how in meant if (code and how == "plain") or published(money)
    )
    if code:
        raise Refusal("amount-unclear", "amount", typed=echo(typed)).offering(offers)
    raise Refusal("currency-missing", "amount", typed=echo(typed)).offering(offers)


def _currency(*words: str) -> str:
    """The code of the currency that these words name, "" where none does."""
    known = forms()["currencies"]
    codes = {word: known.get(word.lower()) for word in words if word}
    for word, code in codes.items():
        if not code or code != next(iter(codes.values())):
            raise Refusal("currency-unknown", "amount", currency=echo(word))
    return next(iter(codes.values()), "")


def _meanings(number: str, code: str) -> list[tuple[Money, str]]:
    """What a number may be worth in a currency, each with how certain that is.

    `input.json` has the forms of each currency, with the mark that says nothing in them: no riel
    has decimals, and three decimals of a dollar are some only where the last one says nothing.
    """
    return [
        (Money(Decimal(number.replace(mark, "").replace(",", ".")).normalize(), code), how)
        for form, mark, how in forms()["numbers"][code]
        if re.fullmatch(form, number)
    ]
