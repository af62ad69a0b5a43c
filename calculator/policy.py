"""What a policy is: an operator's published figures, each with the clause and source it rests on.

Nothing here is computed except look-ups; `policy_file` makes these objects from a policy file and
refuses what is incomplete.
"""

import hashlib
import json
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from calculator.refusal import Refusal

Names = dict[str, str]  # language -> name
Works = bool | None  # None: not published
Unit = Literal["days", "months"]

CENTS = 2  # decimals of an amount that is not whole

# Every stage there can be. A number goes through them in this order where a policy has no other.
STAGES = ("unused", "active", "outgoing-barred", "barred", "held", "retained", "resale")

# From what an operator or the State says itself to what nobody has published.
STANDINGS = ("operator", "regulator", "law", "press", "inference", "unknown")

# The fields that decide a date, or what a stage allows, by class; all others only describe.
FIGURES = {
    "Convention": ("readings",),
    "Channel": ("tables",),
    "ValidityTable": ("in_force_from", "rows"),
    "Row": ("currency", "lowest", "highest", "validity"),
    "Period": ("length", "unit"),
    "Rule": ("id", "in_force_from", "stages"),
    "Programme": ("stages",),
    "Stage": (
        *("id", "period", "outgoing", "incoming", "emergency"),
        *("top_up_restores", "restorable_on_request"),
    ),
}


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


@dataclass(frozen=True)
class Source:
    """A text that was looked at. `published` is None where the text bears no date."""

    id: str
    title: Names
    publisher: Names
    url: str
    languages: tuple[str, ...]
    published: date | None
    retrieved: date
    standing: str


@dataclass(frozen=True)
class Clause:
    """A citable sentence of the guide. `standing` is set where it is not that of its sources."""

    id: str
    sources: tuple[str, ...]
    standing: str | None


@dataclass(frozen=True)
class Convention:
    """A way of counting: settled with one reading, or unclear with several.

    `clause` is the one that it is known by, `clauses` all that it rests on. `by_law` is the
    reading that a general law supports, None where none does; `law` is the clause of that law.
    """

    id: str
    readings: tuple[str, ...]
    clauses: tuple[str, ...]
    by_law: str | None = None
    law: str | None = None

    @property
    def clause(self) -> str:
        """The clause that it is known by."""
        return self.clauses[0]

    @property
    def unclear(self) -> bool:
        """True where the published texts can be read in more than one way."""
        return len(self.readings) > 1


@dataclass(frozen=True)
class Period:
    """A length of time as published: whole days, or calendar months."""

    length: int
    unit: Unit


@dataclass(frozen=True)
class Range:
    """The earliest and the latest day that a text can mean."""

    earliest: date
    latest: date

    @property
    def apart(self) -> int:
        """The days from the earliest to the latest."""
        return (self.latest - self.earliest).days


@dataclass(frozen=True)
class Row:
    """One line of a validity table: amounts from `lowest` to `highest` give `validity`."""

    currency: str
    lowest: Decimal
    highest: Decimal
    validity: Period
    source: str

    @property
    def smallest(self) -> Money:
        """The smallest amount that it is about."""
        return Money(self.lowest, self.currency)


@dataclass(frozen=True)
class ValidityTable:
    """What each top-up gives. What the table leaves out is not published.

    It is in force from a day until the next table of its channel begins; None: from an unknown
    day, so that it is known only when the table was last seen.
    """

    in_force_from: date | None
    rows: tuple[Row, ...]

    def row(self, money: Money) -> Row | None:
        """The row that an amount meets, if there is one."""
        of_currency = (row for row in self.rows if row.currency == money.currency)
        return next((row for row in of_currency if row.lowest <= money.amount <= row.highest), None)


@dataclass(frozen=True)
class Channel:
    """A way to top up, with its validity tables, the oldest first."""

    id: str
    name: Names
    clause: str
    tables: tuple[ValidityTable, ...]

    @property
    def amounts(self) -> tuple[Row, ...]:
        """The rows of all tables, from small to large; of rows for the same amounts the newest."""
        rows = [row for table in self.tables for row in table.rows]
        newest = {(row.currency, row.lowest, row.highest): row for row in rows}
        currencies = list(dict.fromkeys(row.currency for row in rows))
        ordered = sorted(newest, key=lambda each: (currencies.index(each[0]), *each[1:]))
        return tuple(newest[each] for each in ordered)

    def row_on(self, money: Money, day: date) -> Row | None:
        """The row that an amount meets in the table of its day, if there is one."""
        table = self.table_on(day)
        return table.row(money) if table else None

    def table_on(self, day: date) -> ValidityTable | None:
        """The table in force on `day`, or None for a day before the first known one."""
        begun = [each for each in self.tables if (each.in_force_from or date.min) <= day]
        return begun[-1] if begun else None


@dataclass(frozen=True)
class Stage:
    """A stage in the life of a number. `period` is None for the first and the last stage."""

    id: str
    period: Period | None
    outgoing: Works
    incoming: Works
    emergency: Works
    top_up_restores: bool
    restorable_on_request: bool
    clause: str


@dataclass(frozen=True)
class Rule:
    """A dated version of the lifecycle, in force until the next one begins."""

    id: str
    name: Names
    in_force_from: date
    clause: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Programme:
    """How a new SIM was handed out, and what happens to it when it is never topped up.

    `doubt` is the clause that says why the rules may treat it otherwise, if that is unclear.
    """

    id: str
    name: Names
    clause: str
    doubt: str | None
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Contact:
    """Where a subscriber asks: call centre, the code that shows the printed date, emergencies.

    `top_up_for_other` is what another phone dials to load a card for a number, with `{number}` and
    `{card}` where the digits belong; None where no such code is published.
    """

    customer_service: str
    balance_code: str
    top_up_for_other: str | None
    emergency: tuple[str, ...]
    clause: str


@dataclass(frozen=True)
class Policy:
    """Everything published for one operator, ordered by id or by date."""

    operator: str
    name: Names
    time_zone: str
    default_channel: str
    contact: Contact
    sources: dict[str, Source]
    clauses: dict[str, Clause]
    conventions: dict[str, Convention]
    channels: dict[str, Channel]
    rules: tuple[Rule, ...]
    programmes: dict[str, Programme]

    @cached_property
    def digest(self) -> str:
        """`sha256:` of the figures that decide a date; titles, names and addresses do not."""
        parts = (self.conventions, self.channels, self.rules, self.programmes)
        figures = json.dumps([_figures(part) for part in parts], sort_keys=True, default=str)
        return "sha256:" + hashlib.sha256(figures.encode()).hexdigest()

    @property
    def owners(self) -> tuple[Rule | Programme, ...]:
        """Everything that has stages."""
        return (*self.rules, *self.programmes.values())

    @cached_property
    def stage_order(self) -> tuple[str, ...]:
        """The ids of all stages, in the one order that suits every rule and programme.

        Raises ValueError, with the ids that are left, where the rules contradict each other.
        """
        left = [[stage.id for stage in owner.stages] for owner in self.owners]
        order: list[str] = []
        while any(left):
            behind = {id for ids in left for id in ids[1:]}
            free = [id for id in STAGES if id not in behind and any(id in ids for ids in left)]
            if not free:
                raise ValueError(sorted(behind))
            order.append(free[0])
            left = [[id for id in ids if id != free[0]] for ids in left]
        return tuple(order)

    def rule_on(self, day: date) -> Rule | None:
        """The rule in force on `day`, or None for a day before the first known rule."""
        known = [rule for rule in self.rules if rule.in_force_from <= day]
        return known[-1] if known else None

    def rule_in_force(self, day: date, field: str) -> Rule:
        """The same; raises `Refusal`, naming the part `field` of the question, for such a day."""
        rule = self.rule_on(day)
        if not rule:
            raise Refusal("no-rule", field, day=day, first=self.rules[0].in_force_from)
        return rule

    def row_for(self, channel: str, money: Money, day: date) -> Row:
        """The row that an amount meets in the table of its day.

        Raises `Refusal` for a day before the first table, and for a hole in the table.
        """
        table = self.channels[channel].table_on(day)
        if not table:
            first = self.channels[channel].tables[0].in_force_from
            raise Refusal("no-table", "top_up", day=day, first=first)
        if row := table.row(money):
            return row
        same = [row for row in table.rows if row.currency == money.currency]
        if not same:
            known = tuple(sorted({row.currency for row in table.rows}))
            raise Refusal("currency-not-published", "amount", currency=money.currency, known=known)
        if money.amount < same[0].lowest:
            raise Refusal("amount-too-small", "amount", typed=money, smallest=same[0].smallest)
        code = self.contact.balance_code
        raise Refusal("amount-not-published", "amount", typed=money, code=code)

    def standing(self, clause: str, source: str) -> str:
        """How far a clause can be relied on: its own standing, else that of its source."""
        return self.clauses[clause].standing or self.sources[source].standing


def _figures(part: Any) -> Any:
    """`part` as plain values, without what only describes a figure."""
    if isinstance(part, dict):
        return {key: _figures(value) for key, value in part.items()}
    if isinstance(part, tuple):
        values = [_figures(value) for value in part]
        # All but stages in an order of its own: that of the file is free, or says nothing new.
        return values if isinstance(next(iter(part), None), Stage) else sorted(values, key=str)
    if is_dataclass(part):
        return {key: _figures(getattr(part, key)) for key in FIGURES[type(part).__name__]}
    return part
