"""Block `validity-table CHANNEL`: what a top-up gives, and for how long that keeps a number."""

from datetime import timedelta

from calculator.answer import answer
from calculator.money import Money
from calculator.policy import Channel, Row
from calculator.question import TopUp
from publishing.generated.page_parts import fill
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
