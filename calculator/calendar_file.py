"""A reminder: the one day to act on, as a file for a calendar (iCalendar, RFC 5545).

Made here and not by a library because one code path serves the command line and the page, where
a library would have to be loaded; the tests have a library read what is made here.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from calculator.answer import Answer
from calculator.guide import question_address, utc_offset
from calculator.policy import Policy
from calculator.refusal import Refusal
from calculator.sentences import Writer
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


@dataclass(frozen=True)
class Reminder:
    """What to do, to top up or later to ask the operator, and the last day that is sure to help.

    `title` and `why` say so in the reader's language; it was `made` on a day.
    """

    answer: Answer
    made: date
    day: date
    title: str
    why: str

    @property
    def file_name(self) -> str:
        """What its file is called: ASCII, with the day by which to act."""
        return f"recycle-date-{self.day.isoformat()}.ics"


def reminder(answer: Answer, made: date, write: Writer) -> Reminder:
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
    return Reminder(answer, made, day, title, write.text(f"reminder.{to_do}.why", **contact))


def as_calendar(answer: Answer, made: date, write: Writer, label: str = "") -> str:
    """The calendar file; `made`: the day on which it is made. Raises `Refusal`, as `reminder` does.

    `label` is the reader's name for the number, so that reminders of several numbers live side by
    side. A later file replaces an earlier one of the same label.
    """
    return _as_text([(reminder(answer, made, write), label)], write)


def calendar_of_many(answers: Iterable[tuple[str, Answer]], made: date, write: Writer) -> str:
    """One file with the reminder of each number, the soonest first; `answers` with their labels.

    A number that nothing is sure to help has none; of two with one label the sooner is kept.
    """
    first: dict[str, tuple[Reminder, str]] = {}
    for label, each in answers:
        try:
            due = reminder(each, made, write)
        except Refusal:
            continue
        id = uid(each.policy.operator, _visible(label))
        if id not in first or due.day < first[id][0].day:
            first[id] = (due, label)
    return _as_text(sorted(first.values(), key=lambda known: known[0].day), write)


def _as_text(reminders: Iterable[tuple[Reminder, str]], write: Writer) -> str:
    return "".join(f"{folded(line)}\r\n" for line in content_lines(reminders, write))


def content_lines(reminders: Iterable[tuple[Reminder, str]], write: Writer) -> list[str]:
    """The lines of a file with these reminders, each with its label; not yet folded.

    There is no METHOD: a message of that kind names an organizer, and there is none.
    """
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT.format(language=write.language.upper())}",
        "CALSCALE:GREGORIAN",
        *(line for due, label in reminders for line in _event(due, _visible(label), write)),
        "END:VCALENDAR",
    ]


def _event(due: Reminder, name: str, write: Writer) -> Iterator[str]:
    """The lines of one reminder."""
    policy, language = due.answer.policy, write.language
    title = write.text("reminder.named", name=name, title=due.title) if name else due.title
    address = question_address(policy, due.answer.question, language, on=False)
    stages = stage_lines(due.answer, write)
    note = [
        due.why,
        *(write.text("reminder.stage", stage=each.name, days=each.period) for each in stages),
        write.text("reminder.replace"),
        *([address] if address else []),
    ]
    described = escaped("\n".join(note))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(policy.operator, name)}"
    yield f"DTSTAMP:{compact(due.made)}T000000Z"
    # What is made on a later day is newer, whatever dates it holds.
    yield f"SEQUENCE:{compact(due.made)}"
    # It ends where the next day begins, and leaves the reader free.
    yield f"DTSTART;VALUE=DATE:{compact(due.day)}"
    yield f"DTEND;VALUE=DATE:{compact(due.day + ONE_DAY)}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY;LANGUAGE={language}:{escaped(title)}"
    yield f"DESCRIPTION;LANGUAGE={language}:{described}"
    if address:
        yield f"URL:{address}"
    for trigger in _triggers(due.day, policy):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", trigger, f"DESCRIPTION:{escaped(title)}")
        yield "END:VALARM"
    yield "END:VEVENT"


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


def _triggers(day: date, policy: Policy) -> list[str]:
    """When an all-day event sounds, the earliest first.

    The days before are counted in the zone where the reader is. On the day itself nine o'clock is
    the operator's, for whom the day ends: in America nine o'clock would be too late. As a moment in
    UTC it also escapes Outlook, which takes a duration after the start for one before it.
    """
    before = [f"TRIGGER:{duration}" for duration in BEFORE]
    offset = utc_offset(policy)
    if offset is None:
        return [*before, f"TRIGGER:{AT_NINE}"]
    moment = datetime.combine(day, MORNING) - timedelta(minutes=offset)
    return [*before, f"TRIGGER;VALUE=DATE-TIME:{compact(moment.date())}T{moment:%H%M%S}Z"]


def compact(day: date) -> str:
    """A day as a calendar file has it: 20261207."""
    return day.isoformat().replace("-", "")


def _visible(label: str) -> str:
    """The label in one line, whole."""
    letters = (" " if unicodedata.category(each) in NO_LETTERS else each for each in label)
    return " ".join("".join(letters).split())
