"""What a policy is: an operator's published figures, each with the clause and source it rests on.

Nothing here is computed except look-ups; `policy_file` makes these objects from a policy file and
refuses what is incomplete.
"""

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

Names = dict[str, str]  # language -> name
Works = bool | None  # None: not published

# In the order in which a number goes through them; a rule has some of them.
STAGE_ORDER = (
    "unused",
    "active",
    "outgoing-barred",
    "barred",
    "held",
    "retained",
    "resale",
)


# What explains a figure without being one.
DESCRIPTIVE = ("name", "clause", "source", "doubt")


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
    """A way of counting: settled with one reading, or unclear with several."""

    id: str
    readings: tuple[str, ...]
    clause: str

    @property
    def unclear(self) -> bool:
        """True where the published texts can be read in more than one way."""
        return len(self.readings) > 1


@dataclass(frozen=True)
class Period:
    """A length of time as published: whole days, or calendar months."""

    length: int
    unit: Literal["days", "months"]


@dataclass(frozen=True)
class Row:
    """One line of a validity table: amounts from `lowest` to `highest` give `validity`."""

    currency: str
    lowest: Decimal
    highest: Decimal
    validity: Period
    source: str


@dataclass(frozen=True)
class Channel:
    """A way to top up, with its validity table. What the table leaves out is not published."""

    id: str
    name: Names
    clause: str
    rows: tuple[Row, ...]


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

    def rule_on(self, day: date) -> Rule | None:
        """The rule in force on `day`, or None for a day before the first known rule."""
        known = [rule for rule in self.rules if rule.in_force_from <= day]
        return known[-1] if known else None

    def rule_after(self, rule: Rule) -> Rule | None:
        """The rule that replaced `rule`, or None while it is the newest."""
        newer = self.rules[self.rules.index(rule) + 1 :]
        return next(iter(newer), None)

    def standing(self, clause: str, source: str) -> str:
        """How far a clause can be relied on: its own standing, else that of its source."""
        return self.clauses[clause].standing or self.sources[source].standing


def _figures(part: Any) -> Any:
    """`part` as plain values, without what only describes a figure."""
    if isinstance(part, dict):
        return {key: _figures(value) for key, value in part.items()}
    if isinstance(part, tuple):
        # In an order of its own: that of the file is free, or settled by the figures themselves.
        return sorted((_figures(value) for value in part), key=str)
    if is_dataclass(part):
        named = {field.name: getattr(part, field.name) for field in fields(part)}
        return {key: _figures(value) for key, value in named.items() if key not in DESCRIPTIVE}
    return part
