"""The document that the calculator page looks answers up in; its parts are named as there."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from calculator.answer import Answer
from calculator.input import FIRST_YEAR, LAST_YEAR, TWO_DIGIT_YEARS
from calculator.policy import Policy
from calculator.refusal import Refusal
from publishing.instant.amounts import currencies, steps
from publishing.instant.segments import (
    ONE_DAY,
    Segment,
    first_asked_day,
    only_past,
    segments,
)
from publishing.instant.states import in_ids, states
from publishing.instant.tables import Table, activation, all_tables, printed_date, top_up
from publishing.instant.values import distances, index, number, refused, stage


def make(policy: Policy) -> dict[str, Any]:
    """The document for one policy.

    A day is a number of days since 1970-01-01; a distance is a number of days from the date
    typed, or from that date to the asked one. Raises ValueError for a policy whose distances
    are not constant.
    """
    return Document(policy).content()


class Document:
    """A document in the making: what occurs more than once is listed once and then numbered."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._asked_from = first_asked_day(policy)
        self._tables: list[Any] = []
        self._numbers: dict[Any, int] = {}
        self._states: list[Any] = []
        self._stages: list[Any] = []
        self._warnings: list[Any] = []

    def content(self) -> dict[str, Any]:
        """All of it."""
        return {
            "years": {
                "first": FIRST_YEAR,
                "last": LAST_YEAR,
                "short": [TWO_DIGIT_YEARS[0], TWO_DIGIT_YEARS[-1]],
            },
            "asked": {"from": number(self._asked_from)} | self._asked_too_early(),
            "rules": [rule.id for rule in self._policy.rules],
            "past": [kind for kind, table in self._examples().items() if only_past(table)],
            "valid_until": self._table(printed_date(self._policy)),
            "top_up": {channel: self._channel(channel) for channel in self._policy.channels},
            "activated": {
                programme: self._table(activation(self._policy, programme))
                for programme in self._policy.programmes
            },
            "tables": self._tables,
            "states": self._states,
            "stages": self._stages,
            "warnings": self._warnings,
        }

    def _asked_too_early(self) -> dict[str, Any]:
        """What is said about a day before the first that can be asked about."""
        day = self._asked_from - ONE_DAY
        try:
            printed_date(self._policy).ask(day, day)
        except Refusal as refusal:
            return refused(refusal, day)
        raise AssertionError("it is the first")

    def _examples(self) -> dict[str, Table]:
        """One table of each kind."""
        return {table.kind: table for table in all_tables(self._policy)}

    def _channel(self, channel: str) -> dict[str, Any]:
        return {
            currency: [
                [cents, self._table(top_up(self._policy, channel, amount))]
                for cents, amount in steps(self._policy, channel, currency)
            ]
            for currency in currencies(self._policy)
        }

    def _table(self, table: Table) -> int:
        """The number of a table; tables that are alike are one."""
        found = tuple(segments(table, self._asked_from))
        if (table.kind, found) not in self._numbers:
            self._numbers[table.kind, found] = len(self._tables)
            self._tables.append([self._segment(table, segment) for segment in found])
        return self._numbers[table.kind, found]

    def _segment(self, table: Table, segment: Segment) -> dict[str, Any]:
        """One segment; asked on its last day, from which one can ask back furthest."""
        day = segment.last
        try:
            found = table.ask(day, max(day, self._asked_from))
        except Refusal as refusal:
            return {"from": number(segment.first)} | refused(refusal, day)
        return {"from": number(segment.first)} | self._answer(table, found, day)

    def _answer(self, table: Table, found: Answer, day: date) -> dict[str, Any]:
        said, rules = in_ids(found), self._policy.rules
        return {
            "valid_until": distances(found.valid_until, day),
            "act_by": (found.act_by - day).days,
            "recycle_date": distances(found.recycle_date, day),
            "rules": [rules.index(each) for each in found.owners if each in rules],
            "stages": [
                {
                    "stage": index(self._stages, stage(line)),
                    "first_day": distances(days.first_day, day),
                    "last_day": distances(days.last_day, day),
                }
                for line, days in zip(said.stages, found.stages, strict=True)
            ],
            "warnings": [index(self._warnings, asdict(each)) for each in said.warnings],
            "states": [
                [step, index(self._states, asdict(state))] for step, state in states(table, day)
            ],
        }
