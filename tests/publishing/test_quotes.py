"""A changed figure of the policy names the clauses that still say the old one."""

from pathlib import Path

import pytest

from calculator.policy_file import load
from publishing.policy import policy
from publishing.quotes.check import faults, read_list

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SMART = ROOT / "calculator" / "policies" / "smart.toml"


def faults_after(folder: Path, old: str, new: str) -> list[str]:
    """What is named when one place of Smart's policy file is changed."""
    text = SMART.read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed = folder / "smart.toml"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    return faults(load(changed), DOCS, read_list())


def named(found: list[str]) -> set[str]:
    """The clauses that are named, each in both languages."""
    by_language = [
        {fault.split("#")[1].split()[0] for fault in found if fault.startswith(f"{language}/")}
        for language in ("en", "km")
    ]
    assert by_language[0] == by_language[1]
    return by_language[0]


def test_every_figure_of_a_clause_is_in_the_policy_or_in_the_list() -> None:
    assert faults(policy(), DOCS, read_list()) == []


@pytest.mark.parametrize(
    ("old", "new", "clauses"),
    [
        (
            'id = "retained"\ndays = 90',
            'id = "retained"\ndays = 91',
            {
                "statement-2021",
                "validity-end-day",
                "rule-by-validity-end",
                "two-rules",
                "reminders-before-resale",
            },
        ),
        (
            'id = "held"\ndays = 90',
            'id = "held"\ndays = 91',
            {"guideline-held", "guideline-resale", "two-rules"},
        ),
        (
            "days = 68",
            "days = 67",
            {"first-use-standard", "first-use-day", "starter-sim-guideline"},
        ),
        ('amount = "1", days = 8', 'amount = "1", days = 9', {"validity-scratch-card"}),
        ('to = "1.99", days = 8', 'to = "1.99", days = 9', {"validity-online"}),
        ('to = "4"', 'to = "3"', {"validity-online", "validity-online-above"}),
        ('"119"', '"120"', {"emergency-calls"}),
        ('"*888#"', '"*889#"', {"validity-end-of-day", "validity-online-above"}),
        (
            "in_force_from = 2023-08-14",
            "in_force_from = 2023-09-14",
            {"guideline-8021", "statement-2021", "rule-by-validity-end"},
        ),
    ],
)
def test_a_changed_figure_names_its_clauses(
    tmp_path: Path, old: str, new: str, clauses: set[str]
) -> None:
    assert named(faults_after(tmp_path, old, new)) == clauses


def test_a_fault_says_what_to_look_at(tmp_path: Path) -> None:
    found = faults_after(tmp_path, 'id = "barred"\ndays = 30', 'id = "barred"\ndays = 31')
    fault = next(each for each in found if each.startswith("en/terms.md#guideline-barred"))
    assert "says 30 day, which neither the policy nor quotes.toml has for it" in fault
    assert "linked from agents.md" in fault


def test_what_no_date_rests_on_may_change(tmp_path: Path) -> None:
    assert faults_after(tmp_path, 'km = "កាតកោស"', 'km = "កាតស្មាត"') == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"nothing": {}}, "the policy has no clause nothing"),
        ({"two-rules": {"quotes": ["no/such"]}}, "the policy has no figure no/such"),
        ({"stacking": {"others": {"smart-terms": "2023"}}}, "does not rest it on smart-terms"),
        ({"stacking": {"others": {"ours": "2022"}}}, "does not say 2022, which quotes.toml has"),
    ],
)
def test_an_entry_of_the_list_that_leads_nowhere_is_a_fault(
    entry: dict[str, object], fault: str
) -> None:
    assert any(fault in found for found in faults(policy(), DOCS, read_list() | entry))


def test_a_figure_that_was_only_typed_is_found(tmp_path: Path) -> None:
    for language, sentence in (("en", "It is 77 days."), ("km", "គឺ ៧៧ ថ្ងៃ។")):
        (tmp_path / language).mkdir()
        page = f"# Terms {{#terms}}\n\n### Active {{#active-meaning}}\n\n{sentence}\n"
        (tmp_path / language / "terms.md").write_text(page, encoding="utf-8")
    assert [fault.split(",")[0] for fault in faults(policy(), tmp_path, {})] == [
        "en/terms.md#active-meaning says 77 day",
        "km/terms.md#active-meaning says 77 day",
    ]
