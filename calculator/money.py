"""Amounts, read as people type them."""

import re
from collections.abc import Callable
from decimal import Decimal

from calculator.policy import Money
from calculator.refusal import Refusal, echo
from calculator.tokens import LONGEST_TYPED, forms, plain

LONGEST_INPUT = 60
LONGEST_WHOLE = 15  # with its separators
RIEL = "KHR"

NUMBER = "[0-9]{1,3}(?: [0-9]{3})+|[0-9.,]+"  # 10 000 as people leave a gap, or with marks
AMOUNT = f"([^0-9.,+-]*)({NUMBER})([^0-9.,+-]*?)"
# A comma only as 1,000 or 5,000,000.
PLAIN = re.compile("([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)([.][0-9]{1,2})?")
POINTS = re.compile("[0-9]{1,3}([.][0-9]{3})+")
DECIMAL_COMMA = re.compile("[0-9]+,[0-9]{1,2}")


def read_money(typed: str, published: Callable[[Money], bool]) -> Money:
    """An amount with its currency: "5 USD", "$2.50", "5,000 KHR", "20.000 ៛", "១០០០០ រៀល".

    Raises `Refusal` for what is not one plain amount and one known currency. It offers those of
    the likely meanings that are `published`, since nobody means a card that there is not; what has
    a comma before its cents and a currency has one meaning, published or not.
    """
    text = plain(typed[:LONGEST_TYPED])
    if not text:
        raise Refusal("amount-missing", "amount")
    form = AMOUNT + forms()["amountEnd"]
    too_long = len(typed) > LONGEST_TYPED or len(text) > LONGEST_INPUT
    found = None if too_long else re.fullmatch(form, text)
    if not found or len(found[2].partition(".")[0]) > LONGEST_WHOLE:
        raise Refusal("amount-garbage", "amount", typed=echo(typed))
    code = _currency(found[1].strip(" "), found[3].strip(" "))
    number = found[2].replace(" ", ",")
    value, _ = _values(number, code)
    if code and value is not None:
        return Money(value.normalize(), code)
    codes = [code] if code else list(dict.fromkeys(forms()["currencies"].values()))
    likely = [Money(value, each) for each in codes for value in _values(number, each)[1]]
    one_meaning = code and DECIMAL_COMMA.fullmatch(number)
    offers = tuple(str(money) for money in likely if one_meaning or published(money))
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


def _values(number: str, code: str) -> tuple[Decimal | None, list[Decimal]]:
    """The value of a number in a currency, None where it is in doubt, and those it may have."""
    if PLAIN.fullmatch(number):
        value = Decimal(number.replace(",", ""))
        return (None, []) if code == RIEL and value % 1 else (value, [value])
    if POINTS.fullmatch(number):
        thousands = Decimal(number.replace(".", ""))
        if code == RIEL:
            return thousands, [thousands]
        # Three decimals are an amount only where the last one says nothing.
        decimals = re.fullmatch("[0-9]+[.][0-9]{2}0", number)
        return None, [Decimal(number), thousands] if decimals else [thousands]
    if DECIMAL_COMMA.fullmatch(number) and code != RIEL:
        return None, [Decimal(number.replace(",", "."))]
    return None, []
