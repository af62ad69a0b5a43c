"""Blocks about a channel: `validity-table`, what its top-ups give and for how long that keeps a
number, and `longest-top-up`, which of its single amounts gives most."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from calculator.answer import answer
from calculator.policy import Channel, Period, Row, ValidityTable
from calculator.question import TopUp
from calculator.timeline import ONE_DAY
from publishing import policy
from publishing.catalogs import PageWriter
from publishing.templates import fill


def table(channel: str, language: str) -> str:
    """The tables of one channel, the oldest first, each with the day from which it is in force.

    A KeyError for a channel that the policy does not have.
    """
    found = policy().channels[channel]
    tables = [
        (when, last_seen(each), [(row, careful(found, row)) for row in each.rows])
        for when, each in zip(_for_which_days(found, language), found.tables, strict=True)
    ]
    return fill("blocks/validity-table", language, channel=found, tables=tables)


def last_seen(table: ValidityTable) -> date:
    """The day by which all sources of a table had been looked at for the last time."""
    return min(policy().sources[row.source].retrieved for row in table.rows)


def careful(channel: Channel, row: Row) -> Period:
    """How long after a top-up its number is safe, under the strictest reading."""
    day = policy().rules[-1].in_force_from + ONE_DAY
    # The row itself, which may be of a table that begins later than the rule.
    question = TopUp(day, row.smallest, channel.id, row, day)
    return Period((answer(policy(), question).act_by - day).days, "days")


def longest(channel: str, language: str) -> str:
    """Which single amount in dollars reaches furthest, and which gives most days for each.

    One paragraph for each table of the channel that has such amounts, the oldest first, each with
    the day on which it begins or ends.
    """
    found = policy().channels[channel]
    return "\n\n".join(
        f"{when} {_longest(rows, PageWriter(language))}".strip()
        for when, each in zip(_for_which_days(found, language), found.tables, strict=True)
        if (rows := _in_days(each))
    )


def _for_which_days(channel: Channel, language: str) -> list[str]:
    """A sentence for each table that says for top-ups of which days it is; "" for an only one."""
    write = PageWriter(language)
    said = []
    for begins, after in pairwise([*(each.in_force_from for each in channel.tables), None]):
        if begins:
            said.append(write.text("validity.in_force_from", day=begins))
        else:
            said.append(write.text("validity.until", day=after) if after else "")
    return said


def _longest(rows: list[Row], write: PageWriter) -> str:
    furthest = max(rows, key=lambda row: row.validity.length)
    most = max(_for_each(row) for row in rows)
    best = [write.money(row.lowest, row.currency) for row in rows if _for_each(row) == most]
    return write.text(
        "validity.longest",
        longest=furthest.smallest,
        days=furthest.validity,
        few=_for_each(furthest),
        best=write.each(best),
        many=most,
    )


def _in_days(table: ValidityTable) -> list[Row]:
    """The single amounts in dollars; months cannot be shared out among dollars."""
    rows = [row for row in table.rows if row.currency == "USD" and row.lowest == row.highest]
    return [row for row in rows if row.validity.unit == "days"]


def _for_each(row: Row) -> Decimal:
    return (row.validity.length / row.lowest).quantize(Decimal("0.1")).normalize()
