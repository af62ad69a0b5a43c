"""The stages of a number in words: their names, their days, and what works in each."""

from dataclasses import dataclass

from calculator.answer import Answer, StageDays
from calculator.policy import Policy, Stage
from calculator.sentences.writer import MOST_NAMED, Writer, message

STAGES = {
    # Translators: stage of a new SIM that was never topped up.
    "unused": message("stage.unused"),
    # Translators: stage in which everything works, until validity ends.
    "active": message("stage.active"),
    # Translators: stage in which calls, SMS and data out are barred and only incoming works.
    "outgoing-barred": message("stage.outgoing-barred"),
    # Translators: stage in which nothing goes out or comes in.
    "barred": message("stage.barred"),
    # Translators: stage in which the number is cut off but kept and restored on request.
    "held": message("stage.held"),
    # Translators: the 90 days of the operator's statement of 2021, in which the number stays.
    "retained": message("stage.retained"),
    # Translators: from now on the number may be sold to somebody else.
    "resale": message("stage.resale"),
}


def stage_name(stage: Stage) -> str:
    """The id of a stage's name; "works normally" only where everything is known to work."""
    if stage.id == "active" and not (stage.outgoing and stage.incoming):
        # Translators: stage until validity ends, where it is not published what works.
        return message("stage.valid")
    return STAGES[stage.id]


def works(stage: Stage) -> str:
    """The id of the text that says what works in a stage."""
    if stage.id == "resale":
        # Translators: what works in the stage of resale: the number is no longer yours.
        return message("works.resale")
    if stage.outgoing is None or stage.incoming is None:
        # Translators: it is not published what works in a stage.
        return message("works.unknown")
    if stage.outgoing:
        # Translators: everything works.
        everything = message("works.everything")
        # Translators: calls, SMS and data go out; nothing comes in.
        return everything if stage.incoming else message("works.outgoing")
    if stage.incoming:
        # Translators: calls, SMS and data out are barred; calls and SMS still come in.
        return message("works.incoming")
    # Translators: no calls, no SMS, no data, in either direction.
    return message("works.nothing")


def help_in(stage: Stage) -> str | None:
    """The id of the text that says how the number is kept in a stage, if anything does."""
    if stage.top_up_restores:
        # Translators: in this stage an ordinary top-up keeps the number.
        return message("help.top_up")
    if stage.restorable_on_request:
        # Translators: in this stage a top-up is not enough; the operator has to be asked.
        return message("help.request")
    return None


@dataclass(frozen=True)
class StageLine:
    """One line of the table of stages."""

    id: str
    name: str
    period: str
    works: str
    note: str


def stage_lines(answer: Answer, write: Writer) -> tuple[StageLine, ...]:
    """The table of stages, without one that no reading leaves a day."""
    return tuple(
        stage_line(days, answer.policy, write) for days in answer.stages if not days.is_empty
    )


def stage_line(days: StageDays, policy: Policy, write: Writer) -> StageLine:
    """One line of the table of stages."""
    stage = days.stage
    help_id = help_in(stage)
    notes = [write.text(help_id, operator=policy.name[write.language])] if help_id else []
    if stage.emergency and not stage.outgoing:
        # Translators: added where calls are barred. {numbers}: police, fire, ambulance.
        id = message("works.emergency")
        notes.append(write.text(id, numbers=write.each(policy.contact.emergency)))
    return StageLine(
        id=stage.id,
        name=write.text(stage_name(stage)),
        period=_period(days, write),
        works=write.text(works(stage)),
        note=" ".join(notes),
    )


def _period(days: StageDays, write: Writer) -> str:
    first = days.first_day and write.date_range(days.first_day.earliest, days.first_day.latest)
    last = days.last_day and write.date_range(days.last_day.earliest, days.last_day.latest)
    if first and last:
        if any(each and each.apart > MOST_NAMED for each in (days.first_day, days.last_day)):
            # Translators: the same where a day is "9 March at the earliest or 7 April at ...".
            return write.text(message("period.from_to.wide"), first=first, last=last)
        # Translators: the days of a stage, both included; each may be such as "8 or 9 March".
        return write.text(message("period.from_to"), first=first, last=last)
    if last:
        # Translators: the days of the stage in which everything works; its first day is not known.
        return write.text(message("period.until"), last=last)
    # Translators: the days of the last stage, which has no end.
    return write.text(message("period.from"), first=first or "")
