"""Every figure of a policy on its own, and texts that say a figure by its name.

A page of the guide never types a figure that the policy has. It names it, as `{{RULE/STAGE}}`,
and the figure is written in the language of the page whenever the page is built, so that no
sentence can keep an old one. `python -m publishing.facts` lists the names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from calculator.policy import Channel, Contact, Money, Period, Policy, Programme, Rule, Unit
from calculator.sentences import Writer
from publishing import policy
from publishing.catalogs import PageWriter

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
    write = PageWriter(language)
    texts: dict[str, str] = {}
    for fact in versions:
        text = fact.text(write)
        dated = write.text("figure.from_day", figure=text, day=fact.since) if fact.since else text
        texts.setdefault(text, dated)
    return ", ".join(texts.values())


def facts(policy: Policy) -> list[Fact]:
    """All figures of a policy, in the order of its parts."""
    found = [*_contact(policy.contact)]
    for channel in policy.channels.values():
        found += _rows(channel)
    for owner in policy.owners:
        if isinstance(owner, Rule):
            found.append(Fact(f"{owner.id}/in-force-from", owner.in_force_from, owner.clause))
        found += _stages(owner)
    return [
        replace(fact, sources=fact.sources or policy.clauses[fact.clause].sources) for fact in found
    ]


def _contact(contact: Contact) -> Iterator[Fact]:
    yield Fact("contact/customer-service", contact.customer_service, contact.clause)
    yield Fact("contact/balance-code", contact.balance_code, contact.clause)
    for number in contact.emergency:
        yield Fact(f"contact/emergency/{number}", number, contact.clause)


def _rows(channel: Channel) -> Iterator[Fact]:
    rows = [(row, table.in_force_from) for table in channel.tables for row in table.rows]
    for row, since in rows:
        values: dict[str, Value] = {"from": row.smallest}
        if row.highest != row.lowest:
            values["to"] = Money(row.highest, row.currency)
        for end, value in (values | {"days": row.validity}).items():
            id = f"{channel.id}/{row.lowest.normalize():f} {row.currency}/{end}"
            # An amount is what it is; only what it gives becomes something else on a day.
            holds_since = None if end == "from" else since
            yield Fact(id, value, channel.clause, (row.source,), holds_since)


def _stages(owner: Rule | Programme) -> Iterator[Fact]:
    """The length of each stage, and for resale what all stages before it come to."""
    before: dict[Unit, int] = {}
    for stage in owner.stages:
        if stage.period:
            before[stage.period.unit] = before.get(stage.period.unit, 0) + stage.period.length
            yield Fact(f"{owner.id}/{stage.id}", stage.period, stage.clause)
        elif stage.id == "resale":
            # Days and calendar months cannot be made into one number.
            whole = tuple(Period(length, unit) for unit, length in before.items())
            yield Fact(f"{owner.id}/{stage.id}", whole, stage.clause)


if __name__ == "__main__":
    for fact in facts(policy()):
        print(f"{{{{{fact.id}}}}}: {fact.text(Writer('en'))}")
