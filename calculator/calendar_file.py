"""A reminder: the one day to act on, as a file for a calendar (iCalendar, RFC 5545).

Made here and not by a library because one code path serves the command line and the page, where
a library would have to be loaded; the tests have a library read what is made here.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from calculator.answer import Answer
from calculator.guide import question_address, utc_offset
from calculator.policy import Policy
from calculator.refusal import Refusal
from calculator.sentences import Writer, sentence
from calculator.sentences.stages import ask_by, stage_lines
from calculator.sentences.writer import Detail
from calculator.timeline import ONE_DAY

PRODUCT = "-//recycle-date//recycle-date//{language}"
MORNING = time(9)
# At nine in the morning 14 and 3 days before. An all-day event begins at midnight of the reader's
# own zone (RFC 5545, 3.6.6), so that nine in the morning is 15 hours before that of a day earlier.
BEFORE = ("-P13DT15H", "-P2DT15H")
AT_NINE = "PT9H"
LONGEST_LINE = 75  # octets, the end of the line not counted
# What ends a line somewhere, or cannot be written at all, is a blank in a label.
NO_LETTERS = ("Cc", "Cs", "Zl", "Zp")
ZERO_WIDTH_SPACE = "\u200b"
# A calendar on the web gets no alarm from a link, so its entry stands so long before the day.
AHEAD = timedelta(days=14)
# Where a page puts the reader's name for the number, and what identifies its reminder.
LABEL, UID = "⟦Wlabel⟧", "⟦Wuid⟧"


@dataclass(frozen=True)
class Reminder:
    """What to do, to top up or later to ask the operator, and the last day that is sure to help.

    `title` and `why` say so in the reader's language; it was `made` on a day. `name` is the
    reader's name for the number, in one line and whole.
    """

    answer: Answer
    made: date
    day: date
    title: str
    why: str
    name: str


def reminder(answer: Answer, made: date, write: Writer, label: str = "") -> Reminder:
    """What helps a number from `made` on; raises `Refusal` where nothing is sure to help."""
    contact: dict[str, Detail] = {
        "operator": answer.policy.name,
        "number": answer.policy.contact.customer_service,
    }
    to_do, day = "top_up", answer.act_by
    if made > day:
        last_day = ask_by(answer, made)
        if not last_day:
            raise Refusal("reminder-none", None, **contact)
        to_do, day = "ask", last_day
    title = write.text(f"reminder.{to_do}.title", day=write.full_date(day), **contact)
    why = write.text(f"reminder.{to_do}.why", **contact)
    letters = (" " if unicodedata.category(each) in NO_LETTERS else each for each in label)
    return Reminder(answer, made, day, title, why, " ".join("".join(letters).split()))


def as_calendar(answer: Answer, made: date, write: Writer, label: str = "") -> str:
    """The calendar file; `made`: the day on which it is made. Raises `Refusal`, as `reminder` does.

    `label` is the reader's name for the number, so that reminders of several numbers live side by
    side. A later file replaces an earlier one of the same label.
    """
    return _as_text([reminder(answer, made, write, label)], write)


def calendar_of_many(answers: Iterable[tuple[str, Answer]], made: date, write: Writer) -> str:
    """One file with the reminder of each number, the soonest first; `answers` with their labels.

    A number that nothing is sure to help has none; of two with one label the sooner is kept.
    """
    first: dict[str, Reminder] = {}
    for label, each in answers:
        try:
            due = reminder(each, made, write, label)
        except Refusal:
            continue
        known = first.setdefault(_uid(due), due)
        first[_uid(due)] = min(known, due, key=lambda one: one.day)
    return _as_text(sorted(first.values(), key=lambda each: each.day), write)


def calendar_parts(answer: Answer, made: date, write: Writer) -> dict[str, Any]:
    """The reminder as plain values, for a page that puts in the reader's name for the number.

    It has the lines of a calendar file with and without a name, not yet folded, and the entry of a
    calendar on the web. Where no day surely helps, `none` says why.
    """
    try:
        due = reminder(answer, made, write)
    except Refusal as refusal:
        return {"none": sentence(refusal, write)}
    named = _content_lines([replace(due, name=LABEL)], write)
    ahead = max(due.day - AHEAD, made)
    return {
        "reminder": {
            "operator": answer.policy.operator,
            "named": [f"UID:{UID}" if line.startswith("UID:") else line for line in named],
            "unnamed": _content_lines([due], write),
        },
        "file": f"recycle-date-{due.day}.ics",
        "google": {
            "title": due.title,
            "first": f"{ahead:%Y%m%d}",
            "last": f"{ahead + ONE_DAY:%Y%m%d}",
            "details": write.text("entry.details", last=write.full_date(due.day)),
        },
    }


def _as_text(reminders: Iterable[Reminder], write: Writer) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in _content_lines(reminders, write))


def _content_lines(reminders: Iterable[Reminder], write: Writer) -> list[str]:
    """The lines of a file with these reminders; not yet folded.

    There is no METHOD: a message of that kind names an organizer, and there is none.
    """
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT.format(language=write.language.upper())}",
        "CALSCALE:GREGORIAN",
        *(line for each in reminders for line in _event(each, write)),
        "END:VCALENDAR",
    ]


def _event(due: Reminder, write: Writer) -> Iterator[str]:
    """The lines of one reminder."""
    policy, language, title = due.answer.policy, write.language, due.title
    if due.name:
        title = write.text("reminder.named", name=due.name, title=title)
    address = question_address(policy, due.answer.question, language, on=False)
    stages = (
        write.text("reminder.stage", stage=each.name, days=each.period)
        for each in stage_lines(due.answer, write)
    )
    note = filter(None, (due.why, *stages, write.text("reminder.replace"), address))
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(due)}"
    yield f"DTSTAMP:{due.made:%Y%m%d}T000000Z"
    # What is made on a later day is newer, whatever dates it holds.
    yield f"SEQUENCE:{due.made:%Y%m%d}"
    # It ends where the next day begins, and leaves the reader free.
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + ONE_DAY:%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY;LANGUAGE={language}:{_escaped(title)}"
    described = "\\n".join(map(_escaped, note))
    yield f"DESCRIPTION;LANGUAGE={language}:{described}"
    if address:
        yield f"URL:{address}"
    for trigger in _triggers(due.day, policy):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", trigger, f"DESCRIPTION:{_escaped(title)}")
        yield "END:VALARM"
    yield "END:VEVENT"


def _uid(due: Reminder) -> str:
    """One for each name, so that the reminder after the next top-up replaces this one.

    Capitals and the unseen space that Khmer keyboards set between words make no other name.
    """
    same = unicodedata.normalize("NFC", due.name.replace(ZERO_WIDTH_SPACE, "")).lower()
    number = f"-{hashlib.sha256(same.encode()).hexdigest()[:16]}" if same else ""
    return f"{due.answer.policy.operator}-act-by{number}@recycle-date"


def _escaped(text: str) -> str:
    """A text of one line as the value of a property."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each but the first behind a space."""
    pieces, room = [""], LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = LONGEST_LINE - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)


def _triggers(day: date, policy: Policy) -> Iterator[str]:
    """When an all-day event sounds, the earliest first.

    The days before are counted in the zone where the reader is. On the day itself nine o'clock is
    the operator's, for whom the day ends: in America nine o'clock would be too late. As a moment in
    UTC it also escapes Outlook, which takes a duration after the start for one before it.
    """
    offset = utc_offset(policy)
    yield from (f"TRIGGER:{duration}" for duration in BEFORE)
    if offset is None:
        yield f"TRIGGER:{AT_NINE}"
    else:
        moment = datetime.combine(day, MORNING) - timedelta(minutes=offset)
        yield f"TRIGGER;VALUE=DATE-TIME:{moment:%Y%m%dT%H%M%SZ}"
