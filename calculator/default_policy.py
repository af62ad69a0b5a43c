"""The policy that is asked when no other is named."""

from functools import cache
from pathlib import Path

from calculator.policy import Policy
from calculator.policy_file import load

FILE = Path(__file__).parent / "policies" / "smart.toml"


def policy() -> Policy:
    """The policy, read once."""
    return _read(FILE)


@cache
def _read(file: Path) -> Policy:
    return load(file)
