"""Top-ups in words: amount and channel, alone or as alternatives."""

from collections.abc import Iterable

from calculator.money import Money
from calculator.plan.reach import Choice
from calculator.sentences.writer import DASH, Writer, message

# Translators: a top-up. {amount}: such as "5 USD"; {channel}: such as "Scratch card".
_TOP_UP = message("plan.top_up")
# Translators: between two amounts of which either is enough: "1 USD or 5,000 KHR".
_OR = message("plan.or")


def money(amount: Money, write: Writer) -> str:
    """An amount with its currency."""
    return write.money(amount.amount, amount.currency)


def bought(choice: Choice, write: Writer) -> str:
    """A top-up as it is to be made: of a range the smallest amount."""
    channel = choice.channel.name[write.language]
    return write.text(_TOP_UP, amount=money(choice.money, write), channel=channel)


def line(choice: Choice, write: Writer) -> str:
    """A line of a validity table: its amount or range, and the channel."""
    row = choice.row
    amount = write.money(row.highest, row.currency)
    if row.lowest != row.highest:
        amount = f"{write.number(row.lowest)}{DASH}{amount}"
    return write.text(_TOP_UP, amount=amount, channel=choice.channel.name[write.language])


def alternatives(texts: Iterable[str], write: Writer) -> str:
    """One or the other: amounts in different currencies."""
    return f" {write.text(_OR)} ".join(texts)
