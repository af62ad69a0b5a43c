"""Every figure of a policy on its own: what it is, where it stands, the clause that explains it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.policy import Channel, Contact, Period, Policy, Row, Stage
from publishing.parity.figures import Figure


@dataclass(frozen=True)
class Fact:
    """One figure. `id` says where the policy has it: `trc-8021-2023/held`, `online/2 USD/days`.

    `sources` are the ids of the sources that it rests on.
    """

    id: str
    figure: Figure
    clause: str
    sources: tuple[str, ...]


def facts(policy: Policy) -> list[Fact]:
    """All figures of a policy, in the order of its parts."""
    found = [*_contact(policy.contact)]
    for channel in policy.channels.values():
        found += _rows(channel)
    for rule in policy.rules:
        found.append((f"{rule.id}/in-force-from", on(rule.in_force_from), rule.clause, ()))
        found += _stages(rule.id, rule.stages)
    for programme in policy.programmes.values():
        found += _stages(programme.id, programme.stages)
    return [
        Fact(id, figure, clause, sources or policy.clauses[clause].sources)
        for id, figure, clause, sources in found
    ]


def on(day: date) -> Figure:
    """A date as the figure that a text has for it."""
    return Figure("date", day.isoformat())


Found = tuple[str, Figure, str, tuple[str, ...]]


def _contact(contact: Contact) -> Iterator[Found]:
    yield "contact/customer-service", Figure("number", contact.customer_service), contact.clause, ()
    yield "contact/balance-code", Figure("code", contact.balance_code), contact.clause, ()
    for number in contact.emergency:
        yield f"contact/emergency/{number}", Figure("number", number), contact.clause, ()


def _rows(channel: Channel) -> Iterator[Found]:
    for table in channel.tables:
        dated = f"/{table.in_force_from}" if table.in_force_from else ""
        for row in table.rows:
            name = f"{channel.id}{dated}/{_plain(row.lowest)} {row.currency}"
            for end, figure in _row(row):
                yield f"{name}/{end}", figure, channel.clause, (row.source,)


def _row(row: Row) -> Iterator[tuple[str, Figure]]:
    yield "from", Figure("number", _plain(row.lowest), row.currency)
    if row.highest != row.lowest:
        yield "to", Figure("number", _plain(row.highest), row.currency)
    yield "days", _length(row.validity)


def _stages(name: str, stages: tuple[Stage, ...]) -> Iterator[Found]:
    """The length of each stage, and for resale what all stages before it come to."""
    periods = [stage.period for stage in stages if stage.period]
    for stage in stages:
        if stage.period:
            yield f"{name}/{stage.id}", _length(stage.period), stage.clause, ()
        elif stage.id == "resale" and len({period.unit for period in periods}) == 1:
            whole = Period(sum(period.length for period in periods), periods[0].unit)
            yield f"{name}/{stage.id}", _length(whole), stage.clause, ()


def _length(period: Period) -> Figure:
    return Figure("number", str(period.length), period.unit.removesuffix("s"))


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
