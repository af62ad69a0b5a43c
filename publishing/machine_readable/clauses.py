"""The clauses with all that a citation needs: sentence, standing, sources, address."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.policy import Clause, Policy, Rule
from publishing.clauses import worded
from publishing.machine_readable.citation import citation
from publishing.machine_readable.figures import plain
from publishing.languages import LANGUAGES

ADDRESS = "{site_url}{language}/terms/#{id}"


def as_values(site_url: str, policy: Policy) -> list[dict[str, Any]]:
    """Every clause for JSON, in the order of the policy file."""
    return [_clause(clause, site_url, policy) for clause in policy.clauses.values()]


def _clause(clause: Clause, site_url: str, policy: Policy) -> dict[str, Any]:
    in_words = {language: worded(language)[clause.id] for language in LANGUAGES}
    values = {
        "id": clause.id,
        "title": {language: words.title for language, words in in_words.items()},
        "sentence": {language: words.plain_sentence for language, words in in_words.items()},
        "address": {
            language: ADDRESS.format(site_url=site_url, language=language, id=clause.id)
            for language in LANGUAGES
        },
        "in_force_from": plain(in_force_from(clause, policy)),
        "sources": [
            plain(policy.sources[id]) | {"standing": policy.standing(clause.id, id)}
            for id in clause.sources
        ],
    }
    return values | {"citation": {language: citation(values, language) for language in LANGUAGES}}


def in_force_from(clause: Clause, policy: Policy) -> date | None:
    """The day from which the rule of this clause is in force.

    None for a clause of no rule, and for one of several, such as the meaning of "active".
    """
    rules = [rule for rule in policy.rules if clause.id in _clauses_of(rule)]
    return rules[0].in_force_from if len(rules) == 1 else None


def _clauses_of(rule: Rule) -> set[str]:
    return {rule.clause, *(stage.clause for stage in rule.stages)}
