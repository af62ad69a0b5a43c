"""One top-up, and several, each of which counts from where the earlier ones left the number.

What successive top-ups do to each other is the convention `stacking`, unclear for Smart; so it
is one more choice of a reading. Under one reading every day is definite:

- Top-ups count in the order of their days, however they were typed. Of several on one day the
  shortest counts as the last, since their order within the day is not asked; so the earliest
  date stays sure. A row that is there twice counts twice.
- On a day on which the number is still valid, `stacking` decides: the days are added to those
  that are left (`adds`), the new ones stand alone even where they end earlier (`replaces`), or
  whichever ends later counts (`later-date`).
- After validity, in a stage in which a top-up restores the number, validity begins anew with
  it: nothing is left to which it could add. The rule of the time decides how long that is so,
  the one in force on the day on which validity had ended.
- Later, when the number is held or may be somebody else's, a plain top-up does nothing: the
  earlier life goes on, and later top-ups do nothing either. Where that is so under every
  reading, the question is refused. Where it is so under some, their dates stay part of the
  answer, with a warning: that the number works today would speak against them, but whether it
  does cannot be known here.

A list of top-ups is read as people keep it: one a line, from a file, a spreadsheet or a message. A
line holds date, amount and, where it is not the usual one, channel, with tabs, semicolons or commas
between them. A first line that names these columns may set another order.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.input import read_date
from calculator.money import Money, read_money
from calculator.policy import Policy, Row, Stage
from calculator.refusal import Refusal, echo
from calculator.timeline import Reading, Timeline, after_validity, stacked, validity_end
from calculator.tokens import plain

# A clause that a question rests on by itself, with the source of its figure if it is a row's.
Cited = tuple[str, str | None]

COLUMNS = ("date", "amount", "channel")
NEEDED = {"date", "amount"}
DELIMITERS = ("\t", ";", ",")  # the first one that a line has
MOST_ROWS = 366
LONGEST_TEXT = 50_000  # characters; far more than that many rows need


@dataclass(frozen=True)
class Line:
    """A line as typed. `number` is that of the line in the text, the first one being 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class TopUp:
    """The last top-up: its day, amount and channel, with the row of the table that it meets."""

    top_up: date
    amount: Money
    channel: str
    clause: str
    row: Row
    on: date

    conventions = ("top-up-day", "validity-end-day", "month-end")

    @property
    def top_ups(self) -> tuple["TopUp", ...]:
        """See `Question`."""
        return (self,)

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`."""
        return ((self.clause, self.row.source),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`."""
        valid_until = validity_end(self.top_up, self.row.validity, reading)
        rule = policy.rule_in_force(valid_until, "top_up")
        return after_validity(rule, self.top_up, valid_until, reading)

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        day, on = self.top_up.isoformat(), self.on.isoformat()
        return {"top_up": day, "amount": str(self.amount), "channel": self.channel, "on": on}


@dataclass(frozen=True)
class Counted:
    """A top-up as it counts under one reading.

    `stage` is where the number stood on its day, None while it was valid and for the first one;
    `valid_until` is the last day of validity with it, or without it where it came too late.
    """

    top_up: TopUp
    stage: Stage | None
    valid_until: date

    @property
    def too_late(self) -> bool:
        """Whether the number was cut off already, so that a plain top-up did nothing."""
        return self.stage is not None and not self.stage.top_up_restores


@dataclass(frozen=True)
class History:
    """Top-ups in the order of their days; `reordered` where they were typed in another one."""

    top_ups: tuple[TopUp, ...]
    reordered: bool
    on: date

    conventions = ("stacking", "top-up-day", "validity-end-day", "month-end")

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`; how top-ups add up, too, where that is settled."""
        rows = dict.fromkeys((each.clause, each.row.source) for each in self.top_ups)
        stacking = policy.conventions["stacking"]
        settled = len(self.top_ups) > 1 and not stacking.unclear
        return (*rows, (stacking.clause, None)) if settled else tuple(rows)

    def counted(self, policy: Policy, reading: Reading) -> list[Counted]:
        """Each top-up as it counts under one reading, in the order in which they count."""
        found: list[Counted] = []
        for top_up in sorted(self.top_ups, key=lambda each: _order(each, reading)):
            found.append(_count(policy, found, top_up, reading))
        return found

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`; the number is active since the last top-up that was not too late."""
        last = [each for each in self.counted(policy, reading) if not each.too_late][-1]
        rule = policy.rule_in_force(last.valid_until, "history")
        return after_validity(rule, last.top_up.top_up, last.valid_until, reading)

    def too_late(self, timelines: Sequence[Timeline]) -> Stage | None:
        """The stage in which its last top-up came too late under some reading, if it did.

        Raises `Refusal` where it did so under every reading.
        """
        days = [each.top_up for each in self.top_ups]
        late = [each for each in timelines if each.spans[0].first_day != days[-1]]
        if len(late) == len(timelines):
            counted = [each.spans[0].first_day for each in late]
            too_late = next(day for day in days if day > max(filter(None, counted)))
            raise Refusal("top-up-too-late", "history", day=too_late)
        return late[0].stage_on(days[-1]) if late else None

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        rows = (each.normalised() for each in self.top_ups)
        lines = [f"{row['top_up']},{row['amount']},{row['channel']}" for row in rows]
        return {"history": "\n".join(lines), "on": self.on.isoformat()}


def read_history(policy: Policy, text: str, on: date) -> History:
    """The top-ups in `text`, as `rows` describes it.

    Raises `Refusal`, with the number of the row, for one that cannot be read or lies after `on`.
    """
    typed = [_read_line(policy, line, on) for line in _read_lines(text)]
    top_ups = sorted(typed, key=lambda each: each.top_up)
    return History(tuple(top_ups), top_ups != typed, on)


def _read_line(policy: Policy, line: Line, on: date) -> TopUp:
    try:
        day = read_date(line.cells.get("date", ""), "history", on)
        if day > on:
            raise Refusal("day-after-asked", "history", day=day, on=on)
        return read_top_up(policy, line.cells, day, on)
    except Refusal as refusal:
        refusal.field = "history"
        raise refusal.in_row(line.number) from None


def _order(top_up: TopUp, reading: Reading) -> tuple[date, int]:
    """By day; on one day those that end later come first."""
    alone = validity_end(top_up.top_up, top_up.row.validity, reading)
    return top_up.top_up, -alone.toordinal()


def _count(policy: Policy, before: list[Counted], top_up: TopUp, reading: Reading) -> Counted:
    """How one more top-up counts after the ones before."""
    day, validity = top_up.top_up, top_up.row.validity
    alone = validity_end(day, validity, reading)
    if not before:
        return Counted(top_up, None, alone)
    last = before[-1]
    if last.too_late:
        return Counted(top_up, last.stage, last.valid_until)
    if day <= last.valid_until:
        return Counted(top_up, None, stacked(last.valid_until, day, validity, reading))
    stage = _stage_after(policy, last.valid_until, day, reading)
    return Counted(top_up, stage, alone if stage.top_up_restores else last.valid_until)


def _stage_after(policy: Policy, valid_until: date, day: date, reading: Reading) -> Stage:
    """Where a number stands on a day after its validity has ended."""
    rule = policy.rule_on(valid_until)
    if not rule:
        first = policy.rules[0].in_force_from
        raise Refusal("history-before-rules", "history", day=valid_until, first=first)
    return after_validity(rule, None, valid_until, reading).stage_on(day)


def read_top_up(policy: Policy, typed: dict[str, str], day: date, on: date) -> TopUp:
    """The top-up of `day` with its amount and channel; raises `Refusal`."""
    name = typed.get("channel", policy.default_channel)
    channel = policy.channels.get(name)
    if not channel:
        raise Refusal("channel-unknown", "channel", typed=echo(name), known=tuple(policy.channels))
    amount = read_money(
        typed.get("amount", ""), lambda money: channel.row_on(money, day) is not None
    )
    row = policy.row_for(channel.id, amount, day)
    return TopUp(day, amount, channel.id, channel.clause, row, on)


def _read_lines(text: str) -> list[Line]:
    """The lines of a list that are not empty.

    Raises `Refusal` for a list without rows, for one that is too long, and, with the number of
    the row, for a line that cannot be taken apart.
    """
    if len(text) > LONGEST_TEXT:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    lines = [(number, cells) for number, cells in _lines(text) if any(cells)]
    columns: tuple[str, ...] = COLUMNS
    if lines and _is_heading(lines[0][1]):
        columns = _columns(*lines.pop(0))
    if not lines:
        raise Refusal("history-empty", "history")
    if len(lines) > MOST_ROWS:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    return [_line(number, cells, columns) for number, cells in lines]


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        delimiter = next((each for each in DELIMITERS if each in line), DELIMITERS[-1])
        try:
            [cells] = csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True)
        except csv.Error:
            raise Refusal("history-row", "history", typed=echo(line)).in_row(number) from None
        yield number, [plain(cell) for cell in cells]


def _is_heading(cells: list[str]) -> bool:
    return any(cell.lower() in COLUMNS for cell in cells)


def _columns(number: int, heading: list[str]) -> tuple[str, ...]:
    """The columns in the order in which a heading names them."""
    names = [cell.lower() for cell in heading]
    while not names[-1]:
        names.pop()
    if len(set(names)) < len(names) or not NEEDED <= set(names) <= set(COLUMNS):
        raise Refusal("history-columns", "history", known=COLUMNS).in_row(number)
    return tuple(names)


def _line(number: int, cells: list[str], columns: tuple[str, ...]) -> Line:
    if any(cells[len(columns) :]):
        typed = echo(" | ".join(cells))
        raise Refusal("history-row", "history", typed=typed).in_row(number)
    named = zip(columns, cells, strict=False)
    return Line(number, {column: cell for column, cell in named if cell})
