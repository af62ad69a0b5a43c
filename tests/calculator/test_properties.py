"""What holds for every question under every policy, whatever the day: the oracle says the same."""

import random
import re
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.calculator import published
from tests.calculator.asking import FROZEN, LATE, digest, faults
from tests.calculator.policy_text import Content, leaves, loaded, read, says, shuffled, with_value
from tests.oracle import answer as lived
from tests.oracle import in_columns

CONTENT = read(FROZEN)
LENGTHS = [(place, value) for place, value in leaves(CONTENT) if place[-1] == "days"]
STACKING = ["adds", "replaces", "later-date"]

DAYS = st.dates(date(2021, 4, 1), date(2198, 6, 1)) | st.dates(date(2023, 1, 1), date(2023, 9, 30))
PUBLISHED = [
    (channel, amount, days)
    for channel, rows in published.TABLES.items()
    for amount, days in rows.items()
]
# One cent beside a row is in another row or in a hole, and nothing is rounded into it.
BESIDE = [("scratch-card", "0.99 USD"), ("scratch-card", "5.01 USD"), ("online", "0.99 USD"),
          ("online", "4.01 USD"), ("online", "5000 KHR")]  # fmt: skip
TOP_UPS = st.sampled_from([*(each[:2] for each in PUBLISHED), *BESIDE])
# So many days after the top-up before, or around the days on which its validity and what follows
# end: (1, 89) is 89 days after its days are over.
EDGES = [(0, 0), *((1, days) for days in (-1, 0, 1, 88, 89, 90, 91))]
LATER = st.sampled_from(EDGES) | st.tuples(st.just(0), st.integers(1, 130))
Step = tuple[tuple[int, int], tuple[str, str, int]]
STEPS = st.lists(st.tuples(LATER, st.sampled_from(PUBLISHED)), min_size=1, max_size=5)


# An editor's changes: of a length, of the guideline's first day and of how top-ups add up; and
# a newer table of cards, beside one that is known from a day or for ever.
EDITS = st.fixed_dictionaries(
    {
        "length": st.sampled_from(LENGTHS),
        "longer": st.integers(-7, 60),
        "guideline": st.dates(date(2023, 6, 1), date(2023, 10, 31)),
        "stacking": st.just(STACKING) | st.sampled_from([[each] for each in STACKING]),
        "first_table": st.sampled_from(["unknown", date(2021, 4, 20)]),
        "newer_table": st.dates(date(2021, 5, 1), date(2099, 12, 31)),
    }
)


def edited(edit: dict[str, Any]) -> Content:
    """Smart's policy after such an edit."""
    place, days = edit["length"]
    content = with_value(CONTENT, place, days + edit["longer"])
    content["rule"][1]["in_force_from"] = edit["guideline"]
    stacking = oracle.named(content["convention"], "stacking")
    stacking["readings"] = edit["stacking"]
    stacking["status"] = "unclear" if edit["stacking"][1:] else "settled"
    tables = content["channel"][0]["table"]
    tables[0]["in_force_from"] = edit["first_table"]
    tables.append(deepcopy(tables[0]) | {"in_force_from": edit["newer_table"]})
    for row in tables[1]["row"]:
        row["days"] += 5
    return content


def topped_up(start: date, steps: list[Step]) -> str:
    """A list of top-ups, each some days after the one before."""
    day, days, rows = start, 0, []
    for (over, later), (channel, amount, new) in steps:
        day += timedelta(days=max(over * days + later, 0))
        rows.append(f"{day},{amount},{channel}")
        days = new
    return "\n".join(rows)


# Any question, most of which are answered; by the part with which it is begun.
QUESTIONS = {
    "valid_until": st.fixed_dictionaries({"valid_until": DAYS.map(str)}),
    "top_up": st.builds(
        lambda day, row: {"top_up": str(day), "channel": row[0], "amount": row[1]}, DAYS, TOP_UPS
    ),
    "activated": st.fixed_dictionaries(
        {"activated": DAYS.map(str), "programme": st.sampled_from(list(published.NEW_SIMS))}
    ),
    "history": st.fixed_dictionaries({"history": st.builds(topped_up, DAYS, STEPS)}),
}


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("kind", QUESTIONS)
@settings(max_examples=200)
@given(
    data=st.data(), edit=EDITS, order=st.integers(), edge=st.integers(0, 50),
    beside=st.integers(-1, 1),
)  # fmt: skip
def test_every_answer_is_that_of_the_oracle_that_lives_each_day(
    kind: str, data: st.DataObject, edit: dict[str, Any], order: int, edge: int, beside: int
) -> None:
    """Asked on the days around which a stage ends or begins, where it is easiest to be wrong."""
    question = data.draw(QUESTIONS[kind])
    content = edited(edit)
    policy = loaded(shuffled(content, random.Random(order)))
    asked = question | {"on": LATE}
    columns = lived(content, asked)
    if "refusal" not in columns:
        began = re.findall(r"\d{4}-\d\d-\d\d", " ".join(question.values()))[-1]
        edges = sorted({*re.findall(r"\d{4}-\d\d-\d\d", " ".join(columns.values()))})
        on = date.fromisoformat(edges[edge % len(edges)]) + timedelta(days=beside)
        asked["on"] = max(began, str(on))
    said = says(policy, asked)
    assert in_columns(said) == lived(content, asked)
    if answered := said.get("answer"):
        assert faults("answer", answered) == []
        assert says(policy, answered["question"]) == said
        sold = [stage == "resale" for stage in answered["stage_on"].values()]
        allowed = "allowed" if all(sold) else "unclear" if any(sold) else "not-allowed"
        assert answered["resale_on"] == allowed


@settings(max_examples=30)
@given(order=st.integers())
def test_the_order_in_the_file_is_irrelevant(order: int) -> None:
    assert loaded(shuffled(CONTENT, random.Random(order))).digest == digest(FROZEN)


def test_the_oracle_shares_no_code_with_the_calculator() -> None:
    source = Path(oracle.__file__).read_text(encoding="utf-8")
    assert not re.search(r"^(from|import) (calculator|tests)", source, re.MULTILINE)
