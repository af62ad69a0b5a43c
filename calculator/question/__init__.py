"""The questions, as typed and as understood.

Each question knows its day range, the conventions its answer depends on, and its timeline under
one reading of them.
"""

from datetime import date
from typing import Protocol

from calculator.input import read_date
from calculator.lookup import rule_in_force
from calculator.policy import Policy
from calculator.question.history import History, read_history
from calculator.question.single import (
    Activated,
    Cited,
    TopUp,
    ValidUntil,
    read_new,
    read_top_up,
)
from calculator.refusal import Refusal, echo
from calculator.timeline import Reading, Timeline

__all__ = [
    "PARTS",
    "Activated",
    "History",
    "Question",
    "TopUp",
    "ValidUntil",
    "read_question",
]

# The parts that belong to each question; `on`, the asked day, belongs to all.
PARTS = {
    "valid_until": ("valid_until",),
    "top_up": ("top_up", "amount", "channel"),
    "activated": ("activated", "programme"),
    "history": ("history",),
}


class Question(Protocol):
    """What `answer` needs of a question."""

    @property
    def on(self) -> date:
        """The asked day."""

    @property
    def conventions(self) -> tuple[str, ...]:
        """The conventions that its dates depend on."""

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """The clauses it rests on by itself."""

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """What happens on which day under one reading."""

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same answer."""


def read_question(policy: Policy, typed: dict[str, str]) -> Question:
    """The question in `typed`; its keys are those of `PARTS`, and `on`.

    Raises `Refusal`, naming the part at fault, for what cannot be answered.
    """
    kind = _kind(typed)
    on = read_date(typed.get("on", ""), "on", None)
    rule_in_force(policy, on, "on")
    if kind == "history":
        return read_history(policy, typed[kind], on)
    day = read_date(typed[kind], kind, on)
    if kind == "valid_until":
        return ValidUntil(day, on)
    if day > on:
        raise Refusal("day-after-asked", kind, day=day, on=on)
    read = read_top_up if kind == "top_up" else read_new
    return read(policy, typed, day, on)


def _kind(typed: dict[str, str]) -> str:
    kinds = [kind for kind in PARTS if kind in typed]
    if len(kinds) != 1:
        raise Refusal("question-none" if not kinds else "question-several")
    for part in typed:
        if part not in (*PARTS[kinds[0]], "on"):
            raise Refusal("question-part", None, part=echo(part))
    return kinds[0]
