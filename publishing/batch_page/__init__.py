"""The page for many numbers: its form, its tables, and the sentences that its scripts show."""

from __future__ import annotations

from publishing.fill import fill, script_messages
from publishing.policy import policy


def render(language: str) -> str:
    """Block `batch`: the form and its tables."""
    return fill(
        "batch/batch",
        language,
        time_zone=policy().time_zone,
        page_messages=script_messages("batch/page.js", language),
    )
