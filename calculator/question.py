"""The questions, as typed and as understood.

Each question knows its day range, the conventions its answer depends on, and its timeline under
one reading of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from calculator.history import Cited, History, TopUp, read_history, read_top_up
from calculator.input import read_date
from calculator.policy import Policy
from calculator.refusal import Refusal, echo
from calculator.timeline import Reading, Timeline, after_validity, never_topped_up

__all__ = ["PARTS", "Activated", "History", "Question", "TopUp", "ValidUntil", "read_question"]

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

    @property
    def top_ups(self) -> tuple[TopUp, ...]:
        """The top-ups that it rests on."""

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """The clauses it rests on by itself."""

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """What happens on which day under one reading."""

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same answer."""


@dataclass(frozen=True)
class ValidUntil:
    """The date printed in the SMS or by the balance code."""

    valid_until: date
    on: date

    conventions = ("validity-end-day", "month-end")
    top_ups = ()

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`."""
        return ((policy.conventions["printed-day"].clause, None),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`."""
        rule = policy.rule_in_force(self.valid_until, "valid_until")
        return after_validity(rule, None, self.valid_until, reading)

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        return {"valid_until": self.valid_until.isoformat(), "on": self.on.isoformat()}


@dataclass(frozen=True)
class Activated:
    """A new SIM that was activated and never topped up."""

    activated: date
    programme: str
    clause: str
    on: date

    conventions = ("first-use-day", "month-end")
    top_ups = ()

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`."""
        return ((self.clause, None),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`."""
        return never_topped_up(policy.programmes[self.programme], self.activated, reading)

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        day, on = self.activated.isoformat(), self.on.isoformat()
        return {"activated": day, "programme": self.programme, "on": on}


def read_question(policy: Policy, typed: dict[str, str]) -> Question:
    """The question in `typed`; its keys are those of `PARTS`, and `on`.

    Raises `Refusal`, naming the part at fault, for what cannot be answered.
    """
    kind = _kind(typed)
    on = read_date(typed.get("on", ""), "on", None)
    policy.rule_in_force(on, "on")
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


def read_new(policy: Policy, typed: dict[str, str], day: date, on: date) -> Activated:
    """The SIM activated on `day` with its programme; raises `Refusal`."""
    name = typed.get("programme", "")
    programme = policy.programmes.get(name)
    if not programme:
        raise Refusal(
            "programme-unknown", "programme", typed=echo(name), known=tuple(policy.programmes)
        )
    policy.rule_in_force(day, "activated")
    return Activated(day, programme.id, programme.clause, on)
