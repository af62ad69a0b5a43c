"""Builds the site. Here is what all parts of it are made from: the policy, the site's settings."""

from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from calculator.policy import Policy
from calculator.policy_file import load
from calculator.refusal import Refusal
from calculator.sentences import Writer, sentence

ROOT = Path(__file__).resolve().parent.parent
# Set while `mkdocs serve` runs, and shows what an editor changes.
PREVIEW = "RECYCLE_DATE_PREVIEW"


@cache
def policy() -> Policy:
    """Smart's policy; a ValueError with the fault of a file that is not as the format asks."""
    try:
        return load(ROOT / "calculator" / "policies" / "smart.toml")
    except Refusal as refusal:
        raise ValueError(sentence(refusal, Writer("en"))) from None


@cache
def settings() -> dict[str, Any]:
    """What `mkdocs.yml` says."""
    return dict(yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
