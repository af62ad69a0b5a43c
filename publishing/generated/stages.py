"""Blocks `stages-table RULE` and `first-use-table`: the stages, and what works in each."""

from calculator.policy import Rule
from calculator.sentences.stages import STAGES, help_in, works
from publishing.generated.page_parts import fill
from publishing.policy import policy


def rule_named(id: str) -> Rule:
    """The rule with this id; a KeyError for one that the policy does not have."""
    return {rule.id: rule for rule in policy().rules}[id]


def table(rule: str, language: str) -> str:
    """The stages of one rule, in order."""
    stages = rule_named(rule).stages
    names = {"stage_names": STAGES, "works": works, "help_in": help_in}
    return fill("stages-table", language, stages=stages, **names)


def first_use(argument: str, language: str) -> str:
    """What happens to a new SIM that is never topped up, per programme."""
    if argument:
        raise ValueError("the block `first-use-table` takes no argument")
    rows = [(each, each.stages[0].period) for each in policy().programmes.values()]
    return fill("first-use-table", language, rows=rows)
