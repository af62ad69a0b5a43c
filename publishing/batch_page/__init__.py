"""The page for many numbers: its form, its tables, and the sentences that its scripts show."""

from __future__ import annotations

from calculator.columns import DATED, NAMES
from calculator.sentences import Writer
from publishing.fill import fill, script_messages
from publishing.policy import policy


def render(language: str) -> str:
    """Block `batch`: the form and its tables."""
    write = Writer(language)
    return fill(
        "batch/batch",
        language,
        time_zone=policy().time_zone,
        columns={id: write.text(name) for id, name in NAMES.items()},
        dated=DATED,
        page_messages=script_messages("batch/page.js", language),
    )
