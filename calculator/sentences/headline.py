"""The first three sentences: what to do by when, where the number stands, what is better still."""

from calculator.answer import Answer
from calculator.sentences.labels import STAGES
from calculator.sentences.writer import Writer, message


def headline(answer: Answer, write: Writer) -> str:
    """The one sentence to act on."""
    policy = answer.policy
    return write.text(
        _headline_id(answer),
        act_by=write.full_date(answer.act_by),
        recycle=write.full_date(answer.recycle_date.earliest),
        recycle_latest=write.full_date(answer.recycle_date.latest),
        operator=policy.name[write.language],
        number=policy.contact.customer_service,
        code=policy.contact.balance_code,
    )


def _headline_id(answer: Answer) -> str:
    if any(warning.id == "top-up-too-late" for warning in answer.warnings):
        # Translators: under some readings a top-up came too late. {code}: shows the printed date.
        return message("headline.top_up_too_late")
    furthest, least = answer.stage_on
    if answer.question.on <= answer.act_by:
        # Translators: the main sentence. {act_by}: the last day on which a top-up is sure to help.
        working = message("headline.act_by")
        # Translators: the same where the number is barred already.
        barred = message("headline.act_now")
        return barred if least.outgoing is False else working
    if least.top_up_restores:
        # Translators: the sure day has passed, but under another reading a top-up still helps.
        return message("headline.perhaps_late")
    if furthest.restorable_on_request:
        # Translators: a top-up is not enough any more; the operator can restore the number.
        return message("headline.ask_operator")
    if least.id != "resale":
        # Translators: under one reading the number may be sold already, under another not yet.
        return message("headline.perhaps_resale")
    # Translators: nothing protects the number any more.
    return message("headline.resale")


def standing(answer: Answer, write: Writer) -> str:
    """Where the number stands on the asked day."""
    furthest, least = (write.text(STAGES[stage.id]) for stage in answer.stage_on)
    on = write.full_date(answer.question.on)
    if furthest == least:
        # Translators: where the number stands. {stage} is the name of a stage.
        return write.text(message("standing_on.one"), on=on, stage=furthest)
    # Translators: where the number stands, when two stages are possible.
    return write.text(message("standing_on.two"), on=on, stage=least, other=furthest)


def advice(answer: Answer, write: Writer) -> str:
    """What is better than waiting for the last day; empty when there is nothing to add."""
    furthest, _ = answer.stage_on
    if answer.question.on > answer.act_by or not answer.valid_until:
        return ""
    day = write.full_date(answer.valid_until.earliest)
    if furthest.id == "active":
        # Translators: better than waiting: until {day} everything is sure to work.
        return write.text(message("advice.active"), day=day)
    # Translators: the number is barred; what happens to the old balance is not published.
    return write.text(message("advice.barred"))
