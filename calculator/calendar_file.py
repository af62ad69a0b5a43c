"""A reminder: the one day to act on, as a file for a calendar (iCalendar, RFC 5545).

Made here and not by a library because one code path serves the command line and the page, where
a library would have to be loaded; the tests have a library read what is made here.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from calculator.answer import Answer
from calculator.guide import covers, question_address, utc_offset
from calculator.policy import Policy
from calculator.refusal import Refusal
from calculator.sentences import Writer
from calculator.sentences.stages import ask_by, stage_lines
from calculator.sentences.writer import message
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


@dataclass(frozen=True)
class Reminder:
    """What to do, to top up or later to ask the operator, and the last day that is sure to help.

    `title` and `why` say so in the reader's language.
    """

    day: date
    title: str
    why: str


def reminder(answer: Answer, made: date, write: Writer) -> Reminder:
    """What helps a number from `made` on; raises `Refusal` where nothing is sure to help."""
    contact = {
        "operator": answer.policy.name[write.language],
        "number": answer.policy.contact.customer_service,
    }
    # Translators: title of a reminder. {day}: the last day on which a top-up surely helps.
    day, title = answer.act_by, message("reminder.top_up")
    # Translators: in that reminder: why this day matters.
    why = message("reminder.top_up.why")
    if made > answer.act_by:
        if not (last_day := ask_by(answer, made)):
            # Translators: no reminder is made: nothing is sure to keep the number any more.
            raise Refusal("reminder-none", None, **contact)
        # Translators: title of a reminder. {day}: the last day on which the number is held.
        day, title = last_day, message("reminder.ask")
        # Translators: in that reminder: why this day matters.
        why = message("reminder.ask.why")
    day_said = write.full_date(day)
    return Reminder(day, write.text(title, day=day_said, **contact), write.text(why, **contact))


def as_calendar(answer: Answer, made: date, write: Writer, label: str = "") -> str:
    """The calendar file; `made`: the day on which it is made. Raises `Refusal`, as `reminder` does.

    `label` is the reader's name for the number, so that reminders of several numbers live side by
    side. A later file replaces an earlier one of the same label.
    """
    return _as_text(content_lines(answer, made, write, label))


def content_lines(answer: Answer, made: date, write: Writer, label: str) -> list[str]:
    """The lines of the file, not yet folded."""
    return _around(_event(answer, made, write, label), write)


def calendar_of_many(answers: Iterable[tuple[str, Answer]], made: date, write: Writer) -> str:
    """One file with the reminder of each number, the soonest first; `answers` with their labels.

    A number that nothing is sure to help has none; of two with one label the sooner is kept.
    """
    first: dict[str, tuple[date, str, Answer]] = {}
    for label, each in answers:
        try:
            due = (reminder(each, made, write).day, label, each)
        except Refusal:
            continue
        id = uid(each.policy.operator, _visible(label))
        first[id] = min(first.get(id, due), due, key=lambda known: known[0])
    soonest_first = sorted(first.values(), key=lambda known: known[0])
    events = (_event(each, made, write, label) for _, label, each in soonest_first)
    return _as_text(_around((line for event in events for line in event), write))


def file_name(answer: Answer, made: date, write: Writer) -> str:
    """What the file is called: ASCII, with the day by which to act."""
    return f"recycle-date-{reminder(answer, made, write).day.isoformat()}.ics"


def _as_text(lines: Iterable[str]) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _around(events: Iterable[str], write: Writer) -> list[str]:
    """The whole file with the lines of its events.

    There is no METHOD: a message of that kind names an organizer, and there is none.
    """
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT.format(language=write.language.upper())}",
        "CALSCALE:GREGORIAN",
        *events,
        "END:VCALENDAR",
    ]


def _event(answer: Answer, made: date, write: Writer, label: str) -> list[str]:
    """The lines of one reminder, not yet folded."""
    due = reminder(answer, made, write)
    name = _visible(label)
    # Translators: title of a reminder with {name}, the reader's own name for the number.
    named = message("reminder.named")
    title = write.text(named, name=name, title=due.title) if name else due.title
    address = _address(answer, write)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid(answer.policy.operator, name)}",
        f"DTSTAMP:{_compact(made)}T000000Z",
        # What is made on a later day is newer, whatever dates it holds.
        f"SEQUENCE:{_compact(made)}",
        # It ends where the next day begins, and leaves the reader free.
        f"DTSTART;VALUE=DATE:{_compact(due.day)}",
        f"DTEND;VALUE=DATE:{_compact(due.day + ONE_DAY)}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY;LANGUAGE={write.language}:{escaped(title)}",
        f"DESCRIPTION;LANGUAGE={write.language}:{escaped(_note(answer, due, write, address))}",
        *([f"URL:{address}"] if address else []),
        *(line for trigger in _triggers(due.day, answer.policy) for line in _alarm(trigger, title)),
        "END:VEVENT",
    ]


def uid(operator: str, name: str) -> str:
    """One for each name, so that the reminder after the next top-up replaces this one.

    Capitals and the unseen space that Khmer keyboards set between words make no other name.
    """
    same = unicodedata.normalize("NFC", name.replace(ZERO_WIDTH_SPACE, "")).lower()
    number = f"-{hashlib.sha256(same.encode()).hexdigest()[:16]}" if same else ""
    return f"{operator}-act-by{number}@recycle-date"


def escaped(text: str) -> str:
    """A text as the value of a property."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
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


def _note(answer: Answer, due: Reminder, write: Writer, address: str) -> str:
    """Why the day matters, what comes when, and how to make a newer reminder."""
    stages = [
        # Translators: in a reminder: a stage with its days.
        write.text(message("reminder.stage"), stage=each.name, days=each.period)
        for each in stage_lines(answer, write)
    ]
    # Translators: in a reminder: after the next top-up there is a new one.
    again = write.text(message("reminder.replace"))
    return "\n".join(filter(None, (due.why, *stages, again, address)))


def _address(answer: Answer, write: Writer) -> str:
    """The calculator's page with the question, where the guide is about this operator."""
    if not covers(answer.policy):
        return ""
    return question_address(answer.question, write.language, on=False)


def _alarm(trigger: str, title: str) -> list[str]:
    described = f"DESCRIPTION:{escaped(title)}"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", trigger, described, "END:VALARM"]


def _triggers(day: date, policy: Policy) -> list[str]:
    """When an all-day event sounds, the earliest first.

    The days before are counted in the zone where the reader is. On the day itself nine o'clock is
    the operator's, for whom the day ends: in America nine o'clock would be too late. As a moment in
    UTC it also escapes Outlook, which takes a duration after the start for one before it.
    """
    before = [f"TRIGGER:{duration}" for duration in BEFORE]
    offset = utc_offset() if covers(policy) else None
    if offset is None:
        return [*before, f"TRIGGER:{AT_NINE}"]
    moment = datetime.combine(day, MORNING) - timedelta(minutes=offset)
    return [*before, f"TRIGGER;VALUE=DATE-TIME:{_compact(moment.date())}T{moment:%H%M%S}Z"]


def _compact(day: date) -> str:
    """A day as a calendar file has it: 20261207."""
    return day.isoformat().replace("-", "")


def _visible(label: str) -> str:
    """The label in one line, whole."""
    letters = (" " if unicodedata.category(each) in NO_LETTERS else each for each in label)
    return " ".join("".join(letters).split())
