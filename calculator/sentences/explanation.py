"""An answer as a small document: the sentence to act on first, then why."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer
from calculator.sentences.card import Card, advice, card
from calculator.sentences.headline import headline, resale, standing
from calculator.sentences.reasons import by_law, sources_of, steps, unclear, warnings
from calculator.sentences.stages import StageLine, stage_lines
from calculator.sentences.writer import Point, Writer, cited, listed, message


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
    by_law: tuple[Point, ...]
    warnings: tuple[Point, ...]
    citations: tuple[Point, ...]


def explain(answer: Answer, write: Writer, today: date | None = None) -> Explanation:
    """The answer in the writer's language. `today`: where it may be another day than the asked."""
    policy = answer.policy
    return Explanation(
        headline=headline(answer, write),
        card=card(answer, write, today),
        act_by=write.full_date(answer.act_by),
        standing=standing(answer, write),
        resale=resale(answer, write),
        advice=advice(answer, write),
        stages=stage_lines(answer, write),
        steps=steps(answer, write),
        unclear=unclear(policy, answer.unclear, write),
        by_law=by_law(answer, write),
        warnings=warnings(policy, answer.warnings, write),
        citations=sources_of(policy, answer.citations, write),
    )


def as_text(found: Explanation, write: Writer) -> str:
    """The whole explanation, in paragraphs and lists."""
    # Translators: one date of the answer on the command line. {left}: such as "13 days left".
    dated = message("line.date")
    dates = [
        write.text(dated, label=each.label, date=each.date, left=each.left)
        for each in found.card.dates
    ]
    # Translators: one stage on the command line. {works} and {note} are sentences.
    line_id = message("line.stage")
    stages = [
        write.text(
            line_id, name=line.name, period=line.period, works=line.works, note=line.note
        ).rstrip()
        for line in found.stages
    ]
    parts = [
        "\n".join((found.headline, *dates, found.advice)),
        "\n".join((found.standing, found.resale, found.card.basis)),
        # Translators: heading above the table of stages.
        listed(write.text(message("heading.stages")), stages),
        # Translators: heading above the steps of the computation.
        listed(write.text(message("heading.steps")), cited(found.steps)),
        # Translators: heading above what the published texts leave open.
        listed(write.text(message("heading.unclear")), cited((*found.unclear, *found.by_law))),
        # Translators: heading above warnings.
        listed(write.text(message("heading.warnings")), cited(found.warnings)),
        # Translators: heading above the sources.
        listed(write.text(message("heading.citations")), cited(found.citations)),
    ]
    return "\n\n".join(filter(None, parts))
