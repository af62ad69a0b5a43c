"""Reading dates that people type.

Day first, as Smart prints them (19.05.26), or ISO (2026-05-19); Khmer digits; month names of
both languages. An impossible or ambiguous date is refused, never guessed. Supported are the
years 2000 to 2199.
"""

import re
from datetime import date

from calculator.cldr import month_number
from calculator.refusal import Refusal, echo
from calculator.typed import plain

LONGEST_INPUT = 60
FIRST_YEAR, LAST_YEAR = 2000, 2199
# A two-digit year is beyond doubt only where no other century can be meant.
TWO_DIGIT_YEARS = range(20, 50)

# The SMS says "23:59" after the date; it may be pasted along.
TIME = re.compile(r"[\s,]+[0-9]{1,2}:[0-9]{2}$")
# Khmer for day, month and year, as in ថ្ងៃទី 7 ខែ ធ្នូ ឆ្នាំ 2026.
KHMER_LABELS = re.compile("ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ")
ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})\s*(?P<mark>[./-])\s*(?P<month>[0-9]{1,2})\s*(?P=mark)\s*"
    r"(?P<year>[0-9]{4}|[0-9]{2})"
)
NAMED = re.compile(r"(?P<day>[0-9]{1,2})\s*(?P<name>[^\s0-9,/-]+?)[\s,]*(?P<year>[0-9]{4})")


def read_date(typed: str, field: str) -> date:
    """The date in `typed`, which belongs to the part `field` of the question.

    Raises `Refusal` for a date that does not exist or can be read in more than one way.
    """
    text = plain(typed)
    if not text:
        raise Refusal("date-missing", field)
    parts = _parts(text) if len(text) <= LONGEST_INPUT else None
    if not parts:
        raise Refusal("date-garbage", field, typed=echo(typed))
    year, month, day = parts
    short = len(year) == 2
    if short and int(year) not in TWO_DIGIT_YEARS:
        raise Refusal("date-two-digit-year", field, typed=echo(typed))
    try:
        read = date(2000 + int(year) if short else int(year), month, day)
    except ValueError:
        raise Refusal("date-impossible", field, typed=echo(typed)) from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise Refusal("date-out-of-range", field, typed=echo(typed))
    return read


def _parts(text: str) -> tuple[str, int, int] | None:
    """Year as typed, month and day, or None for what is no date at all."""
    text = TIME.sub("", KHMER_LABELS.sub(" ", text)).strip()
    if match := ISO.fullmatch(text) or DAY_FIRST.fullmatch(text):
        return match["year"], int(match["month"]), int(match["day"])
    if match := NAMED.fullmatch(text):
        month = month_number(match["name"])
        return (match["year"], month, int(match["day"])) if month else None
    return None
