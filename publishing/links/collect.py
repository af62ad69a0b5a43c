"""Every address of another site in the policy and in the pages, with the places that name it."""

from __future__ import annotations

import re
from pathlib import Path

from calculator.policy import Policy

ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]|]+")


def addresses(policy: Policy, docs: Path) -> dict[str, list[str]]:
    """Address -> where it stands: ids of sources, and pages such as `en/terms.md`."""
    found: dict[str, list[str]] = {}
    for source in policy.sources.values():
        found.setdefault(source.url, []).append(f"source {source.id}")
    for page in sorted(docs.glob("*/*.md")):
        text = page.read_text(encoding="utf-8")
        for address in sorted(set(ADDRESS.findall(text))):
            name = page.relative_to(docs).as_posix()
            found.setdefault(address.rstrip(".,;:"), []).append(name)
    return found
