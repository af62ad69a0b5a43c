"""The life of one number under one reading, lived day by day."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.judge.days import Day, days_from, read, tomorrow
from tests.judge.figures import Table, named, row_or_refusal, rules_on

Question = dict[str, str]


class Unanswered(Exception):
    """Why there is no answer: the id of the refusal, and the part of the question."""


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


def live(question: Question, reading: Mapping[str, str]) -> Life:
    """What happens to a number that nobody tops up any more."""
    if "activated" in question:
        programme = named("programme", question["programme"])
        unused = 0 if reading["first-use-day"] == "day-one" else -1
        diary = _lived({}, read(question["activated"]), programme["stage"], unused)
        return Life(programme, diary)
    diary = _valid(question, reading)
    ended = max(diary)
    rules = rules_on(ended)
    if not rules:
        raise Unanswered(f"no-rule {'top_up' if 'top_up' in question else 'valid_until'}")
    # The day on which validity ends was lived as a valid one, whether it counts or not.
    already = 1 if reading["validity-end-day"] == "day-one" else 0
    return Life(rules[-1], _lived(diary, tomorrow(ended), rules[-1]["stage"][1:], already))


def _valid(question: Question, reading: Mapping[str, str]) -> dict[Day, str]:
    """The days on which the number is valid; of a printed date the last one is known only."""
    if "valid_until" in question:
        return {read(question["valid_until"]): "active"}
    row = row_or_refusal(question["channel"], question["amount"])
    if isinstance(row, str):
        raise Unanswered(f"{row} amount")
    counted = 0 if reading["top-up-day"] == "day-one" else -1
    valid = {"id": "active", "days": row["days"]}
    diary = _lived({}, read(question["top_up"]), [valid, {"id": "resale"}], counted)
    del diary[max(diary)]
    return diary


def _lived(diary: dict[Day, str], day: Day, stages: list[Table], counted: int) -> dict[Day, str]:
    """Go on from `day` through the stages, up to the first day of the last one.

    `counted` days of the first stage are counted before `day`; -1: that day itself is not.
    """
    coming = iter(days_from(day))
    today = next(coming)
    for stage in stages[:-1]:
        while counted < stage["days"]:
            diary[today] = stage["id"]
            counted += 1
            today = next(coming)
        counted = 0
    diary[today] = stages[-1]["id"]
    return diary
