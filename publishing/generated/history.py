"""Blocks `rule-history` and `rule-moves`: the rules side by side, and whose dates they moved."""

from dataclasses import replace

from calculator.comparison import compare
from calculator.policy import STAGE_ORDER, Policy, Rule, Stage
from calculator.sentences.comparison import moves_sections
from calculator.sentences.labels import STAGES, help_in, works
from calculator.sentences.writer import Writer
from publishing.generated.page_parts import fill
from publishing.policy import policy


def rules(argument: str, language: str) -> str:
    """Every rule that the policy knows in one table, the oldest first."""
    if argument:
        raise ValueError("the block `rule-history` takes no argument")
    known = policy().rules
    found = {stage.id for rule in known for stage in rule.stages}
    stages = [
        (id, [_stage(rule, id) for rule in known]) for id in sorted(found, key=STAGE_ORDER.index)
    ]
    return fill(
        "rule-history",
        language,
        rules=known,
        stages=stages,
        stage_names=STAGES,
        works=works,
        help_in=help_in,
    )


def moves(rule: str, language: str) -> str:
    """The standard subscribers under the rules before `rule` and with it; a KeyError for others.

    Raises ValueError for the first rule, which has none before it.
    """
    known = policy().rules
    position = {each.id: position for position, each in enumerate(known)}[rule]
    if not position:
        raise ValueError(f"no rule is known before {rule}")
    compared = compare(_with(known[:position]), _with(known[: position + 1]))
    sections = list(moves_sections(compared, Writer(language)))
    return fill("rule-moves", language, sections=sections, rule=rule)


def _with(rules: tuple[Rule, ...]) -> Policy:
    """The policy as it was while only these rules were known."""
    return replace(policy(), rules=rules)


def _stage(rule: Rule, id: str) -> Stage | None:
    return {stage.id: stage for stage in rule.stages}.get(id)
