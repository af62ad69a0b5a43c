"""The policy that the guide is about, loaded once for all generated parts."""

from functools import cache
from pathlib import Path

from calculator.policy import Policy
from calculator.policy_file import load

ROOT = Path(__file__).resolve().parent.parent


@cache
def policy() -> Policy:
    """Smart's policy; a file that is not as the format asks stops the build."""
    return load(ROOT / "calculator" / "policies" / "smart.toml")
