"""An answer as a small document: what is lost first and by when to act, then why."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer
from calculator.policy import Rule
from calculator.sentences.card import Card, advice, card, when_cut_off
from calculator.sentences.reasons import by_law, sources_of, steps, unclear, warnings
from calculator.sentences.stages import (
    Help,
    StageLine,
    comes_in_until,
    help_on,
    stage_lines,
    stage_name,
    works_until,
)
from calculator.sentences.writer import Point, Writer, cited, listed, message

RESALE_ON = {
    # Translators: no way to understand the texts allows the sale on the asked day, {on}.
    "not-allowed": message("resale_on.not-allowed"),
    # Translators: the same where only some ways to understand the texts allow the sale.
    "unclear": message("resale_on.unclear"),
    # Translators: the same where every way to understand the texts allows the sale.
    "allowed": message("resale_on.allowed"),
}


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
    policy = answer.policy
    return Explanation(
        headline=headline(answer, write),
        card=card(answer, write, today),
        act_by=write.text(message("card.day"), day=write.full_date(answer.act_by)),
        standing=standing(answer, write),
        resale=resale(answer, write),
        advice=advice(answer, write),
        when_cut_off=when_cut_off(answer, write),
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


def headline(answer: Answer, write: Writer) -> str:
    """What the reader loses first, and the last safe day: safe by every reading we know."""
    policy, recycle = answer.policy, answer.recycle_date
    works, comes_in = works_until(answer), comes_in_until(answer)
    return write.text(
        _headline_id(answer),
        works=write.full_date(works) if works else "",
        comes_in=write.full_date(comes_in) if comes_in else "",
        act_by=write.full_date(answer.act_by),
        recycle=write.full_date(recycle.earliest),
        recycle_latest=write.full_date(recycle.latest),
        operator=policy.name[write.language],
        number=policy.contact.customer_service,
        code=policy.contact.balance_code,
    )


def _headline_id(answer: Answer) -> str:
    help = help_on(answer)
    if help is Help.TOP_UP:
        return _while_a_top_up_helps(answer)
    return {
        # Translators: {act_by} has passed, but by another way of counting a top-up still helps.
        Help.PERHAPS_TOP_UP: message("headline.perhaps_late"),
        # Translators: a top-up no longer helps; the operator can open the number again.
        Help.ASK: message("headline.ask_operator"),
        # Translators: the same where it is not sure that the operator does so.
        Help.PERHAPS_ASK: message("headline.perhaps_ask"),
        # Translators: by one way of counting the number may be sold already, by another not yet.
        Help.PERHAPS_SOLD: message("headline.perhaps_resale"),
        # Translators: the number may be sold, however days are counted.
        Help.SOLD: message("headline.resale"),
        # Translators: a top-up no longer helps, and no text says what does.
        Help.NONE_KNOWN: message("headline.none_known"),
        # Translators: by some way of counting a top-up came too late. {code}: shows the date.
        Help.READ_DATE: message("headline.top_up_too_late"),
    }[help]


def _while_a_top_up_helps(answer: Answer) -> str:
    """The id where a top-up is sure to keep the number; the nearest loss decides."""
    on, works, ended = answer.question.on, works_until(answer), answer.valid_until
    if on == answer.act_by:
        # Translators: the asked day is the last one on which a top-up is sure to help.
        return message("headline.act_today")
    if works:
        # Translators: the asked day is the last one on which everything works.
        today = message("headline.works_today")
        # Translators: the main sentence. {works}: the last day on which everything works.
        return today if works == on else message("headline.works")
    if not ended or on <= ended.earliest:
        # Translators: the main sentence where it is not known until when everything works.
        return message("headline.act_by")
    if on <= ended.latest:
        # Translators: by one way of counting validity has ended, by another it has not.
        return message("headline.perhaps_ended")
    # Translators: validity has ended; a top-up still keeps the number.
    over = message("headline.ended")
    # Translators: validity has ended; calls and SMS come in until {comes_in}.
    still_in = message("headline.comes_in")
    blocked = all(stage.outgoing is False for stage in answer.stages_on)
    return still_in if blocked and comes_in_until(answer) else over


def standing(answer: Answer, write: Writer) -> str:
    """Where the number stands on the asked day."""
    furthest, least = (write.text(stage_name(stage)) for stage in answer.stage_on)
    on = write.full_date(answer.question.on)
    if furthest == least:
        # Translators: where the number stands. {stage} is the name of a stage.
        return write.text(message("standing_on.one"), on=on, stage=furthest)
    # Translators: where the number stands, when two stages are possible.
    return write.text(message("standing_on.two"), on=on, stage=least, other=furthest)


def resale(answer: Answer, write: Writer) -> str:
    """What the texts say to a sale on the asked day, and the rule that decides about it."""
    on = write.full_date(answer.question.on)
    said = write.text(RESALE_ON[answer.resale_on], on=on)
    names = [each.name[write.language] for each in answer.owners if isinstance(each, Rule)]
    if not names:
        return said
    # Translators: after it. {rule}: the rule of the day on which validity ended; perhaps of two.
    rule = message("resale_on.rule")
    return f"{said} {write.text(rule, rule=write.either(names))}"
