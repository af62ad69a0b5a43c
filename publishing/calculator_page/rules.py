"""The rules as the calculator page shows them beside a sale: name, first day, text."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.policy import Policy
from calculator.sentences import Writer
from publishing.clauses import worded


@dataclass(frozen=True)
class ShownRule:
    """A rule in one language; `sentence` is the one of its clause that can be cited."""

    name: str
    day: str
    clause: str
    sentence: str


def rules(policy: Policy, language: str) -> list[ShownRule]:
    """Return every rule, the oldest first; KeyError where a clause has no sentence."""
    sentences = worded(language)
    write = Writer(language)
    return [
        ShownRule(
            name=rule.name[language],
            day=write.date(rule.in_force_from),
            clause=rule.clause,
            sentence=sentences[rule.clause].sentence,
        )
        for rule in policy.rules
    ]
