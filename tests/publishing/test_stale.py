"""Sources that nobody has looked at for a while are named, with what rests on them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from calculator.policy_file import load
from publishing import policy
from tools.stale import main, report, stale

SMART = Path(__file__).parents[2] / "calculator" / "policies" / "smart.toml"
SEEN = max(source.retrieved for source in policy().sources.values())


@pytest.fixture
def older(tmp_path: Path) -> object:
    """Smart's policy, with one source that was looked at a year before the others."""
    head, source, tail = SMART.read_text("utf-8").partition('[[source]]\nid = "smart-top-up"')
    changed = tmp_path / "smart.toml"
    tail = tail.replace("retrieved = 2026-11-23", "retrieved = 2025-11-23", 1)
    changed.write_text(head + source + tail, "utf-8")
    return load(changed)


def test_a_source_is_stale_after_the_days_and_the_oldest_comes_first(older: object) -> None:
    assert [each.id for each in stale(older, 365, date(2026, 11, 23))] == []
    assert [each.id for each in stale(older, 365, date(2026, 11, 24))] == ["smart-top-up"]
    found = stale(older, 0, SEEN + timedelta(days=1))
    assert found[0].id == "smart-top-up"
    assert {each.id for each in found} == set(older.sources)


def test_the_report_says_what_rests_on_a_source(older: object) -> None:
    lines = list(report(older, older.sources["smart-top-up"], SEEN))
    assert lines[0].startswith("smart-top-up: last looked at on 2025-11-23, ")
    assert lines[1].strip() == "https://www.smart.com.kh/km/get-smart/top-up/"
    assert "validity-scratch-card" in lines[2]
    assert "scratch-card/5 USD/days: 40 days" in lines[3]
    of_pages_only = list(report(older, older.sources["cne-2021"], SEEN))
    assert of_pages_only[2:] == ["  clauses: none", "  figures: none"]


def test_the_status_says_whether_anything_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(180, SEEN) == 0
    many = len(policy().sources)
    assert capsys.readouterr().out.endswith(f"more than 180 days ago: 0 of {many}.\n")
    assert main(180, SEEN + timedelta(days=181)) == 1
    printed = capsys.readouterr().out
    assert all(f"{id}: last looked at" in printed for id in policy().sources)
