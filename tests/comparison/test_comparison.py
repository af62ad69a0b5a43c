"""`recycle-date policy diff`: what differs between two policy files, and whose dates move."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.calculator.asking import (
    EXAMPLE,
    LANGUAGES,
    POLICIES,
    ROOT,
    SMART,
    Values,
    by_command,
    changed,
    command,
)

SCHEMA = json.loads((ROOT / "calculator" / "comparison.schema.json").read_text(encoding="utf-8"))
GUIDELINE = 'id = "trc-8021-2023"'
FIVE_DOLLARS = 'amount = "5", days = 40'


def compared(old: Path, new: Path, *more: str) -> Values:
    ran = command("policy", "diff", str(old), str(new), "--format=json", *more)
    assert (ran.status, ran.err) == (0, "")
    found: Values = json.loads(ran.out)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []
    return found


def moves(found: Values) -> list[Values]:
    return [each for each in found["moves"] if each["moved"]]


def before_the_guideline(folder: Path) -> Path:
    """Smart's policy while the statement of 2021 was the only known rule."""
    text = SMART.read_text(encoding="utf-8")
    first, rest = text.split(f"[[rule]]\n{GUIDELINE}")
    copy = folder / "before.toml"
    copy.write_text(first + rest[rest.index("# -----") :], encoding="utf-8")
    return copy


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("policy", [SMART, EXAMPLE, POLICIES / "good" / "months.toml"])
def test_nothing_differs_from_itself(policy: Path) -> None:
    found = compared(policy, policy, "--descriptive")
    assert found["changes"] == []
    assert moves(found) == []
    assert found["old"] == found["new"]


def test_the_guideline_moved_the_recycle_date_and_not_the_day_to_act_by(tmp_path: Path) -> None:
    found = compared(before_the_guideline(tmp_path), SMART)
    assert {(each["kind"], each["change"]) for each in found["changes"]} == {
        ("rule", "added"),
        ("stage", "added"),
    }
    assert len(moves(found)) == 14
    for each in moves(found):
        assert each["days"] == {"act_by": 0, "recycle_earliest": 90, "recycle_latest": 90}
    stayed = [each["subscriber"] for each in found["moves"] if not each["moved"]]
    assert {"valid_until": "2023-08-13"} in stayed
    assert {"activated": "2023-08-14", "programme": "standard"} in stayed


def test_a_changed_figure_is_named_with_its_sources(tmp_path: Path) -> None:
    new = changed(SMART, tmp_path, (FIVE_DOLLARS, 'amount = "5", days = 45'))
    found = compared(SMART, new)
    sources = [{"source": "smart-top-up", "standing": "operator"}]
    assert found["changes"] == [
        {
            "kind": "row",
            "path": ["scratch-card", "5 USD"],
            "change": "changed",
            "figures": [
                {
                    "id": "validity",
                    "old": {"length": 40, "unit": "days"},
                    "new": {"length": 45, "unit": "days"},
                }
            ],
            "sources": {"old": sources, "new": sources},
        }
    ]
    for each in moves(found):
        assert each["subscriber"]["amount"] == "5 USD"
        assert set(each["days"].values()) == {5}


def test_a_removed_row_leaves_its_subscribers_without_an_answer(tmp_path: Path) -> None:
    row = '  { currency = "USD", amount = "50", days = 200, source = "smart-top-up" },\n'
    found = compared(SMART, changed(SMART, tmp_path, (row, "")))
    assert [(each["path"], each["change"]) for each in found["changes"]] == [
        (["scratch-card", "50 USD"], "removed")
    ]
    for each in moves(found):
        assert each["new"] == {"refusal": "amount-not-published"}
        assert each["days"] is None
    assert len(moves(found)) == 2


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (("in_force_from = 2023-08-14", "in_force_from = 2023-08-15"), "rule"),
        (("days = 60\noutgoing = false", "days = 61\noutgoing = false"), "stage"),
        (("outgoing = false\nincoming = true", "outgoing = true\nincoming = true"), "stage"),
        (("days = 14", "days = 15"), "stage"),
        (
            ('status = "unclear"\nreadings = ["day-one", "next-day"]',
             'status = "settled"\nreadings = ["day-one"]'),
            "convention",
        ),
    ],
)  # fmt: skip
def test_every_kind_of_figure_is_seen(change: tuple[str, str], kind: str, tmp_path: Path) -> None:
    found = compared(SMART, changed(SMART, tmp_path, change))
    assert [each["kind"] for each in found["changes"]] == [kind]
    assert found["old"]["digest"] != found["new"]["digest"]


@pytest.mark.parametrize(
    "change",
    [
        ('en = "Scratch card"', 'en = "Card"'),
        ('customer_service = "888"', 'customer_service = "889"'),
        ('url = "https://trc.gov.kh', 'url = "https://www.trc.gov.kh'),
        ('id = "before-resale"\nnumber = "unknown"', 'id = "before-resale"\nnumber = 3'),
    ],
)
def test_what_only_describes_is_compared_when_asked_for(
    change: tuple[str, str], tmp_path: Path
) -> None:
    new = changed(SMART, tmp_path, change)
    assert compared(SMART, new)["changes"] == []
    described = compared(SMART, new, "--descriptive")
    assert len(described["changes"]) == 1
    assert moves(described) == []


def test_the_dates_are_those_of_the_answer() -> None:
    for each in compared(SMART, SMART)["moves"]:
        asked = each["subscriber"]
        if "refusal" in each["old"]:
            continue
        day = next(value for part, value in asked.items() if re.match(r"\d{4}-", value) and part)
        answered = by_command(asked | {"on": max(day, "2026-11-23")})
        assert each["old"]["act_by"] == answered["act_by"]
        assert each["old"]["recycle_date"] == answered["recycle_date"]


def test_the_standard_subscribers_are_the_same_every_time_and_none_is_there_twice() -> None:
    asked = [each["subscriber"] for each in compared(SMART, SMART)["moves"]]
    assert asked == [each["subscriber"] for each in compared(SMART, SMART)["moves"]]
    assert len({json.dumps(each, sort_keys=True) for each in asked}) == len(asked) == 33
    assert {"valid_until": "2024-01-31"} in asked
    rows = {(each["amount"], each["channel"]) for each in asked if "amount" in each}
    assert len(rows) == 11
    days = {each["top_up"] for each in asked if "top_up" in each}
    assert days == {str(date(2021, 5, 29)), str(date(2023, 8, 14))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_names_figures_sources_and_days(language: str, tmp_path: Path) -> None:
    new = changed(SMART, tmp_path, (FIVE_DOLLARS, 'amount = "5", days = 45'))
    ran = command("policy", "diff", str(SMART), str(new), f"--language={language}")
    assert (ran.status, ran.err) == (0, "")
    for part in ("row scratch-card 5 USD", "40", "45", "smart-top-up", "2 ", "33"):
        assert part in ran.out
    assert not re.search(r"\{\w*\}|\bdiff\.", ran.out)
    shift = "5 days later" if language == "en" else "យឺតជាង 5 ថ្ងៃ"
    assert ran.out.count(shift) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_no_policy_is_refused(language: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "nothing.toml")
    ran = command("policy", "diff", str(SMART), missing, f"--language={language}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("nothing.toml")
    assert ran.err.count("\n") == 1


def test_both_files_have_to_be_named() -> None:
    assert command("policy", "diff", str(SMART)).status == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_file_and_itself_has_no_figures(language: str) -> None:
    ran = command("policy", "diff", str(SMART), str(SMART), f"--language={language}")
    assert (ran.status, ran.err) == (0, "")
    headings = {"en": "Whose dates do not move", "km": "អ្នកដែលកាលបរិច្ឆេទមិនផ្លាស់ប្តូរ"}
    assert [part.splitlines()[0] for part in ran.out.split("\n\n")[1:]] == [headings[language]]


def test_the_text_tells_whether_something_works_and_what_it_costs(tmp_path: Path) -> None:
    new = changed(
        SMART,
        tmp_path,
        ("outgoing = false\nincoming = true", "outgoing = true\nincoming = true"),
        (FIVE_DOLLARS, 'from = "5", to = "6", days = 40'),
    )
    out = command("policy", "diff", str(SMART), str(new)).out
    assert re.search(r"outgoing: no → yes", out)
    assert "6 USD" in out
    out = command("policy", "diff", str(SMART), str(new), "--language=km").out
    assert "6 ដុល្លារ" in out


def test_a_row_that_is_gone_and_a_new_one_have_dates_on_one_side_only(tmp_path: Path) -> None:
    new = changed(SMART, tmp_path, (FIVE_DOLLARS, 'amount = "6", days = 40'))
    out = command("policy", "diff", str(SMART), str(new)).out
    assert "4 October 2021 → –" in out
    assert "– → 4 October 2021" in out
