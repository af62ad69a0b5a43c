"""Two policies compared: figures, and what they mean for the standard subscribers."""

from dataclasses import dataclass

from calculator.comparison.figures import Change, changes
from calculator.comparison.moves import Move, move
from calculator.comparison.subscribers import subscribers
from calculator.policy import Policy


@dataclass(frozen=True)
class Comparison:
    """What changed from `old` to `new`, and every standard subscriber under both."""

    old: Policy
    new: Policy
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]


def compare(old: Policy, new: Policy, descriptive: bool = False) -> Comparison:
    """Compare two policies; `descriptive` also compares what moves no date."""
    moves = tuple(move(old, new, each) for each in subscribers(old, new))
    return Comparison(old, new, changes(old, new, descriptive), moves)
