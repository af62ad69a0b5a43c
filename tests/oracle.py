"""The oracle: it lives every day of a number, and shares no code with `calculator`.

It has a calendar of its own, which knows how long each month is and what day comes tomorrow, and
reads the policy file itself. What it says is an answer as far as its dates go, in columns of text.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FROZEN = Path(__file__).parent / "policies" / "frozen.toml"
Day = tuple[int, int, int]  # year, month, day
Table = dict[str, Any]
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SMALLEST = 9  # decimals of the unit in which amounts are compared
CONVENTIONS = {
    "valid_until": ("validity-end-day",),
    "top_up": ("top-up-day", "validity-end-day"),
    "activated": ("first-use-day",),
}
# How far a number has gone. Of two rules' stages the one nearer to resale is the further.
PROGRESS = ("unused", "active", "outgoing-barred", "barred", "held", "retained", "resale")


class Unanswered(Exception):
    """Why there is no answer: the id of the refusal, and the part of the question."""


def tomorrow(day: Day) -> Day:
    """The day after."""
    year, month, number = day
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if number < (29 if month == 2 and leap else LENGTHS[month - 1]):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def days_from(day: Day) -> Iterator[Day]:
    """That day, and every day after it."""
    while True:
        yield day
        day = tomorrow(day)


def read(text: str) -> Day:
    """The day of an ISO date."""
    year, month, number = (int(part) for part in text.split("-"))
    return year, month, number


def write(day: Day) -> str:
    """The ISO date of a day."""
    return "{:04}-{:02}-{:02}".format(*day)


@cache
def figures() -> Table:
    """The policy that tests of behaviour run on."""
    return tomllib.loads(FROZEN.read_text(encoding="utf-8"))


def named(kind: str, id: str) -> Table:
    """The table of a kind (`rule`, `channel`, ...) with an id."""
    return next(table for table in figures()[kind] if table["id"] == id)


def begun(tables: list[Table], day: Day) -> list[Table]:
    """Those that have come into force by a day, the newest last."""
    in_force = [each for each in tables if since(each) <= day]
    return sorted(in_force, key=since)


def since(table: Table) -> Day:
    """The first day of a rule or table; an unknown one lies before all others."""
    first = str(table["in_force_from"])
    return (0, 0, 0) if first == "unknown" else read(first)


def row_or_refusal(channel: str, typed: str, day: Day) -> Table | str:
    """The row that an amount such as "2.50 USD" meets on a day, or why there is none."""
    amount, currency = typed.split()
    table = begun(named("channel", channel)["table"], day)[-1]
    rows = [row for row in table["row"] if row["currency"] == currency]
    if not rows:
        return "currency-not-published"
    for row in rows:
        lowest, highest = row.get("from", row.get("amount")), row.get("to", row.get("amount"))
        if _units(lowest) <= _units(amount) <= _units(highest):
            return row
    smallest = min(_units(row.get("from", row.get("amount"))) for row in rows)
    return "amount-too-small" if _units(amount) < smallest else "amount-not-published"


def _units(amount: str) -> int:
    """An amount in its smallest unit, a whole number: nothing can be rounded."""
    whole, _, fraction = amount.partition(".")
    return int(whole + fraction.ljust(SMALLEST, "0"))


@dataclass(frozen=True)
class Life:
    """The rule or programme it was lived under, and the stage of every day up to resale."""

    owner: Table
    diary: dict[Day, str]

    def last(self, stage: str) -> Day | None:
        """The last day of a stage."""
        return max((day for day, lived in self.diary.items() if lived == stage), default=None)

    def stage_on(self, day: Day) -> str:
        """The stage on a day; what is not in the diary lies before it, or after it is sold."""
        return self.diary.get(day) or ("resale" if day > max(self.diary) else "active")


def answer(question: dict[str, str]) -> dict[str, str]:
    """What the answer has to be; a column that does not apply is left out.

    A span is written as in ISO 8601. `act_by`, `recycle_date`, `valid_until`, the last day of each
    stage between, and `stage_on`; or `refusal` alone.
    """
    way = next(way for way in CONVENTIONS if way in question)
    readings = product(
        *(
            [(id, reading) for reading in named("convention", id)["readings"]]
            for id in CONVENTIONS[way]
        )
    )
    try:
        lives = [_live(question, dict(reading)) for reading in readings]
    except Unanswered as unanswered:
        return {"refusal": str(unanswered)}
    on = read(question["on"])
    reached = sorted((life.stage_on(on) for life in lives), key=PROGRESS.index)
    found = {
        "act_by": write(min(_act_by(life) for life in lives)),
        "recycle_date": _span(lives, "resale"),
        "valid_until": _span(lives, "active"),
        **{stage: _span(lives, stage) for stage in PROGRESS if stage not in ("active", "resale")},
        "stage_on": f"{reached[-1]}/{reached[0]}",
    }
    return {column: text for column, text in found.items() if text}


def _live(question: dict[str, str], reading: Mapping[str, str]) -> Life:
    """What happens to a number that nobody tops up any more."""
    if "activated" in question:
        programme = named("programme", question["programme"])
        unused = 0 if reading["first-use-day"] == "day-one" else -1
        return Life(programme, _lived({}, read(question["activated"]), programme["stage"], unused))
    diary = _valid(question, reading)
    ended = max(diary)
    rules = begun(figures()["rule"], ended)
    if not rules:
        raise Unanswered(f"no-rule {'top_up' if 'top_up' in question else 'valid_until'}")
    # The day on which validity ends was lived as a valid one, whether it counts or not.
    already = 1 if reading["validity-end-day"] == "day-one" else 0
    return Life(rules[-1], _lived(diary, tomorrow(ended), rules[-1]["stage"][1:], already))


def _valid(question: dict[str, str], reading: Mapping[str, str]) -> dict[Day, str]:
    """The days on which the number is valid; of a printed date the last one is known only."""
    if "valid_until" in question:
        return {read(question["valid_until"]): "active"}
    day = read(question["top_up"])
    row = row_or_refusal(question["channel"], question["amount"], day)
    if isinstance(row, str):
        raise Unanswered(f"{row} amount")
    counted = 0 if reading["top-up-day"] == "day-one" else -1
    valid = {"id": "active", "days": row["days"]}
    diary = _lived({}, day, [valid, {"id": "resale"}], counted)
    del diary[max(diary)]
    return diary


def _lived(diary: dict[Day, str], day: Day, stages: list[Table], counted: int) -> dict[Day, str]:
    """Go on from `day` through the stages, up to the first day of the last one.

    `counted` days of the first stage are counted before `day`; -1: that day itself is not.
    """
    coming = days_from(day)
    today = next(coming)
    for stage in stages[:-1]:
        while counted < stage["days"]:
            diary[today] = stage["id"]
            counted += 1
            today = next(coming)
        counted = 0
    diary[today] = stages[-1]["id"]
    return diary


def _act_by(life: Life) -> Day:
    restores = {stage["id"] for stage in life.owner["stage"] if stage["top_up_restores"]}
    return max(day for day, stage in life.diary.items() if stage in restores)


def _span(lives: list[Life], stage: str) -> str:
    known = [day for life in lives if (day := life.last(stage))]
    return f"{write(min(known))}/{write(max(known))}" if known else ""


def in_columns(response: dict[str, Any]) -> dict[str, str]:
    """A response of the page in the same columns."""
    if refusal := response.get("refusal"):
        return {"refusal": f"{refusal['id']} {refusal['field']}"}
    found = response["answer"]
    stages = {stage["id"]: stage["last_day"] for stage in found["stages"]}
    del stages["resale"]  # has no last day
    stages.pop("active", None)  # its last day is that of validity
    spans = {part: found[part] for part in ("recycle_date", "valid_until", "stage_on")} | stages
    texts = {part: f"{each['earliest']}/{each['latest']}" for part, each in spans.items() if each}
    return {"act_by": found["act_by"]} | texts
