"""Smart's policy file holds the published figures, each with its source, and nothing more."""

from datetime import date

import pytest

from calculator.policy import Stage
from calculator.policy_file import load
from publishing.terms import worded
from tests.calculator import published
from tests.calculator.asking import LANGUAGES, SMART

POLICY = load(SMART)
# Published for each stage between: its days; whether calls go out, come in, and reach emergency
# services (None: not published); whether a top-up restores the number, or the operator on request.
STAGES = {
    "smart-2021": {"retained": (90, None, None, None, True, False)},
    "trc-8021-2023": {
        "outgoing-barred": (60, False, True, True, True, False),
        "barred": (30, False, False, True, True, False),
        "held": (90, False, False, None, False, True),
    },
    "free-sim": {"unused": (published.NEW_SIMS["free-sim"], None, None, None, True, False)},
    "standard": {"unused": (published.NEW_SIMS["standard"], None, None, None, True, False)},
}


def figures(stage: Stage) -> tuple[int | bool | None, ...]:
    assert stage.period
    assert stage.period.unit == "days"
    works = (stage.outgoing, stage.incoming, stage.emergency)
    return (stage.period.length, *works, stage.top_up_restores, stage.restorable_on_request)


def test_the_tables_are_the_published_ones() -> None:
    cards = POLICY.channels["scratch-card"].tables[0].rows
    assert {f"{row.lowest} {row.currency}": row.validity.length for row in cards} == published.CARDS
    assert all(row.lowest == row.highest for row in cards)
    online = POLICY.channels["online"].tables[0].rows
    assert [(str(row.lowest), str(row.highest), row.validity.length) for row in online] == [
        ("1", "1.99", 8),
        ("2", "2.49", 15),
        ("2.50", "4", 16),
    ]
    assert {row.currency for row in online} == {"USD"}
    assert POLICY.channels.keys() == {"scratch-card", "online"}


def test_the_rules_are_the_published_ones() -> None:
    assert {rule.id: rule.in_force_from for rule in POLICY.rules} == {
        "smart-2021": date(2021, 5, 29),
        "trc-8021-2023": date(2023, 8, 14),
    }
    assert {
        owner.id: {stage.id: figures(stage) for stage in owner.stages if stage.period}
        for owner in POLICY.owners
    } == STAGES


def test_what_nobody_published_is_declared_unclear_or_unknown() -> None:
    unclear = {id for id, convention in POLICY.conventions.items() if convention.unclear}
    assert unclear == {"top-up-day", "validity-end-day", "first-use-day", "stacking"}
    for id in unclear:
        assert POLICY.clauses[POLICY.conventions[id].clause].standing == "unknown"


def test_our_inference_is_marked_as_one() -> None:
    inferred = {id for id, clause in POLICY.clauses.items() if clause.standing == "inference"}
    inferences = {"guideline-all-operators", "rule-by-validity-end", "top-up-enough", "two-rules"}
    assert inferred == inferences


def test_every_source_is_used() -> None:
    used = {source for clause in POLICY.clauses.values() for source in clause.sources}
    assert POLICY.sources.keys() - used == {"phnom-penh-post-2021", "cne-2021"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_is_a_heading_of_the_guide_and_every_heading_has_its_sources(
    language: str,
) -> None:
    assert worded(language).keys() == POLICY.clauses.keys()
