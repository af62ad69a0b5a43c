"""Builds the site. Here is what all parts of it are made from: the policy, the site's settings."""

from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from calculator.policy import Policy
from calculator.policy_file import load

ROOT = Path(__file__).resolve().parent.parent


@cache
def policy() -> Policy:
    """Smart's policy; a file that is not as the format asks stops the build."""
    return load(ROOT / "calculator" / "policies" / "smart.toml")


@cache
def settings() -> dict[str, Any]:
    """What `mkdocs.yml` says."""
    return dict(yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
