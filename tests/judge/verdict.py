"""The judge: an answer worked out without `calculator`, in the columns of `cases.csv`."""

from collections.abc import Iterable
from itertools import product

from tests.judge.days import Day, exists, read, write
from tests.judge.figures import clause, figures, named, rules_on
from tests.judge.life import Life, Question, Unanswered, live

WAYS = ("valid_until", "top_up", "activated")
CONVENTIONS = {
    "valid_until": ("validity-end-day",),
    "top_up": ("top-up-day", "validity-end-day"),
    "activated": ("first-use-day",),
}
# How far a number has gone. Of two rules' stages the one nearer to resale is the further.
PROGRESS = ("unused", "active", "outgoing-barred", "barred", "held", "retained", "resale")
STAGES = ("outgoing-barred", "barred", "held", "retained", "unused")
YEARS = range(2000, 2200)

Verdict = dict[str, str]


def verdict(question: Question) -> Verdict:
    """What the answer to a question has to be; a column that does not apply is left out."""
    try:
        _check_days(question)
        lives = {reading: live(question, dict(reading)) for reading in _readings(question)}
    except Unanswered as unanswered:
        return {"refusal": str(unanswered)}
    return _dates(question, list(lives.values())) | {"clauses": _clauses(question, lives)}


def _check_days(question: Question) -> None:
    way = next(way for way in WAYS if way in question)
    on, day = read(question["on"]), read(question[way])
    _check_day(on, "on")
    if not rules_on(on):
        raise Unanswered("no-rule on")
    _check_day(day, way)
    if way != "valid_until" and day > on:
        raise Unanswered(f"day-after-asked {way}")
    if way == "activated" and not rules_on(day):
        raise Unanswered("no-rule activated")


def _check_day(day: Day, field: str) -> None:
    if not exists(day):
        raise Unanswered(f"date-impossible {field}")
    if day[0] not in YEARS:
        raise Unanswered(f"date-out-of-range {field}")


def _readings(question: Question) -> list[tuple[tuple[str, str], ...]]:
    """Every way to understand the texts: pairs of a convention and its reading."""
    way = next(way for way in WAYS if way in question)
    return list(
        product(
            *(
                [(id, reading) for reading in named("convention", id)["readings"]]
                for id in CONVENTIONS[way]
            )
        )
    )


def _dates(question: Question, lives: list[Life]) -> Verdict:
    found = {"act_by": write(min(_act_by(life) for life in lives))}
    found["recycle_date"] = _span(life.last("resale") for life in lives)
    found["valid_until"] = _span(life.last("active") for life in lives)
    for stage in STAGES:
        found[stage] = _span(life.last(stage) for life in lives)
    on = read(question["on"])
    reached = sorted((life.stage_on(on) for life in lives), key=PROGRESS.index)
    found["stage_on"] = f"{reached[-1]}/{reached[0]}"
    return {column: text for column, text in found.items() if text}


def _span(days: Iterable[Day | None]) -> str:
    """The earliest and the latest day, as in ISO 8601."""
    known = [day for day in days if day]
    return f"{write(min(known))}/{write(max(known))}" if known else ""


def _act_by(life: Life) -> Day:
    restores = {stage["id"] for stage in life.owner["stage"] if stage["top_up_restores"]}
    return max(day for day, stage in life.diary.items() if stage in restores)


def _clauses(question: Question, lives: dict[tuple[tuple[str, str], ...], Life]) -> str:
    """The clauses of everything that the dates were worked out from."""
    named_ones = {_own_clause(question)}
    for reading, life in lives.items():
        named_ones.add(life.owner["clause"])
        named_ones |= {stage["clause"] for stage in life.owner["stage"]}
        if life.owner in figures()["rule"]:
            named_ones.add(clause("rule-choice"))
        for other, other_life in lives.items():
            differing = [
                id for (id, one), (_, two) in zip(reading, other, strict=True) if one != two
            ]
            if len(differing) == 1 and life.diary != other_life.diary:
                named_ones.add(clause(differing[0]))
    return " ".join(sorted(named_ones))


def _own_clause(question: Question) -> str:
    if "valid_until" in question:
        return clause("printed-day")
    kind = "channel" if "channel" in question else "programme"
    text: str = named(kind, question[kind])["clause"]
    return text
