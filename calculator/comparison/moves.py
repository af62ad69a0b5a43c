"""Whose dates move, and by how many days."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import answer
from calculator.comparison.subscribers import Subscriber
from calculator.policy import Policy
from calculator.question import PARTS, read_question
from calculator.refusal import Refusal


@dataclass(frozen=True)
class Dates:
    """What a subscriber is told: the day to act by, and the recycle date."""

    act_by: date
    recycle_earliest: date
    recycle_latest: date


@dataclass(frozen=True)
class Move:
    """One subscriber under both policies; a refusal's id stands where there are no dates."""

    subscriber: Subscriber
    old: Dates | str
    new: Dates | str

    @property
    def moved(self) -> bool:
        """Whether anything that the subscriber is told differs."""
        return self.old != self.new

    def days(self, part: str) -> int | None:
        """By how many days a date moves (later: above zero); None where it is on one side only."""
        if isinstance(self.old, str) or isinstance(self.new, str):
            return None
        before: date = getattr(self.old, part)
        after: date = getattr(self.new, part)
        return (after - before).days


def move(old: Policy, new: Policy, subscriber: Subscriber) -> Move:
    """What the two policies tell a subscriber."""
    return Move(subscriber, _dates(old, subscriber), _dates(new, subscriber))


def _dates(policy: Policy, subscriber: Subscriber) -> Dates | str:
    asked = dict(subscriber.question)
    # The dates do not depend on the asked day, only what is said beside them.
    day = next(asked[part] for part in PARTS if part in asked)
    try:
        found = answer(policy, read_question(policy, asked | {"on": day}))
    except Refusal as refusal:
        return refusal.id
    return Dates(found.act_by, found.recycle_date.earliest, found.recycle_date.latest)
