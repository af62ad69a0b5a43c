"""Every figure of a policy on its own, and texts that say a figure by its name.

A page of the guide never types a figure that the policy has. It names it, as `{{RULE/STAGE}}`,
and the figure is written in the language of the page whenever the page is built, so that no
sentence can keep an old one. `python -m publishing.facts` lists the names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from calculator.policy import Channel, Contact, Money, Period, Policy, Row, Stage, Unit
from calculator.sentences import Writer
from calculator.sentences.writer import message
from publishing import policy
from publishing.catalogs import Messages

Value = date | Money | Period | tuple[Period, ...] | str

NAMED = re.compile(r"\{\{(?P<id>[^{}]+)\}\}")


@dataclass(frozen=True)
class Fact:
    """One figure. `id` says where the policy has it: `trc-8021-2023/held`, `online/2 USD/days`.

    `sources` are the ids of the sources that it rests on, none for those of its clause. A figure of
    several dated tables is there once for each, with the day since which it holds.
    """

    id: str
    value: Value
    clause: str
    sources: tuple[str, ...] = ()
    since: date | None = None

    def text(self, writer: Writer) -> str:
        """The figure as a sentence says it: 90 days, 14 August 2023, 5 USD, *888#."""
        if isinstance(self.value, tuple):
            return writer.each([writer.period(period) for period in self.value])
        return writer.detail(self.value)


def filled(text: str, language: str) -> str:
    """A text with its named figures written out; a ValueError for a name of no figure."""
    known = facts(policy())

    def written(name: re.Match[str]) -> str:
        versions = [fact for fact in known if fact.id == name["id"]]
        if not versions:
            raise ValueError(f"{name[0]}: the policy has no such figure (see publishing.facts)")
        return _written(versions, language)

    return NAMED.sub(written, text)


def _written(versions: list[Fact], language: str) -> str:
    """A figure, and what it becomes on which day: 40 days, 45 days (from 1 January 2027)."""
    writer = Writer(language)
    # Translators: a figure that holds from a day on: 45 days (from 1 January 2027).
    dated = Messages(language).text(message("figure.from_day"))
    texts: dict[str, str] = {}
    for fact in versions:
        text = fact.text(writer)
        since = fact.since and writer.date(fact.since)
        texts.setdefault(text, dated.format(figure=text, day=since) if since else text)
    return ", ".join(texts.values())


def facts(policy: Policy) -> list[Fact]:
    """All figures of a policy, in the order of its parts."""
    found = [*_contact(policy.contact)]
    for channel in policy.channels.values():
        found += _rows(channel)
    for rule in policy.rules:
        found.append(Fact(f"{rule.id}/in-force-from", rule.in_force_from, rule.clause))
        found += _stages(rule.id, rule.stages)
    for programme in policy.programmes.values():
        found += _stages(programme.id, programme.stages)
    return [
        replace(fact, sources=fact.sources or policy.clauses[fact.clause].sources) for fact in found
    ]


def _contact(contact: Contact) -> Iterator[Fact]:
    yield Fact("contact/customer-service", contact.customer_service, contact.clause)
    yield Fact("contact/balance-code", contact.balance_code, contact.clause)
    for number in contact.emergency:
        yield Fact(f"contact/emergency/{number}", number, contact.clause)


def _rows(channel: Channel) -> Iterator[Fact]:
    for table in channel.tables:
        for row in table.rows:
            name = f"{channel.id}/{_plain(row.lowest)} {row.currency}"
            for end, value in _row(row):
                sources = (row.source,)
                yield Fact(f"{name}/{end}", value, channel.clause, sources, table.in_force_from)


def _row(row: Row) -> Iterator[tuple[str, Value]]:
    yield "from", Money(row.lowest, row.currency)
    if row.highest != row.lowest:
        yield "to", Money(row.highest, row.currency)
    yield "days", row.validity


def _stages(name: str, stages: tuple[Stage, ...]) -> Iterator[Fact]:
    """The length of each stage, and for resale what all stages before it come to."""
    periods = [stage.period for stage in stages if stage.period]
    for stage in stages:
        if stage.period:
            yield Fact(f"{name}/{stage.id}", stage.period, stage.clause)
        elif stage.id == "resale":
            yield Fact(f"{name}/{stage.id}", _added(periods), stage.clause)


def _added(periods: list[Period]) -> tuple[Period, ...]:
    """The whole length; days and calendar months cannot be made into one number."""
    lengths: dict[Unit, int] = {}
    for period in periods:
        lengths[period.unit] = lengths.get(period.unit, 0) + period.length
    return tuple(Period(length, unit) for unit, length in lengths.items())


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


if __name__ == "__main__":
    for fact in facts(policy()):
        print(f"{{{{{fact.id}}}}}: {fact.text(Writer('en'))}")
