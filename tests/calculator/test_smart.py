"""Smart's policy file holds the published figures, each with its source, and nothing more."""

from datetime import date

import pytest

from calculator.policy import Stage
from calculator.policy_file import load
from publishing.terms import worded
from tests.calculator import published
from tests.calculator.asking import LANGUAGES, SMART

POLICY = load(SMART)


def lengths(stages: tuple[Stage, ...]) -> dict[str, int]:
    assert all(stage.period.unit == "days" for stage in stages if stage.period)
    return {stage.id: stage.period.length for stage in stages if stage.period}


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
    assert [(rule.id, rule.in_force_from) for rule in POLICY.rules] == [
        ("smart-2021", date(2021, 5, 29)),
        ("trc-8021-2023", date(2023, 8, 14)),
    ]
    statement, guideline = POLICY.rules
    assert lengths(statement.stages) == {"retained": 90}
    assert lengths(guideline.stages) == {"outgoing-barred": 60, "barred": 30, "held": 90}
    assert {id: lengths(one.stages)["unused"] for id, one in POLICY.programmes.items()} == (
        published.NEW_SIMS
    )


def test_what_works_in_a_stage_is_said_only_where_it_is_published() -> None:
    statement, guideline = POLICY.rules
    works = {
        stage.id: (stage.outgoing, stage.incoming, stage.emergency)
        for rule in (statement, guideline)
        for stage in rule.stages
    }
    assert works["retained"] == (None, None, None)
    assert works["outgoing-barred"] == (False, True, True)
    assert works["barred"] == (False, False, True)
    assert works["held"][2] is None  # emergency calls: published for the first two stages


def test_a_top_up_restores_until_the_held_stage_and_a_request_in_it() -> None:
    _, guideline = POLICY.rules
    assert [stage.id for stage in guideline.stages if stage.top_up_restores] == [
        "active",
        "outgoing-barred",
        "barred",
    ]
    assert [stage.id for stage in guideline.stages if stage.restorable_on_request] == ["held"]


def test_what_nobody_published_is_declared_unclear_or_unknown() -> None:
    unclear = {id for id, convention in POLICY.conventions.items() if convention.unclear}
    assert unclear == {"top-up-day", "validity-end-day", "first-use-day", "stacking"}
    for id in unclear:
        assert POLICY.clauses[POLICY.conventions[id].clause].standing == "unknown"


def test_our_inference_is_marked_as_one() -> None:
    inferred = {id for id, clause in POLICY.clauses.items() if clause.standing == "inference"}
    assert inferred == {
        "guideline-all-operators",
        "rule-by-validity-end",
        "top-up-enough",
        "two-rules",
    }


def test_every_source_is_used_and_says_where_and_when_it_was_looked_at() -> None:
    used = {source for clause in POLICY.clauses.values() for source in clause.sources}
    for source in POLICY.sources.values():
        assert source.url.startswith(("https://", "http://"))
    assert not POLICY.sources.keys() - used - {"phnom-penh-post-2021", "cne-2021"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_is_a_heading_of_the_guide_and_every_heading_has_its_sources(
    language: str,
) -> None:
    assert worded(language).keys() == POLICY.clauses.keys()
