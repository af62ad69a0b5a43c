"""Reading amounts that people type, and writing them so that they can be read again."""

import re
from dataclasses import dataclass
from decimal import Decimal

from calculator.refusal import Refusal, echo
from calculator.typed import plain

LONGEST_INPUT = 28  # what Decimal keeps exactly without being asked
CENTS = 2  # decimals of an amount that is not whole

CURRENCIES = {
    "USD": "USD",
    "$": "USD",
    "US$": "USD",
    "DOLLAR": "USD",
    "DOLLARS": "USD",
    "ដុល្លារ": "USD",
    "KHR": "KHR",
    "៛": "KHR",
    "RIEL": "KHR",
    "RIELS": "KHR",
    "រៀល": "KHR",
}

# A comma only as 1,000 or 5,000,000: "4,50" could mean two things and is refused.
NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?", re.ASCII)
AMOUNT = re.compile(r"(?P<before>[^\d\s.,+-]*)\s*(?P<number>[\d.,]+)\s*(?P<after>[^\d\s.,+-]*)")


@dataclass(frozen=True)
class Money:
    """An exact amount in one currency; never converted into another."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{amount_text(self.amount)} {self.currency}"


def amount_text(amount: Decimal) -> str:
    """An amount as on a card: 5, 2.50, 10000; exact, however many decimals it has."""
    exact = f"{amount.normalize():f}"
    whole, point, fraction = exact.partition(".")
    return f"{whole}{point}{fraction:0<{CENTS}}" if point else whole


def read_money(typed: str) -> Money:
    """An amount with its currency: "5 USD", "$2.50", "5,000 KHR", "១០០០០ រៀល".

    Raises `Refusal` for what is not one plain amount and one known currency.
    """
    text = plain(typed)
    if not text:
        raise Refusal("amount-missing", "amount")
    match = AMOUNT.fullmatch(text) if len(text) <= LONGEST_INPUT else None
    if not match:
        raise Refusal("amount-garbage", "amount", typed=echo(typed))
    currency = match["before"] or match["after"]
    if match["before"] and match["after"]:
        raise Refusal("amount-garbage", "amount", typed=echo(typed))
    if not NUMBER.fullmatch(match["number"]):
        raise Refusal("amount-unclear", "amount", typed=echo(typed))
    if not currency:
        raise Refusal("currency-missing", "amount", typed=echo(typed))
    if currency.upper() not in CURRENCIES:
        raise Refusal("currency-unknown", "amount", currency=echo(currency))
    amount = Decimal(match["number"].replace(",", ""))
    return Money(amount.normalize(), CURRENCIES[currency.upper()])
