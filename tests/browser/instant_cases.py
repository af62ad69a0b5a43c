"""Questions for the instant answer, and what Python says to them."""

import hashlib
import json
from datetime import date, timedelta
from functools import cache
from typing import Any

from calculator.answer import Answer, answer
from calculator.policy_file import usual_policy
from calculator.question import read_question
from calculator.refusal import Refusal
from calculator.web import respond

# Hundreds of days in a row: around the newer rule with a leap day, around the first rule, and
# around a February that is not longer although the year is a multiple of four.
STRETCHES = ((date(2022, 12, 1), 800), (date(2020, 10, 15), 240), (date(2100, 2, 1), 60))

TOP_UPS = [
    {"channel": channel.id, "amount": f"{row.lowest} {row.currency}"}
    for channel in usual_policy().channels.values()
    for row in channel.amounts
]
TABLES: list[tuple[str, dict[str, str]]] = [
    ("valid_until", {}),
    *(("top_up", top_up) for top_up in TOP_UPS),
    *(("activated", {"programme": programme}) for programme in usual_policy().programmes),
]

Question = dict[str, str]
Stretch = tuple[date, int]


@cache
def questions(stretch: Stretch) -> list[Question]:
    """One question per table and day, asked on changing days: those on which something changes."""
    return [
        question(kind, parts, stretch[0] + timedelta(days=step), step)
        for kind, parts in TABLES
        for step in range(stretch[1])
    ]


def question(kind: str, parts: dict[str, str], day: date, step: int) -> Question:
    """The question of one table for a day, on the changing day whose turn it is."""
    typed = {kind: day.isoformat(), **parts}
    changes = changing_days(typed, kind, day)
    return typed | {"on": changes[step % len(changes)].isoformat()}


@cache
def python_says_to_all(stretch: Stretch, language: str, digits: str) -> list[dict[str, Any]]:
    """What Python says to all questions of a stretch."""
    return [python_says(question, language, digits) for question in questions(stretch)]


def changing_days(typed: Question, kind: str, day: date) -> list[date]:
    """The days on which a stage may begin or end or the last sure day is, those around them."""
    try:
        found = _answer(typed | {"on": (day + timedelta(days=1000)).isoformat()})
    except Refusal:
        return [day]
    ranges = [days for stage in found.stages for days in (stage.first_day, stage.last_day) if days]
    marks = {day, found.act_by, *(end for days in ranges for end in (days.earliest, days.latest))}
    around = {mark + timedelta(days=shift) for mark in marks for shift in (-1, 0, 1)}
    return sorted(on for on in around if kind == "valid_until" or on >= day)


def _answer(typed: Question) -> Answer:
    return answer(usual_policy(), read_question(usual_policy(), typed))


def python_says(question: Question, language: str, digits: str) -> dict[str, Any]:
    """What the instant answer has to be: Python's response without what only Python gives."""
    request = {"question": question, "language": language, "digits": digits}
    response = json.loads(respond(json.dumps(request)))
    if "refusal" in response:
        return response
    found, said = response["answer"], response["wording"]
    parts = ("question", "valid_until", "stages", "act_by", "recycle_date", "resale_on", "stage_on")
    dates = {part: found[part] for part in parts}
    dates["stages"] = [
        {part: stage[part] for part in ("id", "first_day", "last_day")} for stage in found["stages"]
    ]
    parts = ("headline", "act_by", "standing", "resale", "advice", "stages", "warnings")
    return {"answer": dates, "wording": {part: said[part] for part in parts}}


def digest(value: object) -> str:
    """A fingerprint of a value, the same as that of JSON.stringify in the browser."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
