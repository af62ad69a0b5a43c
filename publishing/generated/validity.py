"""Block `validity-table CHANNEL`: what a top-up gives, and for how long that keeps a number."""

from datetime import date, timedelta

from calculator.answer import answer
from calculator.money import Money
from calculator.policy import Channel, Row, ValidityTable
from calculator.question import TopUp
from publishing.generated.page_parts import fill
from publishing.policy import policy


def table(channel: str, language: str) -> str:
    """The tables of one channel, the oldest first, each with the day from which it is in force.

    A KeyError for a channel that the policy does not have.
    """
    found = policy().channels[channel]
    tables = [
        (each, last_seen(each), [(row, careful_days(found, row)) for row in each.rows])
        for each in found.tables
    ]
    return fill("validity-table", language, channel=found, tables=tables)


def last_seen(table: ValidityTable) -> date:
    """The day by which all sources of a table had been looked at for the last time."""
    return min(policy().sources[row.source].retrieved for row in table.rows)


def careful_days(channel: Channel, row: Row) -> int:
    """For how many days after a top-up its number is safe, under the strictest reading."""
    day = policy().rules[-1].in_force_from + timedelta(days=1)
    money = Money(row.lowest, row.currency)
    question = TopUp(day, money, channel.id, channel.clause, row, day)
    return (answer(policy(), question).act_by - day).days
