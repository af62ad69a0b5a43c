"""All readings -> one answer: for every milestone the earliest and the latest date.

An answer is the envelope of the timelines of all combinations of readings. It cites what it
rests on and names the conventions that make its dates differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import permutations, product
from typing import Literal, TypeVar

from calculator.policy import STANDINGS, Policy, Programme, Range, Rule, Stage
from calculator.question import Question, TopUp, TopUps
from calculator.timeline import ONE_DAY, Reading, Span, Timeline

Outcome = TypeVar("Outcome")
ResaleOn = Literal["not-allowed", "unclear", "allowed"]


@dataclass(frozen=True)
class StageDays:
    """When a stage begins and ends. `last_day` is None for resale.

    `is_empty` where no reading leaves it a day: the stage before it ends on its only one.
    """

    stage: Stage
    first_day: Range | None
    last_day: Range | None
    is_empty: bool


@dataclass(frozen=True)
class ByLaw:
    """The days under the readings that a general law supports, with its clauses.

    A day is None where the law leaves it open: where some convention that moves it has no such
    reading. It is our inference, and never earlier than what the answer says to act on.
    """

    valid_until: date | None
    recycle_date: date | None
    clauses: tuple[str, ...]


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


@dataclass(frozen=True)
class Answer:
    """What is known about one number: the envelope of its timelines, one for each reading."""

    policy: Policy
    question: Question
    readings: tuple[Reading, ...]
    timelines: tuple[Timeline, ...]

    @cached_property
    def valid_until(self) -> Range | None:
        """The last day of validity; None for a new SIM that was never topped up."""
        return range_of(timeline.valid_until for timeline in self.timelines)

    @cached_property
    def stages(self) -> tuple[StageDays, ...]:
        """When each stage begins and ends, in their order."""
        spans: dict[str, list[Span]] = {}
        for timeline in self.timelines:
            for span in timeline.spans:
                spans.setdefault(span.stage.id, []).append(span)
        return tuple(
            StageDays(
                stage=spans[id][0].stage,
                first_day=range_of(span.first_day for span in spans[id]),
                last_day=range_of(span.last_day for span in spans[id]),
                is_empty=all(span.is_empty for span in spans[id]),
            )
            for id in sorted(spans, key=self.policy.stage_order.index)
        )

    @cached_property
    def strictest(self) -> Timeline:
        """The timeline of the strictest reading, from which `act_by` comes."""
        return min(self.timelines, key=lambda timeline: timeline.act_by)

    @property
    def act_by(self) -> date:
        """The last day on which a top-up surely keeps the number."""
        return self.strictest.act_by

    @cached_property
    def recycle_date(self) -> Range:
        """The first day on which the number may be sold to somebody else."""
        days = [timeline.recycle_date for timeline in self.timelines]
        return Range(min(days), max(days))

    @cached_property
    def stages_on(self) -> tuple[Stage, ...]:
        """The stage in which the number stands on the asked day, under each reading."""
        return tuple(timeline.stage_on(self.question.on) for timeline in self.timelines)

    @cached_property
    def stage_on(self) -> tuple[Stage, Stage]:
        """Where the number stands under the reading furthest on, and under the one least far."""
        order = self.policy.stage_order
        stages = sorted(self.stages_on, key=lambda stage: order.index(stage.id))
        return stages[-1], stages[0]

    @property
    def rule(self) -> str:
        """The rule (or programme) of the strictest reading."""
        return self.strictest.owner.id

    @property
    def owners(self) -> tuple[Rule | Programme, ...]:
        """What the stages come from: a rule, two where it hangs on the reading, or a programme."""
        return tuple({each.owner.id: each.owner for each in self.timelines}.values())

    @cached_property
    def unclear(self) -> tuple[str, ...]:
        """The ids of the conventions that make the dates differ."""
        return moving(self.readings, self.timelines)

    @cached_property
    def lawful(self) -> list[Timeline]:
        """The timelines under the readings that a general law supports; none where it has none."""
        laws = [each for id in self.unclear if (each := self.policy.conventions[id]).law]
        return [
            timeline
            for reading, timeline in zip(self.readings, self.timelines, strict=True)
            if laws and all(reading[each.id] == each.by_law for each in laws)
        ]

    @cached_property
    def by_law(self) -> ByLaw:
        """The same days as a general law counts them."""
        laws = dict.fromkeys(self.policy.conventions[id].law for id in self.unclear)
        return ByLaw(
            only_one({timeline.valid_until for timeline in self.lawful}),
            only_one({timeline.recycle_date for timeline in self.lawful}),
            tuple(law for law in laws if law),
        )

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """What the dates rest on, in the order in which they are worked out, none twice."""
        policy = self.policy
        clauses = [policy.conventions[id].clause for id in self.unclear]
        clauses += [*self.by_law.clauses, *(timeline.owner.clause for timeline in self.timelines)]
        if any(isinstance(owner, Rule) for owner in self.owners):
            clauses.append(policy.conventions["rule-choice"].clause)
        clauses += [span.stage.clause for each in self.timelines for span in each.spans]
        pairs = [*self.question.cited(policy), *((clause, None) for clause in clauses)]
        return tuple(dict.fromkeys(each for pair in pairs for each in cited(policy, *pair)))

    @cached_property
    def warnings(self) -> tuple[Warning, ...]:
        """What the reader should know beside the dates."""
        policy, question = self.policy, self.question
        stacking = policy.conventions["stacking"]
        rule_choice = policy.conventions["rule-choice"].clause
        found = []
        if isinstance(question, TopUp) and stacking.unclear:
            found.append(Warning("earlier-top-up", stacking.clause))
        if isinstance(question, TopUps) and (stage := question.too_late(self.timelines)):
            found.append(Warning("top-up-too-late", stage.clause))
        if len(self.owners) > 1:
            found.append(Warning("rule-depends-on-reading", rule_choice))
        if any(_crosses_rule_change(policy, timeline) for timeline in self.timelines):
            found.append(Warning("rule-changed-meanwhile", rule_choice))
        stages = [stage for owner in self.owners for stage in owner.stages]
        if second_hand := [each.clause for each in stages if _second_hand(policy, each)]:
            found.append(Warning("second-hand", second_hand[0]))
        for owner in self.owners:
            if isinstance(owner, Programme) and owner.doubt:
                found.append(Warning("rule-may-not-cover", owner.doubt))
        return tuple(found)

    @property
    def table_last_seen(self) -> date | None:
        """The day on which its table was last seen, where it is in force from an unknown day."""
        policy = self.policy
        days = [
            policy.sources[each.row.source].retrieved
            for each in self.question.top_ups
            if (table := policy.channels[each.channel].table_on(each.top_up))
            and not table.in_force_from
        ]
        return min(days, default=None)

    @property
    def resale_on(self) -> ResaleOn:
        """Whether the texts allow a sale on the asked day: under no, some or every reading."""
        furthest, least = (stage.id == "resale" for stage in self.stage_on)
        if not furthest:
            return "not-allowed"
        return "allowed" if least else "unclear"

    def resale_standing(self, resale_on: ResaleOn) -> str:
        """The weakest standing that `resale_on` rests on; how days count matters where unclear."""
        counting = {self.policy.conventions[id].clause for id in self.unclear}
        counting |= set(self.by_law.clauses)
        rests_on = [
            each for each in self.citations if resale_on == "unclear" or each.clause not in counting
        ]
        return weakest_standing(rests_on or self.citations)


def answer(policy: Policy, question: Question) -> Answer:
    """The answer to a question; raises `Refusal` where no rule is known for a reading."""
    readings = readings_of(policy, question.conventions)
    timelines = tuple(question.timeline(policy, reading) for reading in readings)
    if isinstance(question, TopUps):
        question.too_late(timelines)  # under every reading it is refused
    return Answer(policy, question, readings, timelines)


def readings_of(policy: Policy, conventions: Iterable[str]) -> tuple[Reading, ...]:
    """Every combination of readings of these conventions, as far as the policy has them."""
    used = [policy.conventions[id] for id in conventions if id in policy.conventions]
    ids = [convention.id for convention in used]
    choices = product(*(convention.readings for convention in used))
    return tuple(dict(zip(ids, chosen, strict=True)) for chosen in choices)


def moving(readings: Sequence[Reading], outcomes: Sequence[object]) -> tuple[str, ...]:
    """The conventions of which another reading alone changes the outcome, such as some date."""
    moved: set[str] = set()
    read = list(zip(readings, outcomes, strict=True))
    for (reading, outcome), (other, other_outcome) in permutations(read, 2):
        differing = [id for id in reading if reading[id] != other[id]]
        if len(differing) == 1 and outcome != other_outcome:
            moved.update(differing)
    return tuple(id for id in readings[0] if id in moved)


def only_one(outcomes: set[Outcome]) -> Outcome | None:
    """What comes out under every reading, if it is always the same."""
    return outcomes.pop() if len(outcomes) == 1 else None


def range_of(days: Iterable[date | None]) -> Range | None:
    """From the earliest to the latest of the days that are known."""
    known = [day for day in days if day]
    return Range(min(known), max(known)) if known else None


def cited(policy: Policy, clause: str, source: str | None = None) -> list[Citation]:
    """A clause with each of its sources, or with the one that a figure has."""
    sources = (source,) if source else policy.clauses[clause].sources
    return [Citation(clause, each, policy.standing(clause, each)) for each in sources]


def weakest_standing(citations: Iterable[Citation]) -> str:
    """How far all of these clauses together can be relied on, each by its best source."""
    clauses: dict[str, list[int]] = {}
    for each in citations:
        clauses.setdefault(each.clause, []).append(STANDINGS.index(each.standing))
    return STANDINGS[max(min(sources) for sources in clauses.values())]


def _second_hand(policy: Policy, stage: Stage) -> bool:
    """Whether the length of a stage is known from the press only."""
    known = cited(policy, stage.clause)
    return stage.period is not None and all(each.standing == "press" for each in known)


def _crosses_rule_change(policy: Policy, timeline: Timeline) -> bool:
    """Whether a newer rule came into force while the number was still held under an older one."""
    last_day = timeline.recycle_date - ONE_DAY
    return isinstance(timeline.owner, Rule) and policy.rule_on(last_day) != timeline.owner
