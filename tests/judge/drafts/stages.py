"""Each boundary of each stage: asked on the days before, on and after it."""

from collections.abc import Iterator

from tests.judge.drafts.drafting import (
    ONLINE,
    Draft,
    id_of,
    new_sim,
    printed,
    shifted,
    source_of,
    sum_of,
    top_up,
)
from tests.judge.life import Question
from tests.judge.verdict import STAGES, verdict

NUMBERS = {
    "the worked example": top_up("2026-08-01", "5 USD"),
    "a printed date": printed("2026-09-10"),
    "a printed date under the statement of 2021": printed("2022-01-31"),
    "a year's end under the statement of 2021": top_up("2021-12-24", "1 USD"),
    "a leap day on the way": top_up("2028-02-01", "2.50 USD", ONLINE),
    "both rules possible": top_up("2023-08-06", "1 USD"),
    "a free SIM": new_sim("2026-08-01", "free-sim"),
    "a SIM from a shop": new_sim("2026-08-01", "standard"),
}


def drafts() -> Iterator[Draft]:
    """The days around the last day of each stage, for each kind of number."""
    for name, question in NUMBERS.items():
        found = verdict(question)
        for stage in ("valid_until", *STAGES):
            if stage in found:
                yield from _around(name, question, stage, *found[stage].split("/"))


def _around(name: str, question: Question, stage: str, first: str, last: str) -> Iterator[Draft]:
    asked = {
        shifted(first, -1): "the day before",
        first: "on",
        shifted(first, 1): "the day after",
        last: "on",
        shifted(last, 1): "the day after",
    }
    called = "active" if stage == "valid_until" else stage
    for on, where in asked.items():
        at = question | {"on": on}
        of = f"{called} ({first} at the earliest, {last} at the latest)"
        reason = f"{name.capitalize()}, asked {where} the last day of {of}. {sum_of(question)}"
        yield Draft(id_of("stage", at), at, source_of(question), reason)
