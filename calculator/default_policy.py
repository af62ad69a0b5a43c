"""The policy that is asked when no other is named."""

from functools import cache
from pathlib import Path

from calculator.loader import load
from calculator.policy import Policy

FILE = Path(__file__).parent / "policies" / "smart.toml"


@cache
def policy() -> Policy:
    """The policy, read once."""
    return load(FILE)
