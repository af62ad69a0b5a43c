"""Answers that were worked out by hand from a text: `cases.csv`.

Each row names the text that it rests on and shows its working as an equation. Where another
operator published an example, its policy is Smart's with the few figures changed in which it
differs.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculator.policy_file import load
from tests.calculator.asking import FROZEN, by_command
from tests.calculator.policy_text import says

FILE = Path(__file__).with_name("cases.csv")
SMARTS = FROZEN.read_text(encoding="utf-8")
LATE = "2199-12-31"
BY_LAW = ', "civil-code-counting"], by_law = "next-day"'
UNCLEAR = 'status = "unclear", readings = ["day-one", "next-day"]'
STACKING = 'status = "unclear", readings = ["adds", "replaces", "later-date"]'


def settled(reading: str) -> tuple[tuple[str, str], ...]:
    """The ways to count days, settled with one reading."""
    return (
        (BY_LAW, "]"),
        (UNCLEAR, f'status = "settled", readings = ["{reading}"]'),
    )


def adding(reading: str) -> tuple[str, str]:
    """How top-ups add up, settled."""
    return STACKING, f'status = "settled", readings = ["{reading}"]'


HUNDRED_AND_FIFTY = (
    ('amount = "1", days = 8', 'amount = "1", days = 100'),
    ('amount = "2", days = 15', 'amount = "2", days = 50'),
)
# What differs from Smart's policy.
POLICIES: dict[str, tuple[tuple[str, str], ...]] = {
    "smart": (),
    "xchange": (
        *settled("day-one"),
        ('amount = "1", days = 8', 'amount = "1", days = 12'),
        ('amount = "2", days = 15', 'amount = "2", days = 25'),
    ),
    "fcc": (*settled("next-day"), ('id = "retained", days = 90', 'id = "retained", days = 45')),
    "metfone": settled("next-day"),
    "ais": (*settled("next-day"), adding("adds"), *HUNDRED_AND_FIFTY),
    "shinetown": (*settled("next-day"), adding("later-date"), *HUNDRED_AND_FIFTY),
}


def cases() -> list[dict[str, str]]:
    """The rows of the table."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def worked_out(equation: str) -> str:
    """A day with the days that are added to it."""
    start, *added = equation.split(" + ")
    return str(date.fromisoformat(start) + timedelta(days=sum(map(int, added))))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['asked']} {case['what']}")
def test_the_answer_is_that_of_the_text(case: dict[str, str], tmp_path: Path) -> None:
    text = SMARTS
    for old, new in POLICIES[case["policy"]]:
        assert old in text
        text = text.replace(old, new)
    policy = tmp_path / "policy.toml"
    policy.write_text(text, encoding="utf-8")
    asked = question(case["asked"])
    asked["on"] = worked_out(case["on"]) if case["on"] else LATE
    if case["what"] == "refusal":
        assert says(load(policy), asked)["refusal"]["id"] == case["working"]
        return
    found = by_command(asked, f"--policy={policy}")
    found |= {stage["id"]: stage for stage in found["stages"]}
    for part in case["what"].split("."):
        found = found[part]
    dated = case["working"][:4].isdecimal()
    assert found == (worked_out(case["working"]) if dated else case["working"])


def question(asked: str) -> dict[str, str]:
    """`top_up=2026-08-01 amount=5_USD` as a question."""
    parts = dict(part.split("=") for part in asked.split(" "))
    return {part: text.replace("_", " ").replace(";", "\n") for part, text in parts.items()}


def test_every_row_names_its_text() -> None:
    assert 60 <= len(cases()) <= 100
    for case in cases():
        assert case["text"], case
        assert case["why"], case
