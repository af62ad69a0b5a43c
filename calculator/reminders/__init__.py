"""Reminders: the dates of an answer as a calendar file (iCalendar, RFC 5545).

Made here and not by a library because one code path serves the command line and the page, where
a library would have to be loaded; the tests have two libraries read what is made here.
"""

from datetime import date

from calculator.answer import Answer
from calculator.refusal import Refusal
from calculator.reminders.events import Event, events
from calculator.reminders.lines import content_line, escaped
from calculator.reminders.times import alarms, compact, day_after
from calculator.sentences import Writer

VERSION = "2.0"
PRODUCT = "-//recycle-date//recycle-date//{language}"


def as_calendar(answer: Answer, made: date, write: Writer, label: str = "") -> str:
    """The calendar file, its lines ended by CRLF; `made`: the day on which it is made.

    `label` is the reader's name for the number, so that reminders of several numbers live side by
    side. A later file replaces the reminders of an earlier one. Raises `Refusal` where every day
    has passed. It has no METHOD: a message of that kind names an organizer, and there is none.
    """
    coming = [event for event in events(answer, write, label) if event.day >= made]
    if not coming:
        raise Refusal("reminders-past", None, made=made)
    lines = ["BEGIN:VCALENDAR", content_line("VERSION", VERSION)]
    lines.append(content_line("PRODID", PRODUCT.format(language=write.language.upper())))
    lines.append(content_line("CALSCALE", "GREGORIAN"))
    for event in coming:
        lines += _component(event, made, answer, write.language)
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for line in lines)


def file_name(answer: Answer) -> str:
    """What the file is called: ASCII, with the day by which to act."""
    return f"recycle-date-{answer.act_by.isoformat()}.ics"


def _component(event: Event, made: date, answer: Answer, language: str) -> list[str]:
    """One all-day event: it ends where the next day begins, and leaves the reader free."""
    lines = [
        "BEGIN:VEVENT",
        content_line("UID", event.uid),
        content_line("DTSTAMP", f"{compact(made)}T000000Z"),
        # What is made on a later day is newer, whatever dates it holds.
        content_line("SEQUENCE", str(made.toordinal())),
        content_line("DTSTART;VALUE=DATE", compact(event.day)),
        content_line("DTEND;VALUE=DATE", compact(day_after(event.day))),
        content_line(f"SUMMARY;LANGUAGE={language}", escaped(event.summary)),
        content_line(f"DESCRIPTION;LANGUAGE={language}", escaped(event.description)),
        content_line("TRANSP", "TRANSPARENT"),
    ]
    if event.address:
        lines.append(content_line("URL", event.address))
    for trigger in alarms(event.day, answer.policy):
        lines += ["BEGIN:VALARM", content_line("ACTION", "DISPLAY"), content_line(*trigger)]
        lines += [content_line("DESCRIPTION", escaped(event.summary)), "END:VALARM"]
    return [*lines, "END:VEVENT"]
