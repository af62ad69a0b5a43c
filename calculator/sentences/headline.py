"""The sentences to read first: what is lost first, by when to act, where the number stands."""

from calculator.answer import Answer
from calculator.policy import Rule
from calculator.sentences.help import Help, comes_in_until, help_on, stages_on, works_until
from calculator.sentences.stages import stage_name
from calculator.sentences.writer import Writer, message

RESALE_ON = {
    # Translators: no way to understand the texts allows the sale on the asked day, {on}.
    "not-allowed": message("resale_on.not-allowed"),
    # Translators: the same where only some ways to understand the texts allow the sale.
    "unclear": message("resale_on.unclear"),
    # Translators: the same where every way to understand the texts allows the sale.
    "allowed": message("resale_on.allowed"),
}


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
    blocked = all(stage.outgoing is False for stage in stages_on(answer))
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
