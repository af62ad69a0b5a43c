"""Blocks about a channel: `validity-table`, what its top-ups give and for how long that keeps a
number, and `longest-top-up`, which of its single amounts gives most."""

from datetime import timedelta
from decimal import Decimal

from babel.lists import format_list

from calculator.answer import answer
from calculator.money import Money
from calculator.policy import Channel, Row
from calculator.question import TopUp
from calculator.sentences import Writer
from calculator.sentences.writer import message
from publishing.calculator_page.messages import Messages
from publishing.generated.page_parts import days, fill
from publishing.policy import policy


def table(channel: str, language: str) -> str:
    """The table of one channel; a KeyError for a channel that the policy does not have."""
    found = policy().channels[channel]
    rows = [(row, careful_days(found, row)) for row in found.rows]
    return fill("validity-table", language, channel=found, rows=rows)


def careful_days(channel: Channel, row: Row) -> int:
    """For how many days after a top-up its number is safe, under the strictest reading."""
    day = policy().rules[-1].in_force_from + timedelta(days=1)
    money = Money(row.lowest, row.currency)
    question = TopUp(day, money, channel.id, channel.clause, row, day)
    return (answer(policy(), question).act_by - day).days


def longest(channel: str, language: str) -> str:
    """Which single amount in dollars reaches furthest, and which gives most days for each."""
    rows = [
        row
        for row in policy().channels[channel].rows
        if row.currency == "USD" and row.lowest == row.highest
    ]
    write = Writer(language)
    furthest = max(rows, key=lambda row: days(row.validity))
    most = max(_for_each(row) for row in rows)
    best = [write.money(row.lowest, row.currency) for row in rows if _for_each(row) == most]
    # Translators: {longest}: the amount that lasts longest, with its {days} and its {few} days for
    # each dollar. {best}: amounts with the most days for each dollar, which is {many}.
    sentence = Messages(language).text(message("validity.longest"))
    return sentence.format(
        longest=write.money(furthest.lowest, furthest.currency),
        days=write.period(furthest.validity),
        few=write.number(_for_each(furthest)),
        # CLDR parts Khmer words with a space that nobody sees.
        best=format_list(best, locale=language).replace("\u200b", " "),
        many=write.number(most),
    )


def _for_each(row: Row) -> Decimal:
    return (days(row.validity) / row.lowest).quantize(Decimal("0.1")).normalize()
