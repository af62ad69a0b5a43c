"""An answer as a small document: the sentence to act on first, then why."""

from collections.abc import Iterable
from dataclasses import dataclass

from calculator.answer import Answer, StageDays
from calculator.citing import Citation
from calculator.policy import Policy
from calculator.sentences.card import Card, card
from calculator.sentences.headline import advice, headline, standing
from calculator.sentences.labels import STAGES, STANDINGS, help_in, works
from calculator.sentences.notes import UNCLEAR, WARNINGS
from calculator.sentences.point import Point
from calculator.sentences.resale import resale
from calculator.sentences.steps import steps
from calculator.sentences.writer import Writer, message


@dataclass(frozen=True)
class StageLine:
    """One line of the table of stages."""

    id: str
    name: str
    period: str
    works: str
    note: str


@dataclass(frozen=True)
class Explanation:
    """All sentences of an answer, as plain text."""

    headline: str
    card: Card
    act_by: str
    standing: str
    resale: str
    advice: str
    stages: tuple[StageLine, ...]
    steps: tuple[Point, ...]
    unclear: tuple[Point, ...]
    warnings: tuple[Point, ...]
    citations: tuple[Point, ...]


def explain(answer: Answer, write: Writer) -> Explanation:
    """The answer in the writer's language."""
    return Explanation(
        headline=headline(answer, write),
        card=card(answer, write),
        act_by=write.full_date(answer.act_by),
        standing=standing(answer, write),
        resale=resale(answer, write),
        advice=advice(answer, write),
        stages=tuple(_line(days, answer.policy, write) for days in answer.stages),
        steps=steps(answer, write),
        unclear=_unclear(answer, write),
        warnings=tuple(
            Point(write.text(WARNINGS[warning.id]), warning.clause) for warning in answer.warnings
        ),
        citations=sources_of(answer.policy, answer.citations, write),
    )


def _line(days: StageDays, policy: Policy, write: Writer) -> StageLine:
    stage = days.stage
    help_id = help_in(stage)
    notes = [write.text(help_id, operator=policy.name[write.language])] if help_id else []
    if stage.emergency and not stage.outgoing:
        # Translators: added where calls are barred. {numbers}: police, fire, ambulance.
        id = message("works.emergency")
        notes.append(write.text(id, numbers=policy.contact.emergency))
    return StageLine(
        id=stage.id,
        name=write.text(STAGES[stage.id]),
        period=_period(days, write),
        works=write.text(works(stage)),
        note=" ".join(notes),
    )


def _period(days: StageDays, write: Writer) -> str:
    first = days.first_day and write.date_range(days.first_day.earliest, days.first_day.latest)
    last = days.last_day and write.date_range(days.last_day.earliest, days.last_day.latest)
    if first and last:
        # Translators: the days of a stage, both included. Each may be a range such as "7–9 March".
        return write.text(message("period.from_to"), first=first, last=last)
    if last:
        # Translators: the days of the stage in which everything works; its first day is not known.
        return write.text(message("period.until"), last=last)
    # Translators: the days of the last stage, which has no end.
    return write.text(message("period.from"), first=first or "")


def _unclear(answer: Answer, write: Writer) -> tuple[Point, ...]:
    conventions = answer.policy.conventions
    return tuple(Point(write.text(UNCLEAR[id]), conventions[id].clause) for id in answer.unclear)


def sources_of(policy: Policy, found: Iterable[Citation], write: Writer) -> tuple[Point, ...]:
    """One point per clause and standing, with all its sources."""
    sources: dict[tuple[str, str], list[str]] = {}
    for citation in found:
        source = policy.sources[citation.source]
        named = f"{source.title[write.language]} ({source.publisher[write.language]})"
        sources.setdefault((citation.clause, citation.standing), []).append(named)
    # Translators: the sources of one clause below an answer, with how far they can be relied on.
    id = message("citation")
    return tuple(
        Point(
            write.text(id, standing=write.text(STANDINGS[standing]), sources="; ".join(named)),
            clause,
        )
        for (clause, standing), named in sources.items()
    )
