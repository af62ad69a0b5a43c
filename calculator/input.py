"""Reading the dates that people type or paste, whole messages included.

What plainly holds one date is a date: day first, as Smart prints it (10.09.26), year first with
four digits, month names of both languages, Khmer digits, a time behind it. What has two meanings,
or may be something else, is refused, with the likely meanings as offers; nothing is guessed.
"""

import re
from collections.abc import Iterator
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
# So far ahead no validity ends, whatever anybody tops up: such a day is never offered.
AHEAD = timedelta(LIMITS["ahead"])
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
    for half in tokens.whole("half"):
        day, month = half.parts if half.order == "dm" else reversed(half.parts)
        return _without_year(day, month, on)
    likely: Offers = ()
    mended = re.sub(forms()["mistyped"], lambda found: found[0].translate(LOOKALIKES), text.lower())
    try:
        if run := re.search(forms()["runBehind"], tokens.kinds):
            likely = (_run(tokens.values[run.start(1)], on),)
        elif mended != text.lower():
            likely = (_understood(mended, field, on),)
    except Refusal as refusal:
        likely = refusal.offers
    return Refusal("date-garbage").offering(likely)


def _without_year(day: str, month: str, on: date | None) -> Refusal:
    years = range(on.year - 1, on.year + 2) if on else ()
    days = [found for year in years for found in _existing(year, month, day)]
    if on and days:
        nearest = min(days, key=lambda each: abs(each - on))
        return Refusal("date-year-missing").offering((nearest,))
    return Refusal("date-garbage")


def _days(tokens: Text, field: str, on: date | None) -> Iterator[date]:
    """What each date of a text means that may be the day asked for."""
    found = [form for form in tokens.anywhere() if _is_date(tokens, form)]
    found = found or tokens.whole("whole", "run")
    meant, perhaps = _meant(tokens, field, found)
    if found and not meant:
        days = [_day(form, on) for form in perhaps]
        raise Refusal("date-other-day").offering(tuple(dict.fromkeys(days[:MOST_OFFERS])))
    for form in meant:
        yield _at_its_time(tokens, form, _day(form, on))


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
        if not anchored and is_sold:
            return [], []
        if not anchored and is_topped_up:
            # A balance and its day may be followed by a sentence that asks for a top-up.
            return [], [form for form in meant if _is_before_top_up(tokens, form)]
        if all(form in plans for form in meant):
            return [], [] if is_sold else plans
    return meant, []


def _is_before_top_up(tokens: Text, form: Form) -> bool:
    """Whether a top-up is first spoken of in a later sentence."""
    is_first = "r" not in tokens.kinds[: form.start]
    return is_first and bool(re.match(forms()["laterTopUp"], tokens.kinds[form.end :]))


def _is_date(tokens: Text, form: Form) -> bool:
    """Whether a form is a date: three numbers with blanks between may be anything in a text."""
    if form.order != "spaced":
        return form.order not in ("none", "time")
    years = [int(part) for part in form.parts if len(part) == len("2026")]
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


def _day(form: Form, on: date | None) -> date:
    """The day that a form names, whatever time stands beside it."""
    first, *others = form.parts
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
    year_first = _existing(CENTURY + int(first), month, last)
    # Of a year that is doubtful too, the likeliest: 26-09-10 may be a day of 2010.
    other = _existing(CENTURY + int(last), month, first)
    if not year_first or year_first == other or (on and abs(year_first[0] - on) > NEAR):
        return _checked(last, month, first, on)
    likely = sorted((*other, *year_first), key=lambda day: abs(day - (on or day)))
    raise Refusal("date-unclear").offering(tuple(likely))


def _checked(year: str, month: str, day: str, on: date | None) -> date:
    """The day of these numbers, if it is beyond doubt."""
    number = int(year)
    if len(year) == 2 and number not in TWO_DIGIT_YEARS:
        common = number + BUDDHIST_YEARS[0] - BUDDHIST_ERA
        raise Refusal("date-two-digit-year").offering(_near(common, month, day, on))
    number += CENTURY if len(year) == 2 else 0
    if number in BUDDHIST_YEARS:
        raise Refusal("date-buddhist").offering(_offer(number - BUDDHIST_ERA, month, day, on))
    if not (found := _existing(number, month, day)):
        raise Refusal("date-impossible").offering(_offer(number, day, month, on))
    # So far ahead, two digits of a year that is near have changed places, as in 2062.
    exchanged = int(re.sub("(.)(.)$", r"\2\1", str(number)))
    likely = () if _is_likely(found[0], on) else _near(exchanged, month, day, on)
    if likely or not FIRST_YEAR <= number <= LAST_YEAR:
        raise Refusal("date-out-of-range").offering(likely)
    return found[0]


def _is_likely(day: date, on: date | None) -> bool:
    """Whether a day may well be meant."""
    return FIRST_YEAR <= day.year <= LAST_YEAR and not (on and day - on > AHEAD)


def _offer(year: int, month: str, day: str, on: date | None) -> tuple[date, ...]:
    return tuple(each for each in _existing(year, month, day) if _is_likely(each, on))


def _near(year: int, month: str, day: str, on: date | None) -> tuple[date, ...]:
    return tuple(each for each in _existing(year, month, day) if on and abs(each - on) <= NEAR)


def _existing(year: int, month: str, day: str) -> tuple[date, ...]:
    """The day of these numbers, where there is such a day."""
    try:
        return (date(year, int(month), int(day)),)
    except ValueError:
        return ()


def _at_its_time(tokens: Text, form: Form, day: date) -> date:
    """The day, unless a time beside it does not exist, or is where one day meets another."""
    for clock, is_of_another_zone in _clocks(tokens, form):
        if is_of_another_zone or not _is_time(*clock):
            raise Refusal("date-time").offering((day,))
        # Tables write a plain date as 2026-12-07 00:00:00.
        plain_date = form.order == "iso" and len(clock) > 2
        if clock[:2] == [0, 0] and not plain_date:
            raise Refusal("date-midnight").offering((day - ONE_DAY, day))
    return day


def _clocks(tokens: Text, form: Form) -> Iterator[tuple[list[int], bool]]:
    """Hour, minute and perhaps second of each time beside a date, and if another zone is named."""
    before = re.search(forms()["timeBefore"], tokens.kinds[: form.start])
    behind = re.match(forms()["timeBehind"], tokens.kinds[form.end :])
    for found, start in ((before, 0), (behind, form.end)):
        if not found:
            continue
        clock = [int(each) for each in tokens.parts(*(start + place for place in found.span(1)))]
        if "." in found[1] and not _is_time(*clock):
            continue  # Behind a date 23.59 is a time; 99.99 is none, but an amount.
        if found[1].endswith("A") and clock[0] == NOON:
            clock[0] = 0  # Of all hours only this one is another day's.
        yield clock, found.lastindex == 2


def _is_time(hour: int, minute: int, second: int = 0) -> bool:
    return (hour < 24 and minute < 60 and second < 60) or (hour, minute, second) == (24, 0, 0)
