"""What a reader takes along of an answer: a note, a text to share, a day for a calendar.

The page fills in what is left to the reader's device, such as the reader's name for the number.
"""

from datetime import date, timedelta
from typing import Any

from calculator.answer import Answer
from calculator.calendar_file import Reminder, content_lines, file_name, reminder
from calculator.note import as_note
from calculator.refusal import Refusal
from calculator.sentences import Writer, sentence
from calculator.sentences.card import card
from calculator.sentences.stages import Help, help_on
from calculator.sentences.writer import message

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
    operator = answer.policy.name[write.language]
    # Translators: first line of a text that is shared. {state}: the name of a stage.
    state = write.text(message("share.state"), operator=operator, state=found.word)
    # Translators: within a text that is shared: a label of the card and its date.
    one = message("share.date")
    dates = [write.text(one, label=each.label, date=each.date) for each in found.dates]
    if help_on(answer) in (Help.PERHAPS_SOLD, Help.SOLD):
        dates.append(found.action.text)
    return "\n".join((state, " ".join(dates)))


def _calendars(answer: Answer, made: date, write: Writer) -> dict[str, Any]:
    try:
        due = reminder(answer, made, write)
    except Refusal as refusal:
        return {"none": sentence(refusal, write)}
    operator = answer.policy.operator
    named = content_lines(answer, made, write, LABEL)
    return {
        "reminder": {
            "operator": operator,
            "named": [f"UID:{UID}" if line.startswith("UID:") else line for line in named],
            "unnamed": content_lines(answer, made, write, ""),
        },
        "file": file_name(answer, made, write),
        "google": _entry(due, made, write),
    }


def _entry(due: Reminder, made: date, write: Writer) -> dict[str, str]:
    """The entry of a calendar on the web: some days ahead, as far as there are so many."""
    day = max(due.day - AHEAD, made)
    # Translators: in the entry of a web calendar: why it stands some days before {last}.
    details = message("entry.details")
    return {
        "title": due.title,
        "first": _compact(day),
        "last": _compact(day + timedelta(days=1)),
        "details": write.text(details, last=write.full_date(due.day)),
    }


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")
