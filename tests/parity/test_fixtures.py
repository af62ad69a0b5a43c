"""The checker finds each kind of difference, and nothing in pages that say the same."""

from pathlib import Path

import pytest

from publishing.parity.check import compare_sources

CASES = sorted(path for path in Path(__file__).with_name("fixtures").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_report_names_what_differs_and_nothing_else(case: Path) -> None:
    en, km = ((case / f"{language}.md").read_text(encoding="utf-8") for language in ("en", "km"))
    found = [str(difference) for difference in compare_sources(case.name, en, km)]
    report = case / "report.txt"
    expected = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
    assert found == expected


def test_there_is_a_report_for_each_bad_pair() -> None:
    good = [case for case in CASES if not (case / "report.txt").exists()]
    assert all(case.name.startswith("good-") for case in good)
    assert len(good) < len(CASES) / 2
