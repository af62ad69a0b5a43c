"""What is put into the calendar: the day by which to act, and the last day of each stage."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer, StageDays
from calculator.guide import covers, question_address
from calculator.refusal import echo
from calculator.sentences import Writer, explain
from calculator.sentences.explain import StageLine
from calculator.sentences.writer import message


@dataclass(frozen=True)
class Event:
    """One all-day event. `address` is empty where the guide has no page for it."""

    uid: str
    day: date
    summary: str
    description: str
    address: str


def events(answer: Answer, write: Writer, label: str) -> Iterator[Event]:
    """The events in the order of their days, by the earliest reading.

    The stage that ends on the day by which to act has no event beside that day's own.
    """
    name = echo(label)
    address = ""
    if covers(answer.policy):
        address = question_address(answer.question, write.language, on=False)
    found = explain(answer, write)
    to_act = True
    ending = zip(answer.stages, found.stages, found.stages[1:], strict=False)
    for days, line, following in ending:
        assert days.last_day, "only the last stage has no end"
        acts = to_act and days.last_day.earliest == answer.act_by
        to_act = to_act and not acts
        yield Event(
            uid=_uid(answer, "act-by" if acts else f"end-of-{line.id}", name),
            day=days.last_day.earliest,
            summary=_summary(answer, line, acts, name, write),
            description=_description(days, following, acts, address, write),
            address=address,
        )


def _uid(answer: Answer, kind: str, name: str) -> str:
    """The same for every answer about a number, so that the next top-up's reminders replace it."""
    number = hashlib.sha256(name.casefold().encode()).hexdigest()[:12] if name else ""
    return "-".join(filter(None, (answer.policy.operator, kind, number))) + "@recycle-date"


def _summary(answer: Answer, line: StageLine, acts: bool, name: str, write: Writer) -> str:
    operator = answer.policy.name[write.language]
    if acts:
        # Translators: title of the most important reminder in a calendar.
        text = write.text(message("reminder.act_by"), operator=operator)
    else:
        # Translators: title of a reminder in a calendar: a stage ends. {stage}: its name.
        text = write.text(message("reminder.stage_end"), operator=operator, stage=line.name)
    # Translators: title of a reminder with {name}, the reader's own name for the number.
    return write.text(message("reminder.named"), name=name, title=text) if name else text


def _description(
    days: StageDays, following: StageLine, acts: bool, address: str, write: Writer
) -> str:
    assert days.last_day
    lines = []
    if acts:
        # Translators: in a reminder: why this day matters.
        lines.append(write.text(message("reminder.act_by.why")))
    works = f"{following.works} {following.note}".rstrip()
    # Translators: in a reminder: the stage that follows. {works}: one or two sentences.
    lines.append(write.text(message("reminder.next"), stage=following.name, works=works))
    if days.last_day.latest != days.last_day.earliest:
        # Translators: in a reminder: by another reading of the texts the day is {latest}.
        lines.append(write.text(message("reminder.latest"), latest=days.last_day.latest))
    # Translators: in a reminder: after the next top-up there are new ones.
    lines.append(write.text(message("reminder.replace")))
    return "\n".join(filter(None, (*lines, address)))
