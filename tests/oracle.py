"""The oracle: it lives every day of a number, and shares no code with `calculator`.

It counts one day after the other, and takes a policy as its file has it. What it says is an answer
as far as its dates go, in columns of text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

ONE_DAY = timedelta(days=1)
Table = dict[str, Any]
CONVENTIONS = {
    "valid_until": ("validity-end-day",),
    "top_up": ("top-up-day", "validity-end-day"),
    "activated": ("first-use-day",),
    "history": ("stacking", "top-up-day", "validity-end-day"),
}
# How far a number has gone. Of two rules' stages the one nearer to resale is the further.
PROGRESS = ("unused", "active", "outgoing-barred", "barred", "held", "retained", "resale")
# What an answer warns of that hangs on dates.
WARNINGS = ("top-up-too-late", "rule-depends-on-reading", "rule-changed-meanwhile")


class Unanswered(Exception):
    """Why there is no answer: the id of the refusal, and the part of the question."""


def named(tables: list[Table], id: str) -> Table:
    """The one with an id."""
    return next(table for table in tables if table["id"] == id)


def begun(tables: list[Table], day: date) -> list[Table]:
    """Those that have come into force by a day, the newest last."""
    in_force = [each for each in tables if since(each) <= day]
    return sorted(in_force, key=since)


def since(table: Table) -> date:
    """The first day of a rule or table; an unknown one lies before all others."""
    first: date | str = table["in_force_from"]
    return date.min if isinstance(first, str) else first


def days_of_validity(channel: Table, typed: str, day: date) -> int:
    """What an amount such as "2.50 USD" gives on a day."""
    number, currency = typed.split()
    amount = Decimal(number)
    tables = begun(channel["table"], day)
    if not tables:
        raise Unanswered("no-table", "top_up")
    rows: list[tuple[Decimal, Decimal, int]] = [
        (*(Decimal(row.get(end, row.get("amount"))) for end in ("from", "to")), row["days"])
        for row in tables[-1]["row"]
        if row["currency"] == currency
    ]
    if not rows:
        raise Unanswered("currency-not-published", "amount")
    for lowest, highest, days in rows:
        if lowest <= amount <= highest:
            return days
    too_small = amount < min(rows)[0]
    raise Unanswered("amount-too-small" if too_small else "amount-not-published", "amount")


@dataclass(frozen=True)
class Life:
    """The rule or programme it was lived under, and the stage of every day up to resale.

    `too_late` where the number was cut off before its last top-up, so that this did nothing.
    """

    owner: Table
    diary: dict[date, str]
    too_late: bool = False

    def last(self, stage: str) -> date | None:
        """The last day of a stage."""
        return max((day for day, lived in self.diary.items() if lived == stage), default=None)

    def stage_on(self, day: date) -> str:
        """The stage on a day; what is not in the diary lies before it, or after it is sold."""
        return self.diary.get(day) or ("resale" if day > max(self.diary) else "active")


def answer(policy: Table, question: dict[str, str]) -> dict[str, str]:
    """What the answer has to be; a column that does not apply is left out.

    A span is written as in ISO 8601. `act_by`, `recycle_date`, `valid_until`, the last day of each
    stage between, `stage_on`, and `warnings`; or `refusal` alone.
    """
    kind = next(kind for kind in CONVENTIONS if kind in question)
    conventions = CONVENTIONS[kind]
    readings = product(*(named(policy["convention"], id)["readings"] for id in conventions))
    try:
        lives = [
            _live(policy, kind, question, dict(zip(conventions, reading, strict=True)))
            for reading in readings
        ]
        if all(life.too_late for life in lives):
            raise Unanswered("top-up-too-late", "history")
    except Unanswered as unanswered:
        id, field = unanswered.args
        return {"refusal": f"{id} {'history' if kind == 'history' else field}"}
    on = date.fromisoformat(question["on"])
    reached = sorted((life.stage_on(on) for life in lives), key=PROGRESS.index)
    found = {
        "act_by": str(min(_act_by(life) for life in lives)),
        "recycle_date": _span(lives, "resale"),
        "valid_until": _span(lives, "active"),
        **{stage: _span(lives, stage) for stage in PROGRESS if stage not in ("active", "resale")},
        "stage_on": f"{reached[-1]}/{reached[0]}",
        "warnings": " ".join(_warnings(policy, lives)),
    }
    return {column: text for column, text in found.items() if text}


def _live(policy: Table, kind: str, question: dict[str, str], reading: Mapping[str, str]) -> Life:
    """What happens to a number that nobody tops up any more."""
    if kind == "activated":
        first = date.fromisoformat(question[kind])
        _rule_on(policy, first, "no-rule", kind)
        programme = named(policy["programme"], question["programme"])
        unused = 0 if reading["first-use-day"] == "day-one" else -1
        return Life(programme, _lived({}, first, programme["stage"], unused))
    too_late = False
    if kind == "valid_until":
        ended = date.fromisoformat(question[kind])
    else:
        ended, too_late = _topped_up(policy, _top_ups(policy, question), reading)
    rule = _rule_on(policy, ended, "no-rule", kind)
    # The day on which validity ends was lived as a valid one, whether it counts or not.
    already = int(reading["validity-end-day"] == "day-one")
    diary = _lived({ended: "active"}, ended + ONE_DAY, rule["stage"][1:], already)
    return Life(rule, diary, too_late)


def _rule_on(policy: Table, day: date, *refusal: str) -> Table:
    rules = begun(policy["rule"], day)
    if not rules:
        raise Unanswered(*refusal)
    return rules[-1]


def _top_ups(policy: Table, question: dict[str, str]) -> list[tuple[date, int]]:
    """Each top-up as its day with its days of validity."""
    one = ",".join(question.get(part, "") for part in ("top_up", "amount", "channel"))
    found = []
    for line in question.get("history", one).split("\n"):
        typed, amount, channel = line.split(",")
        day = date.fromisoformat(typed)
        found.append((day, days_of_validity(named(policy["channel"], channel), amount, day)))
    return found


def _topped_up(
    policy: Table, top_ups: list[tuple[date, int]], reading: Mapping[str, str]
) -> tuple[date, bool]:
    """The last day of validity, and whether a top-up came too late: all after it do so too."""
    left = 0  # days of validity, today among them
    counted = 0  # days since validity ended
    ended = None
    today = min(top_ups)[0]
    while left or not ended or today <= max(top_ups)[0]:
        counted += 1
        # Of several on one day the shortest counts as the last.
        for days in sorted((days for day, days in top_ups if day == today), reverse=True):
            new = days if reading["top-up-day"] == "day-one" else days + 1
            if ended and not left and counted > _days_that_help(policy, ended):
                return ended, True
            if not left or reading.get("stacking") == "replaces":
                left = new
            elif reading["stacking"] == "adds":
                left += days
            else:
                left = max(left, new)
        if left == 1:
            ended, counted = today, int(reading["validity-end-day"] == "day-one")
        left = max(left - 1, 0)
        today += ONE_DAY
    return ended, False


def _days_that_help(policy: Table, ended: date) -> int:
    """For how many counted days after validity a top-up still restores the number."""
    rule = _rule_on(policy, ended, "history-before-rules", "history")
    return sum(stage["days"] for stage in rule["stage"][1:] if stage["top_up_restores"])


def _lived(diary: dict[date, str], day: date, stages: list[Table], counted: int) -> dict[date, str]:
    """Go on from `day` through the stages, up to the first day of the last one.

    `counted` days of the first stage are counted before `day`; -1: that day itself is not.
    """
    for stage in stages[:-1]:
        while counted < stage["days"]:
            diary[day] = stage["id"]
            counted += 1
            day += ONE_DAY
        counted = 0
    diary[day] = stages[-1]["id"]
    return diary


def _act_by(life: Life) -> date:
    restores = {stage["id"] for stage in life.owner["stage"] if stage["top_up_restores"]}
    return max(day for day, stage in life.diary.items() if stage in restores)


def _span(lives: list[Life], stage: str) -> str:
    known = [day for life in lives if (day := life.last(stage))]
    return f"{min(known)}/{max(known)}" if known else ""


def _warnings(policy: Table, lives: list[Life]) -> Iterator[str]:
    """Those of `WARNINGS` that some reading gives rise to."""
    if any(life.too_late for life in lives):
        yield "top-up-too-late"
    if len({life.owner["id"] for life in lives}) > 1:
        yield "rule-depends-on-reading"
    for life in lives:
        *_, last, _ = sorted(life.diary)  # the last day is the first one of resale
        if life.owner in policy["rule"] and begun(policy["rule"], last)[-1] is not life.owner:
            yield "rule-changed-meanwhile"
            break


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
    warned = [each["id"] for each in found["warnings"] if each["id"] in WARNINGS]
    said = {"act_by": found["act_by"], "warnings": " ".join(warned)} | texts
    return {column: text for column, text in said.items() if text}
