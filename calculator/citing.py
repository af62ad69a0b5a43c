"""What an answer rests on, and what to say beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from calculator.policy import STANDINGS, Policy, Programme, Rule, Stage
from calculator.question import History, Question, TopUp
from calculator.timeline import ONE_DAY, Timeline


@dataclass(frozen=True)
class Citation:
    """A clause of the guide with one source it rests on, and how far it can be relied on."""

    clause: str
    source: str
    standing: str


@dataclass(frozen=True)
class Warning:
    """Something the reader should know beside the dates, with the clause that says more."""

    id: str
    clause: str


def cite(
    policy: Policy, question: Question, timelines: tuple[Timeline, ...], counting: Iterable[str]
) -> tuple[Citation, ...]:
    """What the dates rest on, in the order in which they are worked out, none twice.

    `counting`: the clauses about the ways to count that make the dates differ.
    """
    clauses = [*counting, *(timeline.owner.clause for timeline in timelines)]
    if any(isinstance(timeline.owner, Rule) for timeline in timelines):
        clauses.append(policy.conventions["rule-choice"].clause)
    clauses += [span.stage.clause for timeline in timelines for span in timeline.spans]
    pairs = [*question.cited(policy), *((clause, None) for clause in clauses)]
    cited = {}
    for clause, only in pairs:
        for source in (only,) if only else policy.clauses[clause].sources:
            citation = Citation(clause, source, policy.standing(clause, source))
            cited[citation] = citation
    return tuple(cited)


def weakest_standing(citations: Iterable[Citation]) -> str:
    """How far all of these clauses together can be relied on, each by its best source."""
    clauses: dict[str, list[int]] = {}
    for each in citations:
        clauses.setdefault(each.clause, []).append(STANDINGS.index(each.standing))
    return STANDINGS[max(min(sources) for sources in clauses.values())]


def warn(
    policy: Policy, question: Question, timelines: tuple[Timeline, ...]
) -> tuple[Warning, ...]:
    """What the reader should know beside the dates."""
    owners = {timeline.owner.id: timeline.owner for timeline in timelines}
    rule_choice = policy.conventions["rule-choice"].clause
    found = []
    if isinstance(question, TopUp) and policy.conventions["stacking"].unclear:
        found.append(Warning("earlier-top-up", policy.conventions["stacking"].clause))
    if isinstance(question, History) and (stage := question.too_late(timelines)):
        found.append(Warning("top-up-too-late", stage.clause))
    if len(owners) > 1:
        found.append(Warning("rule-depends-on-reading", rule_choice))
    if any(_crosses_rule_change(policy, timeline) for timeline in timelines):
        found.append(Warning("rule-changed-meanwhile", rule_choice))
    second_hand = [
        stage.clause
        for owner in owners.values()
        for stage in owner.stages
        if _second_hand(policy, stage)
    ]
    if second_hand:
        found.append(Warning("second-hand", second_hand[0]))
    for owner in owners.values():
        if isinstance(owner, Programme) and owner.doubt:
            found.append(Warning("rule-may-not-cover", owner.doubt))
    return tuple(found)


def _second_hand(policy: Policy, stage: Stage) -> bool:
    """Whether the length of a stage is known from the press only."""
    sources = policy.clauses[stage.clause].sources
    return stage.period is not None and all(
        policy.standing(stage.clause, source) == "press" for source in sources
    )


def _crosses_rule_change(policy: Policy, timeline: Timeline) -> bool:
    """Whether a newer rule came into force while the number was still held under an older one."""
    if not isinstance(timeline.owner, Rule):
        return False
    newer = policy.rule_after(timeline.owner)
    return newer is not None and newer.in_force_from <= timeline.recycle_date - ONE_DAY
