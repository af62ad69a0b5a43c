"""A question as typed: its parts, amounts, and lists of top-ups. Dates are read by `input`.

A list has one top-up a line, as people keep it in a file, a spreadsheet or a message: date, amount
and, where it is not the usual one, channel, with tabs, semicolons or commas between them; a blank
does behind a date in figures. A first line that names these columns may set another order.
"""

import csv
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from calculator.input import read_date
from calculator.policy import Channel, Money, Policy, Programme
from calculator.question import PARTS, Activated, Question, TopUp, TopUps, ValidUntil, top_up_of
from calculator.refusal import Refusal, echo
from calculator.tokens import LIMITS, LONGEST_TYPED, Text, forms, normal, plain

LONGEST_AMOUNT: int = LIMITS["longestAmount"]
LONGEST_WHOLE: int = LIMITS["longestWhole"]  # with its separators
COLUMNS = ("date", "amount", "channel")
NEEDED = {"date", "amount"}
DELIMITERS = ("\t", ";", ",")  # the first one that a line has
BESIDE = re.compile("(?P<date>[0-9]+([./-])[0-9]+\\2[0-9]+) (?P<amount>.+)")
MOST_ROWS = 366
LONGEST_TEXT = 50_000  # characters; far more than that many rows need

Named = TypeVar("Named", bound=Channel | Programme)


def read_question(policy: Policy, typed: dict[str, str]) -> Question:
    """The question in `typed`; its keys are those of `PARTS`, and `on`.

    Raises `Refusal`, naming the part at fault, for what cannot be answered.
    """
    kind, on = kind_of(typed), read_asked_day(policy, typed)
    if kind == "history":
        return _read_top_ups(policy, typed[kind], on)
    if kind == "valid_until":
        return ValidUntil(read_date(typed[kind], kind, on), on)
    read = _read_top_up if kind == "top_up" else _read_new
    return read(policy, typed, read_past(typed[kind], kind, on), on)


def read_asked_day(policy: Policy, typed: Mapping[str, str]) -> date:
    """The day `on` that is asked about; raises `Refusal` for one before the first known rule."""
    on = read_date(typed.get("on", ""), "on", None)
    policy.rule_in_force(on, "on")
    return on


def read_past(typed: str, field: str, on: date) -> date:
    """The day of something that has happened: raises `Refusal` for one after the asked day."""
    day = read_date(typed, field, on)
    if day > on:
        raise Refusal("day-after-asked", field, day=day, on=on)
    return day


def kind_of(typed: dict[str, str]) -> str:
    """The part that the question is begun with; raises `Refusal` for none, or several."""
    kinds = [kind for kind in PARTS if kind in typed]
    if not kinds:
        raise Refusal("question-none")
    if len(kinds) > 1:
        raise Refusal("question-several")
    check_parts(typed, (*PARTS[kinds[0]], "on"))
    return kinds[0]


def check_parts(typed: Iterable[str], known: Container[str]) -> None:
    """Raises `Refusal` for a part that no such question has."""
    for part in typed:
        if part not in known:
            raise Refusal("question-part", None, part=echo(part))


def _read_new(policy: Policy, typed: dict[str, str], day: date, on: date) -> Activated:
    """The SIM activated on `day` with its programme; raises `Refusal`."""
    name = typed.get("programme", "")
    programme = _named(name, policy.programmes.values())
    known = tuple(policy.programmes)
    if not name:
        raise Refusal("programme-missing", "programme", known=known)
    if not programme:
        raise Refusal("programme-unknown", "programme", typed=echo(name), known=known)
    policy.rule_in_force(day, "activated")
    return Activated(day, programme.id, on)


def _read_top_up(policy: Policy, typed: dict[str, str], day: date, on: date) -> TopUp:
    """The top-up of `day` with its amount and channel; raises `Refusal`."""
    channel = channel_named(policy, typed.get("channel", policy.default_channel))
    amount = _read_money(
        typed.get("amount", ""), lambda money: channel.row_on(money, day) is not None
    )
    return top_up_of(policy, channel.id, amount, day, on)


def channel_named(policy: Policy, typed: str) -> Channel:
    """The channel of that id or name; raises `Refusal` where there is none."""
    if not (channel := _named(typed, policy.channels.values())):
        known = tuple(policy.channels)
        raise Refusal("channel-unknown", "channel", typed=echo(typed), known=known)
    return channel


def _named(typed: str, things: Iterable[Named]) -> Named | None:
    """The one with that id, or that name in a language, however it is written."""
    for thing in things:
        if normal(typed) in map(normal, (thing.id, *thing.name.values())):
            return thing
    return None


def _read_money(typed: str, published: Callable[[Money], bool]) -> Money:
    """An amount with its currency: "5 USD", "$2.50", "5,000 KHR", "20.000 ៛", "១០០០០ រៀល".

    Raises `Refusal` for what is not one plain amount and one known currency. It offers those of
    the likely meanings that are `published`, since nobody means a card that there is not; what has
    a comma before its cents and a currency has one meaning, published or not.
    """
    text = plain(typed[:LONGEST_TYPED])
    if not text:
        raise Refusal("amount-missing", "amount")
    too_long = len(typed) > LONGEST_TYPED or len(text) > LONGEST_AMOUNT
    found = None if too_long else re.fullmatch(forms()["amount"], text)
    if not found or len(found[2].partition(".")[0]) > LONGEST_WHOLE:
        raise Refusal("amount-garbage", "amount", typed=echo(typed))
    code = _currency(found[1].strip(" "), found[3].strip(" "))
    codes = [code] if code else list(forms()["numbers"])
    meant = [each for known in codes for each in _meanings(found[2].replace(" ", ","), known)]
    if code and meant and meant[0][1] == "sure":
        return meant[0][0]
    offers = tuple(
        str(money) for money, how in meant if (code and how == "plain") or published(money)
    )
    if code:
        raise Refusal("amount-unclear", "amount", typed=echo(typed)).offering(offers)
    raise Refusal("currency-missing", "amount", typed=echo(typed)).offering(offers)


def _currency(*words: str) -> str:
    """The code of the currency that these words name, "" where none does."""
    known = forms()["currencies"]
    codes = {word: known.get(word.lower()) for word in words if word}
    for word, code in codes.items():
        if not code or code != next(iter(codes.values())):
            raise Refusal("currency-unknown", "amount", currency=echo(word))
    return next(iter(codes.values()), "")


def _meanings(number: str, code: str) -> list[tuple[Money, str]]:
    """What a number may be worth in a currency, each with how certain that is.

    `input.json` has the forms of each currency, with the mark that says nothing in them: no riel
    has decimals, and three decimals of a dollar are some only where the last one says nothing.
    """
    return [
        (Money(Decimal(number.replace(mark, "").replace(",", ".")).normalize(), code), how)
        for form, mark, how in forms()["numbers"][code]
        if re.fullmatch(form, number)
    ]


def _read_top_ups(policy: Policy, text: str, on: date) -> TopUps:
    """The top-ups in `text`, one a line: date, amount and, where it is not the usual one, channel.

    Raises `Refusal`, with the number of the row, for one that cannot be read or lies after `on`.
    """
    typed = []
    for number, cells in _rows(text):
        try:
            day = read_past(cells.get("date", ""), "history", on)
            typed.append(_read_top_up(policy, cells, day, on))
        except Refusal as refusal:
            refusal.field = "history"
            raise refusal.in_row(number) from None
    top_ups = sorted(typed, key=lambda each: each.top_up)
    return TopUps(tuple(top_ups), top_ups != typed, on)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line that is not empty: its number, and its cells by column.

    Raises `Refusal` for a list without rows, for one that is too long, and, with the number of
    the row, for a line that cannot be taken apart.
    """
    if len(text) > LONGEST_TEXT:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    lines = [(number, cells) for number, cells in _lines(text) if any(cells)]
    columns: tuple[str, ...] = COLUMNS
    if lines and any(cell.lower() in COLUMNS for cell in lines[0][1]):
        columns = _columns(*lines.pop(0))
    if not lines:
        raise Refusal("history-empty", "history")
    if len(lines) > MOST_ROWS:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    for number, cells in lines:
        row = {name: cell for name, cell in zip(columns, cells, strict=False) if cell}
        # An amount beside the date, with nothing between them that parts cells, as in a chat.
        is_whole = "amount" not in row and "c" in Text(row.get("date", "")).kinds
        beside = BESIDE.fullmatch(row["date"]) if is_whole else None
        if (is_whole and not beside) or any(cells[len(columns) :]):
            whole = echo(" | ".join(filter(None, cells)))
            raise Refusal("history-row", "history", typed=whole).in_row(number)
        yield number, row | (beside.groupdict() if beside else {})


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        delimiter = next((each for each in DELIMITERS if each in line), ",")
        try:
            [cells] = csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True)
        except csv.Error:
            raise Refusal("history-row", "history", typed=echo(line)).in_row(number) from None
        yield number, [plain(cell) for cell in cells]


def _columns(number: int, heading: list[str]) -> tuple[str, ...]:
    """The columns in the order in which a heading names them."""
    names = [cell.lower() for cell in heading]
    while not names[-1]:
        names.pop()
    if len(set(names)) < len(names) or not NEEDED <= set(names) <= set(COLUMNS):
        raise Refusal("history-columns", "history", known=COLUMNS).in_row(number)
    return tuple(names)
