"""Reading the dates that people type or paste, whole messages included.

What plainly holds one date is a date: day first, as Smart prints it (10.09.26), year first with
four digits, month names of both languages, Khmer digits, a time behind it. What has two meanings,
or may be something else, is refused, with the likely meanings as offers; nothing is guessed.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from calculator.refusal import Offers, Refusal, echo
from calculator.tokens import LIMITS, LONGEST_TYPED, Form, Text, forms, plain

LONGEST_INPUT: int = LIMITS["longest"]
FIRST_YEAR: int = LIMITS["years"]["first"]
LAST_YEAR: int = LIMITS["years"]["last"]
# A two-digit year is beyond doubt only where no other century can be meant.
TWO_DIGIT_YEARS = range(LIMITS["years"]["short"][0], LIMITS["years"]["short"][1] + 1)
CENTURY: int = LIMITS["century"]
BUDDHIST_ERA: int = LIMITS["buddhist"]["era"]
BUDDHIST_YEARS = range(LIMITS["buddhist"]["first"], LAST_YEAR + BUDDHIST_ERA + 1)
# So near to today, a number may as well be a year that stands first.
NEAR = timedelta(LIMITS["near"])
ONE_DAY = timedelta(days=1)
MOST_OFFERS: int = LIMITS["offers"]
NOON = 12
ANCHOR_REACH: int = LIMITS["reach"]  # tokens before a date among which "valid till" may stand
# A spreadsheet counts days from here; its numbers are dates in a column of dates only.
SERIAL_ZERO = date(1899, 12, 30)
SERIALS = range(36_526, 100_000)

LOOKALIKES = str.maketrans("oil", "011")  # letters, for the digits that they look like


def read_date(typed: str, field: str, on: date | None) -> date:
    """The date in `typed`, which belongs to the part `field` of the question.

    `on` is the day by which a doubtful year is judged, None where no day is known yet. Raises
    `Refusal`, with the likely meanings, for what is no date or can be read in more than one way.
    """
    text = plain(typed[:LONGEST_TYPED])
    if not text:
        raise Refusal("date-missing", field)
    try:
        if len(typed) > LONGEST_TYPED or len(text) > LONGEST_INPUT:
            raise Refusal("date-garbage")
        return _understood(text, field, on)
    except Refusal as refusal:
        refusal.field, refusal.details = field, {"typed": echo(typed)}
        raise


def dated_cell(typed: str) -> str:
    """A cell of a table's column of dates; a spreadsheet's number of a day becomes that day."""
    text = plain(typed)
    if re.fullmatch("[0-9]{5}", text) and int(text) in SERIALS:
        return (SERIAL_ZERO + timedelta(days=int(text))).isoformat()
    return typed


def _understood(text: str, field: str, on: date | None) -> date:
    """The one date in a plain text; raises `Refusal`, as all below, with the likely meanings."""
    tokens = Text(text)
    days = list(dict.fromkeys(_days(tokens, field, on)))
    if len(days) > 1:
        raise Refusal("date-several").offering(tuple(days[:MOST_OFFERS]))
    if not days:
        raise _without_date(text, tokens, field, on)
    return days[0]


def _without_date(text: str, tokens: Text, field: str, on: date | None) -> Refusal:
    """Why there is no date in a text: a year that is missing, letters in place of digits.

    Digits without separators are none within a text, and yet a day is likely meant by those that
    are its only number and stand behind a word for validity.
    """
    if half := tokens.whole("half"):
        parts = [int(part) for part in tokens.parts(half)]
        day, month = parts if half.order == "dm" else reversed(parts)
        return _without_year(day, month, on)
    likely: Offers = ()
    mended = re.sub(forms()["mistyped"], lambda found: found[0].translate(LOOKALIKES), text.lower())
    if run := re.search(forms()["runBehind"], tokens.kinds):
        try:
            likely = (_run(tokens.values[run.start(1)], on),)
        except Refusal as refusal:
            likely = refusal.offers
    elif mended != text.lower():
        with suppress(Refusal):
            likely = (_understood(mended, field, on),)
    return Refusal("date-garbage").offering(likely)


def _without_year(day: int, month: int, on: date | None) -> Refusal:
    years = range(on.year - 1, on.year + 2) if on else ()
    days = [found for year in years if (found := _existing(year, month, day))]
    if on and days:
        nearest = min(days, key=lambda each: abs(each - on))
        return Refusal("date-year-missing").offering((nearest,))
    return Refusal("date-garbage")


def _days(tokens: Text, field: str, on: date | None) -> Iterator[date]:
    """What each date of a text means that may be the day asked for."""
    found = [form for form in tokens.anywhere if _is_date(tokens, form)]
    if not found:
        whole = tokens.whole("whole", "run")
        found = [whole] if whole else []
    meant, perhaps = _meant(tokens, field, found)
    if found and not meant:
        days = [_day(tokens, form, on) for form in perhaps]
        raise Refusal("date-other-day").offering(tuple(dict.fromkeys(days[:MOST_OFFERS])))
    for form in meant:
        yield _at_its_time(tokens, form, _day(tokens, form, on))


def _meant(tokens: Text, field: str, found: list[Form]) -> tuple[list[Form], list[Form]]:
    """The dates that may be the day asked for: behind a word for validity, where there are any.

    There stands no day of the past, such as that of a top-up; and what tells of a sale, a cut-off
    or a payment, and has no such word, tells of no validity: a reminder names its last day.
    Nor does the only day in a message about a top-up, or one from which something holds. Nor does
    a number live as long as a package of data that it has bought; the days of packages come
    second, since one may be the number's after all.
    """
    anchored = _behind(tokens, found, "anchor")
    if field in forms()["past"]:
        return [form for form in found if form not in anchored], []
    meant = anchored or found
    if field == "valid_until":
        begins, plans = _behind(tokens, found, "begin"), _behind(tokens, found, "plan")
        meant = [form for form in meant if form not in begins]
        is_sold, is_topped_up = "s" in tokens.kinds, "r" in tokens.kinds and len(meant) == 1
        is_another = not anchored and (is_sold or is_topped_up)
        if is_another or all(form in plans for form in meant):
            return [], [] if is_sold else plans
    return meant, []


def _is_date(tokens: Text, form: Form) -> bool:
    """Whether a form is a date: three numbers with blanks between may be anything in a text."""
    if form.order != "spaced":
        return form.order not in ("none", "time")
    years = [int(part) for part in tokens.parts(form) if len(part) == len("2026")]
    before, after = tokens.kinds[: form.start], tokens.kinds[form.end :]
    return (
        any(FIRST_YEAR <= year <= BUDDHIST_YEARS[-1] for year in years)
        or bool(re.search(forms()["wordBefore"], before[-ANCHOR_REACH:]))
        or bool(re.match(forms()["wordAfter"], after[:ANCHOR_REACH]))
    )


def _behind(tokens: Text, found: list[Form], words: str) -> list[Form]:
    """The dates that stand behind such words."""
    before, last, behind = "", 0, []
    for form in found:
        before = (before + tokens.kinds[last : form.start])[-ANCHOR_REACH:]
        if re.search(forms()[words], before):
            behind.append(form)
        before, last = before + "D", form.end
    return behind


def _day(tokens: Text, form: Form, on: date | None) -> date:
    """The day that a form names, whatever time stands beside it."""
    first, *others = tokens.parts(form)
    if form.order == "run":
        return _run(first, on)
    second, third = others
    if form.order == "either":
        return _day_or_year_first(first, second, third, on)
    if form.order == "mdy":
        return _checked(third, first, second, on)
    if len(first) == len("2026"):
        return _checked(first, second, third, on)
    return _checked(third, second, first, on)


def _run(digits: str, on: date | None) -> date:
    """Digits without separators: day first, or the year where it has four of them."""
    if len(digits) == len("100926"):
        return _day_or_year_first(digits[:2], digits[2:4], digits[4:], on)
    try:
        return _checked(digits[:4], digits[4:6], digits[6:], on)
    except Refusal:
        return _checked(digits[4:], digits[2:4], digits[:2], on)


def _day_or_year_first(first: str, month: str, last: str, on: date | None) -> date:
    """Three short numbers of which either end may be the year, where that is near to today."""
    if len(last) > 2 or len(first) < 2 or int(first) not in TWO_DIGIT_YEARS:
        return _checked(last, month, first, on)
    year_first = _existing(CENTURY + int(first), int(month), int(last))
    # Of a year that is doubtful too, the likeliest: 26-09-10 may be a day of 2010.
    other = _existing(CENTURY + int(last), int(month), int(first))
    if not year_first or year_first == other or (on and abs(year_first - on) > NEAR):
        return _checked(last, month, first, on)
    both = [other, year_first] if other else [year_first]
    likely = tuple(sorted(both, key=lambda day: abs(day - (on or day))))
    raise Refusal("date-unclear").offering(likely)


def _checked(year: str, month: str, day: str, on: date | None) -> date:
    """The day of these numbers, if it is beyond doubt."""
    number = int(year) + (CENTURY if len(year) == 2 else 0)
    if len(year) == 2 and int(year) not in TWO_DIGIT_YEARS:
        buddhist = _existing(int(year) + BUDDHIST_YEARS[0] - BUDDHIST_ERA, int(month), int(day))
        near = buddhist and on and abs(buddhist - on) <= NEAR
        raise Refusal("date-two-digit-year").offering((buddhist,) if buddhist and near else ())
    if number in BUDDHIST_YEARS:
        likely = _offer(number - BUDDHIST_ERA, int(month), int(day))
        raise Refusal("date-buddhist").offering(likely)
    if not (found := _existing(number, int(month), int(day))):
        raise Refusal("date-impossible").offering(_offer(number, int(day), int(month)))
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Refusal("date-out-of-range")
    return found


def _offer(year: int, month: int, day: int) -> Offers:
    """The day, where there is such a day."""
    offer = _existing(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    return (offer,) if offer else ()


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at_its_time(tokens: Text, form: Form, day: date) -> date:
    """The day, unless a time beside it does not exist, or is where one day meets another."""
    for time in tokens.anywhere:
        clock = _clock(tokens, form, time)
        if not clock:
            continue
        if not _is_time(*clock) or re.match(forms()["zone"], tokens.kinds[time.end :]):
            raise Refusal("date-time").offering((day,))
        # Tables write a plain date as 2026-12-07 00:00:00.
        plain_date = form.order == "iso" and len(clock) > 2
        if clock[:2] == [0, 0] and not plain_date:
            raise Refusal("date-midnight").offering((day - ONE_DAY, day))
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
        parts[0] = 0  # Of all hours only this one is another day's.
    return parts


def _is_time(hour: int, minute: int, second: int = 0) -> bool:
    return (hour < 24 and minute < 60 and second < 60) or (hour, minute, second) == (24, 0, 0)
