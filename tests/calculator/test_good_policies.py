"""Other operators' policies, without touching code."""

from pathlib import Path

import pytest

from tests.calculator.asking import (
    EXAMPLE,
    FROZEN,
    LANGUAGES,
    POLICIES,
    by_command,
    changed,
    command,
    digest,
    options,
    span,
)

SMALL = POLICIES / "good" / "no-programmes.toml"
GOOD = sorted((POLICIES / "good").glob("*.toml"))
ON = {"on": "2199-12-31"}


def test_a_policy_needs_neither_programmes_nor_stages_between() -> None:
    found = by_command({"top_up": "2026-09-10", "amount": "1 USD"} | ON, f"--policy={SMALL}")
    assert found["valid_until"] == span("2026-09-10", "2026-09-10")
    assert found["act_by"] == "2026-09-10"
    assert found["recycle_date"] == span("2026-09-11", "2026-09-11")
    assert found["unclear"] == []
    assert found["warnings"] == []  # one rule, and stacking is settled


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_without_doubts_has_no_list_of_doubts(language: str) -> None:
    question = options({"valid_until": "2026-09-10", "on": "2026-09-10"})
    ran = command("answer", *question, f"--policy={SMALL}", f"--language={language}")
    assert ran.status == 0
    # what was read, what to do, where it stands, stages, steps, sources
    assert len(ran.out.strip().split("\n\n")) == 6


@pytest.mark.parametrize("programme", ["gift", "free-sim"])
def test_a_programme_of_another_operator_is_not_known(programme: str) -> None:
    question = options({"activated": "2026-09-10", "programme": programme} | ON)
    ran = command("answer", *question, f"--policy={SMALL}")
    assert (ran.status, ran.out) == (2, "")
    assert programme in ran.err


def test_a_stage_that_no_reading_leaves_a_day_is_not_told_but_stays_in_the_contract(
    tmp_path: Path,
) -> None:
    settled = 'id = "validity-end-day"\nstatus = "unclear"\nreadings = ["day-one", "next-day"]'
    file = changed(
        FROZEN,
        tmp_path,
        (settled, 'id = "validity-end-day"\nstatus = "settled"\nreadings = ["day-one"]'),
        ('clauses = ["validity-end-day", "civil-code-counting"]\nby_law = "next-day"', "clauses = "
         '["validity-end-day"]'),
        ("days = 60", "days = 1"),
    )  # fmt: skip
    question = {"valid_until": "2026-09-10"}
    [empty] = [
        stage
        for stage in by_command(question, f"--policy={file}")["stages"]
        if stage["id"] == "outgoing-barred"
    ]
    assert (empty["first_day"]["earliest"], empty["last_day"]["latest"]) == (
        "2026-09-11",
        "2026-09-10",
    )
    ran = command("answer", *options(question), f"--policy={file}")
    assert "Blocked both ways: from 11 September 2026 to 10 October 2026" in ran.out
    assert "Calls out blocked" not in ran.out


@pytest.mark.parametrize("direction", ["outgoing", "incoming"])
def test_half_known_is_not_known(direction: str, tmp_path: Path) -> None:
    file = changed(EXAMPLE, tmp_path, (f"{direction} = true", f'{direction} = "unknown"'))
    found = by_command({"valid_until": "2023-09-10"}, f"--policy={file}")
    assert found["stages"][0][direction] is None
    ran = command("answer", "--valid-until=2023-09-10", f"--policy={file}")
    assert "Valid: until 10 September 2023. What works in this time is not published." in ran.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("published = 2020-01-01", "published = 1990-01-01"),
        ("published = 2020-01-01", "published = 2026-11-23"),  # looked at on the same day
        ("retrieved = 2026-11-23", "retrieved = 2099-12-31"),
        ("days = 60", "days = 36500"),
        ("days = 60", "days = 1"),
    ],
)
def test_a_figure_at_the_edge_of_what_is_allowed_is_allowed(
    old: str, new: str, tmp_path: Path
) -> None:
    assert digest(changed(EXAMPLE, tmp_path, (old, new)))
