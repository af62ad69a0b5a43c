"""What changed between two versions of a policy, and whose dates move by it."""

from calculator.comparison.compare import Comparison, compare
from calculator.comparison.figures import Change, Figure
from calculator.comparison.moves import Move
from calculator.comparison.subscribers import Subscriber

__all__ = ["Change", "Comparison", "Figure", "Move", "Subscriber", "compare"]
