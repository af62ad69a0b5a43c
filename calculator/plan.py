"""Which top-up reaches a day: the smallest that surely does, and how late it may be made.

Every goal of `calculator.top_ups` is planned, by the strictest of all readings, and nothing is
counted: top-ups are tried out, day by day.
"""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, count

from calculator.answer import Answer, Citation, Warning, answer, cited
from calculator.input import read_date
from calculator.policy import Money, Policy
from calculator.question import ValidUntil, top_up_of
from calculator.refusal import Refusal, echo
from calculator.timeline import ONE_DAY
from calculator.top_ups import GOALS, Choice, Stop, Trial, Valid, choices, reach, stops
from calculator.typed import channel_named, check_parts, read_asked_day

PARTS = ("keep_until", "on", "valid_until", "channel", "goal")
# Nobody knows the rules of that time, and a list of that many top-ups helps nobody.
LONGEST_PLAN = timedelta(days=1827)
# Said otherwise: a plan tells itself how top-ups add up.
LEFT_OUT = "earlier-top-up"


@dataclass(frozen=True)
class PlanQuestion:
    """Reach `keep_until`, with no top-up before `on`.

    `valid_until` is the printed date, where it is known; `channel` the only way to top up, if so;
    `goal` the one that the reader is after, and all are answered.
    """

    keep_until: date
    on: date
    valid_until: date | None
    channel: str | None
    goal: str

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same plan."""
        return {part: str(value) for part, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Step:
    """A top-up on a day, the last day that it surely reaches, and what stops by then."""

    choice: Choice
    day: date
    reaches: date
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Series:
    """Top-ups of one currency one after the other, and what they cost altogether."""

    total: Money
    top_ups: tuple[Step, ...]


@dataclass(frozen=True)
class Alone:
    """The days, none before the asked one, on which a top-up alone reaches the goal.

    `last_day` is None where it is `enough` only from a day on that comes too late, and where no
    printed date was given: then `enough` says whether it may be made on the asked day.
    """

    choice: Choice
    first_day: date
    last_day: date | None
    enough: bool


@dataclass(frozen=True)
class GoalPlan:
    """What reaches the asked day in the meaning `goal`.

    `due` is the day by which the first top-up must be made, None where no printed date was given;
    `needed` whether one is needed at all; `stops` what stops before it. Of each currency `smallest`
    has the smallest top-up that is enough alone, on the latest safe day (on the asked one where no
    printed date was given); `single` the same made on the asked day; `series`, where none is
    enough alone, the cheapest top-ups one after the other.
    """

    goal: str
    needed: bool
    due: date | None
    stops: tuple[Stop, ...]
    smallest: tuple[Step, ...] = ()
    single: tuple[Step, ...] = ()
    alone: tuple[Alone, ...] = ()
    series: tuple[Series, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The plan for each goal; `present` is the answer to the printed date, if it was given."""

    policy: Policy
    question: PlanQuestion
    present: Answer | None
    goals: tuple[GoalPlan, ...]


def read_plan(policy: Policy, typed: dict[str, str]) -> PlanQuestion:
    """The question in `typed`, with keys of `PARTS`; raises `Refusal`, naming the part at fault."""
    check_parts(typed, PARTS)
    on = read_asked_day(policy, typed)
    if not typed.get("keep_until"):
        raise Refusal("plan-day-missing", "keep_until")
    day = read_date(typed["keep_until"], "keep_until", on)
    if day < on:
        raise Refusal("plan-past", "keep_until", day=day, on=on)
    if day - on > LONGEST_PLAN:
        raise Refusal("plan-too-far", "keep_until", day=day, on=on)
    printed = typed.get("valid_until", "")
    valid_until = read_date(printed, "valid_until", on) if printed else None
    channel = channel_named(policy, typed["channel"]).id if typed.get("channel") else None
    goal = typed.get("goal") or GOALS[0]
    if goal not in GOALS:
        raise Refusal("plan-goal", "goal", typed=echo(goal), known=GOALS)
    return PlanQuestion(day, on, valid_until, channel, goal)


def plan(policy: Policy, question: PlanQuestion) -> Plan:
    """The plan; raises `Refusal` where a top-up no longer surely keeps the number."""
    present = None
    if question.valid_until:
        present = answer(policy, ValidUntil(question.valid_until, question.on))
        if present.act_by < question.on:
            number = policy.contact.customer_service
            raise Refusal("plan-too-late", "valid_until", day=present.act_by, number=number)
    search = _Search(policy, question, present)
    return Plan(policy, question, present, tuple(search.goal_plan(goal) for goal in GOALS))


def rests_on(found: Plan) -> tuple[list[Citation], list[Warning]]:
    """What the answers about the top-ups of a plan rest on, none twice."""
    policy, answers = found.policy, [found.present] if found.present else []
    first: dict[tuple[str, Money], date] = {}
    for each in found.goals:
        in_turn = (series.top_ups for series in each.series)
        for step in chain(each.smallest, each.single, *in_turn):
            first.setdefault((step.choice.channel.id, step.choice.money), step.day)
    for (channel, money), day in first.items():
        answers.append(answer(policy, top_up_of(policy, channel, money, day, day)))
    citations = [citation for each in answers for citation in each.citations]
    citations += cited(policy, policy.conventions["stacking"].clause)
    warnings = [one for each in answers for one in each.warnings if one.id != LEFT_OUT]
    # The days by the law's way to count are later ones: nothing here is planned by them.
    strict = [citation for citation in citations if citation.standing != "law"]
    return list(dict.fromkeys(strict)), list(dict.fromkeys(warnings))


class _Search:
    """Looks for what reaches the day of one question."""

    def __init__(self, policy: Policy, question: PlanQuestion, present: Answer | None) -> None:
        self._question = question
        self._untouched = present.timelines if present else ()
        self._choices = tuple(choices(policy, question.channel))
        self._trial = Trial(policy)
        self._now = self._trial.valid(question.valid_until)

    def goal_plan(self, goal: str) -> GoalPlan:
        """The plan for one goal."""
        on, day, due = self._question.on, self._question.keep_until, None
        if self._untouched:
            reached = reach(goal, self._untouched)
            # A number that is barred already works again from a top-up of today.
            due = max(reached, on)
            if day <= reached:
                return GoalPlan(goal, False, due, stops(self._untouched, day))
        tried = (self._alone(goal, choice, due) for choice in self._choices)
        alone = tuple(each for each in tried if each)
        enough = [each for each in alone if each.enough]
        smallest = [self._step(goal, each.choice, each.last_day or on) for each in _least(enough)]
        on_the_day = _least(each for each in alone if each.first_day == on)
        found = {step.choice.row.currency for step in smallest}
        rest = dict.fromkeys(choice.row.currency for choice in self._choices)
        series = [self._series(goal, each, due or on) for each in rest if each not in found]
        return GoalPlan(
            goal,
            needed=True,
            due=due,
            stops=stops(self._untouched, due or on),
            smallest=tuple(smallest),
            single=tuple(self._step(goal, each.choice, on) for each in on_the_day),
            alone=alone,
            series=tuple(each for each in series if each),
        )

    def _alone(self, goal: str, choice: Choice, due: date | None) -> Alone | None:
        """When a top-up alone reaches the goal; None where it is not sold on such a day."""
        on, day = self._question.on, self._question.keep_until

        def reaches(made: date) -> bool:
            if not choice.row_on(made):
                return False
            return reach(goal, self._trial.after(self._now, choice, made)) >= day

        if due and (window := _latest_days(on, due, reaches)):
            return Alone(choice, *window, enough=True)
        later = _latest_days(on, day, reaches)
        return Alone(choice, later[0], None, not due and later[0] == on) if later else None

    def _step(self, goal: str, choice: Choice, day: date, valid: Valid | None = None) -> Step:
        timelines = self._trial.after(valid or self._now, choice, day)
        reaches = reach(goal, timelines)
        until = min(reaches, self._question.keep_until)
        return Step(choice, day, reaches, stops(timelines, until))

    def _series(self, goal: str, currency: str, start: date) -> Series | None:
        """The top-ups, the first on `start`, that reach the day for the least money.

        Each is made on the last sure day of the one before it. Of equally cheap series it is that
        with the fewest top-ups, then that with the latest days; None where none reaches the day.

        Exact where a later top-up never ends earlier: then one that reaches no further than a
        cheaper series can be left out. Series are tried in the order of their price, so the first
        to arrive is it.
        """
        offered = [choice for choice in self._choices if choice.row.currency == currency]
        order = count()  # Decides between equals, so that top-ups are never compared.
        made: tuple[tuple[Choice, date, Valid], ...] = ()
        waiting = [(Decimal(0), 0, -start.toordinal(), next(order), self._now, made)]
        furthest = start - ONE_DAY
        while waiting:
            price, length, reached, _, valid, made = heapq.heappop(waiting)
            day = date.fromordinal(-reached)
            if made and day >= self._question.keep_until:
                steps = tuple(self._step(goal, *each) for each in made)
                return Series(Money(price, currency), steps)
            if day <= furthest:
                continue
            furthest = day
            for choice in (each for each in offered if each.row_on(day)):
                timelines = self._trial.after(valid, choice, day)
                ends = tuple(each.valid_until for each in timelines)
                until = -reach(goal, timelines).toordinal()
                longer = (*made, (choice, day, valid))
                paid = price + choice.row.lowest
                heapq.heappush(waiting, (paid, length + 1, until, next(order), ends, longer))
        return None


def _least(enough: Iterable[Alone]) -> list[Alone]:
    """The smallest top-up of each currency; of equal ones the first."""
    least: dict[str, Alone] = {}
    for each in sorted(enough, key=lambda each: each.choice.row.lowest):
        least.setdefault(each.choice.row.currency, each)
    return list(least.values())


def _latest_days(
    earliest: date, latest: date, fits: Callable[[date], bool]
) -> tuple[date, date] | None:
    """The first and the last of the latest days in a row that fit."""
    last = latest
    while not fits(last):
        if last == earliest:
            return None
        last -= ONE_DAY
    first = last
    while first > earliest and fits(first - ONE_DAY):
        first -= ONE_DAY
    return first, last
