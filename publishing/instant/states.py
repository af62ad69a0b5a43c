"""What is said about the asked day, as ids of sentences, and from which day on it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from calculator.answer import Answer
from calculator.refusal import Detail, Refusal
from calculator.sentences import Writer
from calculator.sentences.card import advice
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.headline import headline, resale, standing
from calculator.sentences.help import comes_in_until
from publishing.instant.tables import Table

# Where nothing changes any more in either direction, and well beyond that.
NEAR, FAR = 2, 1000


class Ids(Writer):
    """A writer that gives the id of a sentence instead of the sentence."""

    def __init__(self) -> None:
        super().__init__("en")

    def text(self, id: str, **details: Detail) -> str:
        """See `Writer`."""
        return id


def in_ids(found: Answer) -> Explanation:
    """The explanation of an answer with ids in place of sentences."""
    return explain(found, Ids())


@dataclass(frozen=True)
class State:
    """The sentences about the asked day, and the stages of the earliest and latest reading."""

    headline: str
    standing: str
    resale: str
    advice: str
    resale_on: str
    earliest: str
    latest: str
    comes_in: int | None


def states(table: Table, day: date) -> list[tuple[int, State]]:
    """The states for one typed date, each with the first day on which it holds.

    That day counts from the typed one; the first state holds on every day before as well, as
    far as one can ask, and the last state for ever. Raises ValueError where that is not so.
    """
    asked = [(step, state) for step in _span(table, day) if (state := _state(table, day, step))]
    for far, (_, nearest) in ((asked[0][0] - FAR, asked[0]), (asked[-1][0] + FAR, asked[-1])):
        if _state(table, day, far) not in (None, nearest):
            raise ValueError(f"{table.kind}: on day {far} something else is said than on day 0")
    return [next(group) for _, group in groupby(asked, key=lambda each: each[1])]


def _span(table: Table, day: date) -> Iterator[int]:
    """Every day from just before the first change to just after the last one."""
    found = table.ask(day, _any_day_after(day))
    spans = [span for timeline in found.timelines for span in timeline.spans]
    known = [each for span in spans for each in (span.first_day, span.last_day) if each]
    return iter(range((min(known) - day).days - NEAR, (max(known) - day).days + NEAR + 1))


def _any_day_after(day: date) -> date:
    return day + timedelta(days=FAR)


def _state(table: Table, day: date, step: int) -> State | None:
    """What is said when asked `step` days after the typed date; None where that is refused."""
    try:
        found = table.ask(day, day + timedelta(days=step))
    except Refusal:
        return None
    ids = Ids()
    earliest, latest = (stage.id for stage in found.stage_on)
    return State(
        headline=headline(found, ids),
        standing=standing(found, ids),
        resale=resale(found, ids),
        advice=advice(found, ids),
        resale_on=found.resale_on,
        earliest=earliest,
        latest=latest,
        comes_in=(until - day).days if (until := comes_in_until(found)) else None,
    )
