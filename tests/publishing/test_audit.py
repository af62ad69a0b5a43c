"""What `make audit` makes of the reports that it gets, and of those that it does not get."""

import json

import pytest

from publishing.audit import Verdict, of_npm, of_python, status

WEAK = {
    "dependencies": [
        {"name": "good", "version": "1.0", "vulns": []},
        {"name": "left-out", "skip_reason": "not on the index"},
        {
            "name": "bad",
            "version": "2.0",
            "vulns": [
                {"id": "PYSEC-1", "fix_versions": ["2.1", "3.0"]},
                {"id": "PYSEC-2", "fix_versions": []},
            ],
        },
    ]
}
REFUSED = {"message": "405 Method Not Allowed", "statusCode": 405}


def test_weak_python_packages_are_named() -> None:
    assert of_python(json.dumps(WEAK)) == [
        "bad 2.0: PYSEC-1, mended in 2.1, 3.0",
        "bad 2.0: PYSEC-2, mended in no version yet",
    ]


def test_a_skipped_package_was_not_checked() -> None:
    packages = [each for each in WEAK["dependencies"] if each["name"] != "bad"]
    assert of_python(json.dumps({"dependencies": packages})) is None
    assert of_python(json.dumps({"dependencies": packages[:1]})) == []


def test_weak_npm_packages_are_named() -> None:
    report = {"vulnerabilities": {"bad": {"range": "<2", "severity": "high"}}}
    assert of_npm(json.dumps(report)) == ["bad <2: high"]
    assert of_npm('{"vulnerabilities": {}}') == []


@pytest.mark.parametrize("report", ["", "Traceback (most recent call last)", "[]", "null"])
@pytest.mark.parametrize("read", [of_python, of_npm])
def test_no_report_is_not_a_good_report(read: object, report: str) -> None:
    assert read(report) is None
    assert read(json.dumps(REFUSED)) is None


def test_what_could_not_be_checked_is_one_sentence() -> None:
    sentence = "a.lock could not be checked in full: the advisory service gave no answer."
    assert str(Verdict("a.lock", None)) == sentence
    assert str(Verdict("a.lock", [])) == "a.lock: nothing found."
    assert str(Verdict("a.lock", ["bad 2.0"])) == "a.lock:\n  bad 2.0"


@pytest.mark.parametrize(
    ("findings", "expected"),
    [([[], []], 0), ([[], ["bad"]], 1), ([[], None], 2), ([["bad"], None], 1)],
)
def test_the_status_tells_found_from_not_checked(
    findings: list[list[str] | None], expected: int
) -> None:
    assert status([Verdict("a.lock", each) for each in findings]) == expected
