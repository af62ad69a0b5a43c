"""When a reminder sounds, and how days are written in a calendar file."""

from datetime import date, datetime, time, timedelta

from calculator.guide import covers, utc_offset
from calculator.policy import Policy
from calculator.timeline import ONE_DAY

MORNING = time(9)

# At nine in the morning 7, 3 and 1 days before. An all-day event begins at midnight of the reader's
# own zone (RFC 5545, 3.6.6), so that nine in the morning is 15 hours before that of a day earlier.
BEFORE = ("-P6DT15H", "-P2DT15H", "-PT15H")
AT_NINE = "PT9H"


def alarms(day: date, policy: Policy) -> list[tuple[str, str]]:
    """Name and value of the triggers of an all-day event, the earliest first.

    The days before are counted in the zone where the reader is. On the day itself nine o'clock is
    the operator's, for whom the day ends: in America nine o'clock would be too late. As a moment in
    UTC it also escapes Outlook, which takes a duration after the start for one before it.
    """
    before = [("TRIGGER", duration) for duration in BEFORE]
    if not covers(policy):
        return [*before, ("TRIGGER", AT_NINE)]
    moment = datetime.combine(day, MORNING) - timedelta(minutes=utc_offset())
    return [*before, ("TRIGGER;VALUE=DATE-TIME", f"{moment:%Y%m%dT%H%M%SZ}")]


def compact(day: date) -> str:
    """A day as a calendar file has it: 20261207."""
    return day.isoformat().replace("-", "")


def day_after(day: date) -> date:
    """The day on which an all-day event is over."""
    return day + ONE_DAY
