"""What a reader takes along of an answer: a note, a text to share, a day for a calendar.

The page fills in what is left to the reader's device, such as the reader's name for the number.
"""

from datetime import date, timedelta
from typing import Any

from calculator.answer import Answer
from calculator.calendar_file import Reminder, compact, content_lines, reminder
from calculator.note import as_note
from calculator.refusal import Refusal
from calculator.sentences import Writer, sentence
from calculator.sentences.card import card
from calculator.sentences.stages import Help, help_on
from calculator.timeline import ONE_DAY

# A calendar on the web gets no alarm from a link, so its entry stands so long before the day.
AHEAD = timedelta(days=14)
# Where the reader's name for the number belongs, and what identifies its reminder.
LABEL, UID = "⟦Wlabel⟧", "⟦Wuid⟧"


def keep(answer: Answer, made: date, write: Writer) -> dict[str, Any]:
    """All of it as plain values; `made`: the day on which it is made.

    `note` and `short`, its short form, are lists of lines; `reminder` has the lines of a calendar
    file with and without a label, not yet folded. Where no day surely helps, `none` says why.
    """
    return {
        "note": as_note(answer, made, write).split("\n"),
        "short": as_note(answer, made, write, short=True).split("\n"),
        "share": share(answer, write),
        **_calendars(answer, made, write),
    }


def share(answer: Answer, write: Writer) -> str:
    """Two lines that hold the facts themselves: the state, and the dates that matter.

    Whoever gets it may want to help with a top-up; where that is lost money, it says so.
    """
    found = card(answer, write)
    state = write.text("share.state", operator=answer.policy.name, state=found.word)
    dates = [write.text("share.date", **vars(each)) for each in found.dates]
    if help_on(answer) in (Help.PERHAPS_SOLD, Help.SOLD):
        dates.append(found.action.text)
    return "\n".join((state, " ".join(dates)))


def _calendars(answer: Answer, made: date, write: Writer) -> dict[str, Any]:
    try:
        due = reminder(answer, made, write)
    except Refusal as refusal:
        return {"none": sentence(refusal, write)}
    named = content_lines([(due, LABEL)], write)
    return {
        "reminder": {
            "operator": answer.policy.operator,
            "named": [f"UID:{UID}" if line.startswith("UID:") else line for line in named],
            "unnamed": content_lines([(due, "")], write),
        },
        "file": due.file_name,
        "google": _entry(due, write),
    }


def _entry(due: Reminder, write: Writer) -> dict[str, str]:
    """The entry of a calendar on the web: some days ahead, as far as there are so many."""
    day = max(due.day - AHEAD, due.made)
    return {
        "title": due.title,
        "first": compact(day),
        "last": compact(day + ONE_DAY),
        "details": write.text("entry.details", last=write.full_date(due.day)),
    }
