"""Sources that nobody has looked at for a while are named, with what rests on them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from calculator.policy import Policy
from calculator.policy_file import load
from publishing import policy
from tools.stale import main

SMART = Path(__file__).parents[2] / "calculator" / "policies" / "smart.toml"
SEEN = max(source.retrieved for source in policy().sources.values())


@pytest.fixture
def older(tmp_path: Path) -> Policy:
    """Smart's policy, with one source that was looked at a year before the others."""
    head, source, tail = SMART.read_text("utf-8").partition('[[source]]\nid = "smart-top-up"')
    changed = tmp_path / "smart.toml"
    tail = tail.replace("retrieved = 2026-11-23", "retrieved = 2025-11-23", 1)
    changed.write_text(head + source + tail, "utf-8")
    return load(changed)


def test_a_source_is_stale_after_the_days_with_all_that_rests_on_it(
    older: Policy, capsys: pytest.CaptureFixture[str]
) -> None:
    many = len(older.sources)
    assert main(older, 365, date(2026, 11, 23)) == 0
    assert (
        capsys.readouterr().out == f"Sources last looked at more than 365 days ago: 0 of {many}.\n"
    )
    assert main(older, 365, date(2026, 11, 24)) == 1
    name, address, clauses, figures, count = capsys.readouterr().out.splitlines()
    assert name == "smart-top-up: last looked at on 2025-11-23, 366 days ago"
    assert address.strip() == "https://www.smart.com.kh/km/get-smart/top-up/"
    assert "validity-scratch-card" in clauses
    assert "scratch-card/5 USD/days: 40 days" in figures
    assert count.endswith(f": 1 of {many}.")


def test_the_oldest_comes_first(older: Policy, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(older, 0, SEEN + timedelta(days=1)) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("smart-top-up: ")
    assert all(f"{id}: last looked at" in printed for id in older.sources)
    assert printed.partition("cne-2021: ")[2].splitlines()[2:4] == [
        "  clauses: none",
        "  figures: none",
    ]
