"""Lighthouse's scores of home and calculator on a phone, in both languages.

They are kept in scores.json, from which the table in the README comes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SCORES = Path(__file__).with_name("scores.json")
README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- lighthouse -->\n", "<!-- /lighthouse -->\n"

PAGES = ("/en/", "/km/", "/en/calculator/", "/km/calculator/")
# Least scores; what depends on how busy the machine is has some room.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def failures(scores: dict[str, Any]) -> list[str]:
    """Return a sentence for every median that is too low."""
    return [
        f"{page}: {category} is {scores['pages'][page][category]}, at least {least} is wanted."
        for page in PAGES
        for category, least in LEAST.items()
        if scores["pages"][page][category] < least
    ]


def table(scores: dict[str, Any]) -> str:
    """Return the scores as the table of the README."""
    categories = list(LEAST)
    heads = ["page", *(category.replace("-", " ") for category in categories)]
    rows = [
        [f"`{page}`", *(str(scores["pages"][page][category]) for category in categories)]
        for page in PAGES
    ]
    lines = [heads, ["---", *("---:" for _ in categories)], *rows]
    made_with = f"Lighthouse {scores['lighthouse']}, mobile, median of {scores['runs']} runs"
    return "\n".join(
        [f"{made_with}, {scores['date']}:", "", *(f"| {' | '.join(line)} |" for line in lines), ""]
    )


def readme_with(text: str, scores: dict[str, Any]) -> str:
    """Return the README with the table of these scores in its place."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + table(scores) + END + after


def kept() -> dict[str, Any]:
    """Return the scores as they were measured last."""
    scores: dict[str, Any] = json.loads(SCORES.read_text("utf-8"))
    return scores
