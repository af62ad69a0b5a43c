"""Reading the dates that people type or paste, whole messages included.

What plainly holds one date is a date: day first, as Smart prints it (10.09.26), year first with
four digits, month names of both languages, Khmer digits, a time behind it. What has two meanings,
or may be something else, is refused, with the likely meanings as offers; nothing is guessed.

A text is cut into tokens, each of a kind that is one letter, and `input.json` has the words of
each kind and the forms of a date as patterns over those letters. `reading.js` does the same in the
page, with the same file. Digits are of kind `1`, `2`, `4`, `6` or `8`, by how many there are, else
`0`. `m` is a month's name, `v` a word for validity, `u` until, `f` from, `k` `K` `e` the words
before day, month and year, `w` a weekday, `h` the ending of 10th, `o` a word that says nothing, `l`
another Latin word, `x` anything else; `D` stands for a date that was found before.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from calculator.cldr import locales
from calculator.refusal import Refusal, echo

LONGEST_INPUT = 2_000  # characters; far more than any message about a number has
FIRST_YEAR, LAST_YEAR = 2000, 2199
# A two-digit year is beyond doubt only where no other century can be meant.
TWO_DIGIT_YEARS = range(20, 50)
CENTURY, BUDDHIST_ERA = 2000, 543
BUDDHIST_YEARS = range(2500, LAST_YEAR + BUDDHIST_ERA + 1)
# So near to today, a number may as well be a year that stands first.
NEAR = timedelta(days=3 * 365 + 1)
ONE_DAY = timedelta(days=1)
MOST_OFFERS = 4
NOON = 12
ANCHOR_REACH = 120  # tokens before a date among which a word such as "valid till" may stand
# A spreadsheet counts days from here; its numbers are dates in a column of dates only.
SERIAL_ZERO = date(1899, 12, 30)
SERIALS = range(36_526, 100_000)

LIMITS = {
    "longest": LONGEST_INPUT,
    "years": {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
        "short": [TWO_DIGIT_YEARS[0], TWO_DIGIT_YEARS[-1]],
    },
    "century": CENTURY,
    "buddhist": {"era": BUDDHIST_ERA, "first": BUDDHIST_YEARS[0]},
    "near": NEAR.days,
    "offers": MOST_OFFERS,
    "reach": ANCHOR_REACH,
}

KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
LOOKALIKES = str.maketrans("oil", "011")  # letters, for the digits that they look like
BLANKS = re.compile(" +")


def plain(typed: str) -> str:
    """The text with Latin digits and single blanks, without invisible marks and outer blanks.

    Text pasted from a message or a page often carries zero-width spaces; a line break is a blank.
    """
    if not (typed.isascii() and typed.isprintable()):
        typed = "".join(map(_visible, typed))
    return BLANKS.sub(" ", typed.translate(KHMER_DIGITS)).strip(" ")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category[0] == "Z" or category == "Cc" else character


def read_date(typed: str, field: str, on: date | None) -> date:
    """The date in `typed`, which belongs to the part `field` of the question.

    `on` is the day by which a doubtful year is judged, None where no day is known yet. Raises
    `Refusal`, with the likely meanings, for what is no date or can be read in more than one way.
    """
    text = plain(typed)
    if not text:
        raise Refusal("date-missing", field)
    read = _understood(text, on) if len(text) <= LONGEST_INPUT else Doubt("date-garbage")
    if isinstance(read, Doubt):
        raise Refusal(read.id, field, typed=echo(typed)).offering(read.offers)
    return read


def dated_cell(typed: str) -> str:
    """A cell of a table's column of dates; a spreadsheet's number of a day becomes that day."""
    text = plain(typed)
    if re.fullmatch("[0-9]{5}", text) and int(text) in SERIALS:
        return (SERIAL_ZERO + timedelta(days=int(text))).isoformat()
    return typed


@cache
def forms() -> dict[str, Any]:
    """Words, marks and forms of `input.json`; each word and mark leads to what it stands for.

    Names of months and weekdays are put in; a month's kind is followed by its number. The build
    hands this to the page.
    """
    text = Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    words = {word: kind for kind, each in data["words"].items() for word in each}
    for locale in locales().values():
        words |= dict.fromkeys(map(str.lower, locale["weekdays"]), "w")
        for number, name in enumerate(locale["months"], 1):
            words |= dict.fromkeys([name.lower(), *data["months"][number - 1]], f"m{number}")
    marks = {mark: kind for kind, each in data["marks"].items() for mark in each}
    del data["months"]
    currencies = {word: code for code, each in data["currencies"].items() for word in each}
    return data | {"words": words, "marks": marks, "currencies": currencies, "limits": LIMITS}


@dataclass(frozen=True)
class Doubt:
    """Why no date was read: the id of a refusal, and the days that are likely meant."""

    id: str
    offers: tuple[date, ...] = ()


@dataclass(frozen=True)
class Form:
    """A form that was found: the order of its parts, and the places of its tokens."""

    order: str
    start: int
    end: int


class Text:
    """A plain text as tokens: `kinds` has one letter for each of the `values`."""

    def __init__(self, text: str) -> None:
        found = [_token(piece) for piece in _pieces().findall(text.lower())]
        self.values = [value for _, value in found]
        self.kinds = "".join(kind for kind, _ in found)

    @cached_property
    def anywhere(self) -> list[Form]:
        """The forms that count wherever they stand, from left to right."""
        pattern, orders = _any_of("anywhere")
        return [
            Form(orders[found.lastindex - 1], *found.span())
            for found in pattern.finditer(self.kinds)
            if found.lastindex
        ]

    def whole(self, *groups: str) -> Form | None:
        """The form that all of the text has, if it has one of these groups."""
        for group in groups:
            before, after = forms()["before"][group], forms()["after"]
            for order, form in forms()[group]:
                if found := re.match(f"{before}({form}){after}", self.kinds):
                    return Form(order, *found.span(1))
        return None

    def parts(self, form: Form) -> list[str]:
        """The numbers and the month's name in a form, as numbers."""
        places = range(form.start, form.end)
        return [self.values[place] for place in places if self.kinds[place] in "012468m"]


@cache
def _pieces() -> re.Pattern[str]:
    """Numbers, Latin words, known Khmer words, and single characters."""
    khmer = [re.escape(word) for word in forms()["words"] if not word.isascii()]
    longest_first = sorted(khmer, key=len, reverse=True)
    return re.compile("|".join(["[0-9]+", "[a-z]+", *longest_first, "."]), re.DOTALL)


@cache
def _any_of(group: str) -> tuple[re.Pattern[str], list[str]]:
    """The forms of a group as one pattern, and the order of the parts of each."""
    found = forms()[group]
    return re.compile("|".join(f"({form})" for _, form in found)), [order for order, _ in found]


def _token(piece: str) -> tuple[str, str]:
    if "0" <= piece[0] <= "9":
        return (str(len(piece)) if len(piece) in (1, 2, 4, 6, 8) else "0"), piece
    if kind := forms()["words"].get(piece):
        return kind[0], kind[1:] or piece
    other = "l" if "a" <= piece[0] <= "z" else "x"
    return forms()["marks"].get(piece, other), piece


def _understood(text: str, on: date | None) -> date | Doubt:
    """The one date in a plain text."""
    tokens = Text(text)
    readings = list(dict.fromkeys(_readings(tokens, on)))
    doubts = [each for each in readings if isinstance(each, Doubt)]
    if doubts:
        return doubts[0]
    days = [each for each in readings if isinstance(each, date)]
    if len(days) > 1:
        return Doubt("date-several", tuple(days[:MOST_OFFERS]))
    return days[0] if days else _without_date(text, tokens, on)


def _without_date(text: str, tokens: Text, on: date | None) -> Doubt:
    """Why there is no date in a text: a year that is missing, letters in place of digits."""
    if half := tokens.whole("half"):
        parts = [int(part) for part in tokens.parts(half)]
        day, month = parts if half.order == "dm" else reversed(parts)
        return _without_year(day, month, on)
    mended = re.sub(forms()["mistyped"], _digits_only, text.lower())
    read = _understood(mended, on) if mended != text.lower() else None
    return Doubt("date-garbage", (read,) if isinstance(read, date) else ())


def _digits_only(found: re.Match[str]) -> str:
    return found[0].translate(LOOKALIKES)


def _without_year(day: int, month: int, on: date | None) -> Doubt:
    years = range(on.year - 1, on.year + 2) if on else ()
    days = [found for year in years if (found := _existing(year, month, day))]
    if on and days:
        nearest = min(days, key=lambda each: abs(each - on))
        return Doubt("date-year-missing", (nearest,))
    return Doubt("date-garbage")


def _readings(tokens: Text, on: date | None) -> Iterator[date | Doubt]:
    """What each date of a text means: of those behind a word for validity, where there are any."""
    found = [form for form in tokens.anywhere if form.order not in ("none", "time")]
    if not found:
        whole = tokens.whole("whole", "run")
        found = [whole] if whole else []
    for form in list(_anchored(tokens, found)) or found:
        read = _day(tokens, form, on)
        yield read if isinstance(read, Doubt) else _at_its_time(tokens, form, read)


def _anchored(tokens: Text, found: list[Form]) -> Iterator[Form]:
    before, last = "", 0
    for form in found:
        before = (before + tokens.kinds[last : form.start])[-ANCHOR_REACH:]
        if re.search(forms()["anchor"], before):
            yield form
        before, last = before + "D", form.end


def _day(tokens: Text, form: Form, on: date | None) -> date | Doubt:
    """The day that a form names, whatever time stands beside it."""
    parts = tokens.parts(form)
    kinds = tokens.kinds[form.start : form.end]
    if form.order == "run":
        return _run(parts[0], on)
    if form.order == "mdy":
        return _checked(parts[2], parts[0], parts[1], on)
    if form.order in ("ymd", "iso"):
        return _checked(parts[0], parts[1], parts[2], on)
    if "-" in kinds and "m" not in kinds:
        return _day_or_year_first(parts[0], parts[1], parts[2], on)
    return _checked(parts[2], parts[1], parts[0], on)


def _run(digits: str, on: date | None) -> date | Doubt:
    """Digits without separators: day first, or the year where it has four of them."""
    if len(digits) == len("100926"):
        return _day_or_year_first(digits[:2], digits[2:4], digits[4:], on)
    year_first = _checked(digits[:4], digits[4:6], digits[6:], on)
    if isinstance(year_first, date):
        return year_first
    return _checked(digits[4:], digits[2:4], digits[:2], on)


def _day_or_year_first(first: str, month: str, last: str, on: date | None) -> date | Doubt:
    """Three short numbers of which either end may be the year, where that is near to today."""
    day_first = _checked(last, month, first, on)
    if len(last) > 2 or len(first) < 2 or int(first) not in TWO_DIGIT_YEARS:
        return day_first
    year_first = _existing(CENTURY + int(first), int(month), int(last))
    if not year_first or year_first == day_first or (on and abs(year_first - on) > NEAR):
        return day_first
    both = [day_first, year_first] if isinstance(day_first, date) else [year_first]
    return Doubt("date-unclear", tuple(sorted(both, key=lambda day: abs(day - (on or day)))))


def _checked(year: str, month: str, day: str, on: date | None) -> date | Doubt:
    """The day of these numbers, if it is beyond doubt."""
    number = int(year) + (CENTURY if len(year) == 2 else 0)
    if len(year) == 2 and int(year) not in TWO_DIGIT_YEARS:
        buddhist = _existing(int(year) + BUDDHIST_YEARS[0] - BUDDHIST_ERA, int(month), int(day))
        near = buddhist and on and abs(buddhist - on) <= NEAR
        return Doubt("date-two-digit-year", (buddhist,) if buddhist and near else ())
    if number in BUDDHIST_YEARS:
        return _doubtful("date-buddhist", number - BUDDHIST_ERA, int(month), int(day))
    if not _existing(number, int(month), int(day)):
        return _doubtful("date-impossible", number, int(day), int(month))
    found = date(number, int(month), int(day))
    return found if FIRST_YEAR <= number <= LAST_YEAR else Doubt("date-out-of-range")


def _doubtful(id: str, year: int, month: int, day: int) -> Doubt:
    """A doubt that offers a day, where there is such a day."""
    offer = _existing(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    return Doubt(id, (offer,) if offer else ())


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at_its_time(tokens: Text, form: Form, day: date) -> date | Doubt:
    """The day, unless a time beside it does not exist, or is where one day meets another."""
    for time in tokens.anywhere:
        clock = _clock(tokens, form, time)
        if not clock:
            continue
        if not _is_time(*clock) or re.match(forms()["zone"], tokens.kinds[time.end :]):
            return Doubt("date-time", (day,))
        # Tables write a plain date as 2026-12-07 00:00:00.
        plain_date = form.order == "iso" and len(clock) > 2
        if clock[:2] == [0, 0] and not plain_date:
            return Doubt("date-midnight", (day - ONE_DAY, day))
    return day


def _clock(tokens: Text, form: Form, time: Form) -> list[int]:
    """Hour, minute and perhaps second of a time that stands beside a date, else nothing."""
    first, second = sorted((form, time), key=lambda each: each.start)
    gap = tokens.kinds[first.end : second.start]
    kinds = tokens.kinds[time.start : time.end]
    parts = [int(part) for part in tokens.parts(time)]
    if time.order == "none":
        # Behind a date 23.59 is a time; 99.99 is none, but an amount.
        dotted = first is form and kinds == "2.2" and _is_time(*parts)
        return parts if dotted and re.match(forms()["dottedTimeGap"], gap) else []
    if time.order != "time" or not re.match(forms()["timeGap"], gap):
        return []
    if kinds[-1] == "A" and parts[0] == NOON:
        parts[0] = 0
    if kinds[-1] == "P" and parts[0] < NOON:
        parts[0] += NOON
    return parts


def _is_time(hour: int, minute: int, second: int = 0) -> bool:
    return (hour < 24 and minute < 60 and second < 60) or (hour, minute, second) == (24, 0, 0)
