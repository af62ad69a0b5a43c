"""An answer as a small document: what is lost first and by when to act, then why."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer
from calculator.sentences.card import Card, advice, card, when_cut_off
from calculator.sentences.reasons import by_law, rule_names, sources_of, steps, unclear, warnings
from calculator.sentences.stages import Help, Situation, StageLine, stage_lines, stage_name
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
    when_cut_off: str
    stages: tuple[StageLine, ...]
    steps: tuple[Point, ...]
    unclear: tuple[Point, ...]
    by_law: tuple[Point, ...]
    warnings: tuple[Point, ...]
    citations: tuple[Point, ...]


def explain(answer: Answer, write: Writer, today: date | None = None) -> Explanation:
    """The answer in the writer's language. `today`: where it may be another day than the asked."""
    policy, situation = answer.policy, Situation(answer)
    return Explanation(
        headline=headline(situation, write),
        card=card(situation, write, today),
        act_by=write.text("card.day", day=write.full_date(answer.act_by)),
        standing=standing(answer, write),
        resale=resale(answer, write),
        advice=advice(situation, write),
        when_cut_off=when_cut_off(situation, write),
        stages=stage_lines(answer, write),
        steps=steps(answer, write),
        unclear=unclear(policy, answer.unclear, write),
        by_law=by_law(answer, write),
        warnings=warnings(policy, answer.warnings, write),
        citations=sources_of(policy, answer.citations, write),
    )


def as_text(found: Explanation, write: Writer) -> str:
    """The whole explanation, in paragraphs and lists."""
    dates = [write.text("line.date", **vars(each)) for each in found.card.dates]
    below = {
        "stages": [write.text("line.stage", **vars(line)).rstrip() for line in found.stages],
        "steps": cited(found.steps),
        "unclear": cited((*found.unclear, *found.by_law)),
        "warnings": cited(found.warnings),
        "citations": cited(found.citations),
    }
    parts = [
        "\n".join((found.headline, *dates, found.advice)),
        "\n".join((found.standing, found.resale, found.card.basis)),
        *(listed(write.text(f"heading.{name}"), lines) for name, lines in below.items()),
    ]
    return "\n\n".join(filter(None, parts))


def headline(situation: Situation, write: Writer) -> str:
    """What the reader loses first, and the last safe day: safe by every reading we know."""
    policy, recycle = situation.answer.policy, situation.answer.recycle_date
    works, comes_in = situation.works_until, situation.comes_in_until
    return write.text(
        _headline_id(situation),
        works=write.full_date(works) if works else "",
        comes_in=write.full_date(comes_in) if comes_in else "",
        act_by=write.full_date(situation.answer.act_by),
        recycle=write.full_date(recycle.earliest),
        recycle_latest=write.full_date(recycle.latest),
        operator=policy.name,
        number=policy.contact.customer_service,
        code=policy.contact.balance_code,
    )


def _headline_id(situation: Situation) -> str:
    """The nearest loss decides where a top-up is sure to keep the number."""
    answer, help, works = situation.answer, situation.help, situation.works_until
    on, valid_until = answer.question.on, answer.valid_until
    if help is not Help.TOP_UP:
        return message(f"headline.{help.value}")
    if on == answer.act_by:
        return message("headline.act_today")
    if works:
        return message("headline.works_today" if works == on else "headline.works")
    if not situation.has_ended:
        return message("headline.act_by")
    if valid_until and on <= valid_until.latest:
        return message("headline.perhaps_ended")
    is_blocked = all(stage.outgoing is False for stage in answer.stages_on)
    still_in = is_blocked and situation.comes_in_until
    return message("headline.comes_in" if still_in else "headline.ended")


def standing(answer: Answer, write: Writer) -> str:
    """Where the number stands on the asked day."""
    furthest, least = (write.text(stage_name(stage)) for stage in answer.stage_on)
    id = message("standing_on.one" if furthest == least else "standing_on.two")
    return write.text(id, on=write.full_date(answer.question.on), stage=least, other=furthest)


def resale(answer: Answer, write: Writer) -> str:
    """What the texts say to a sale on the asked day, and the rule that decides about it."""
    said = write.text(f"resale_on.{answer.resale_on}", on=write.full_date(answer.question.on))
    rule = rule_names(answer, write)
    return f"{said} {write.text('resale_on.rule', rule=rule)}" if rule else said
