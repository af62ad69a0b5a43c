"""Looking back: if a number came to a stage on a day, when must the last top-up have been?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from calculator.answer import Range, readings_of
from calculator.plan.question import CutOff
from calculator.plan.reach import Choice, choices
from calculator.policy import Period, Policy, Rule
from calculator.question import Question, TopUp, ValidUntil
from calculator.refusal import Refusal
from calculator.timeline import Timeline, validity_end

LONGEST_MONTH = 31


@dataclass(frozen=True)
class LastTopUp:
    """The days on which one top-up, as the last one, fits what happened."""

    choice: Choice
    days: Range


@dataclass(frozen=True)
class LookBack:
    """What fits: the day on which validity ended, and the day of the last top-up by its amount."""

    policy: Policy
    question: CutOff
    rules: tuple[Rule, ...]
    valid_until: Range
    top_ups: tuple[LastTopUp, ...]


def look_back(policy: Policy, question: CutOff) -> LookBack:
    """What fits; raises `Refusal` where nothing does under any known rule."""
    ended = [day for day in _before(question.cut_off, _longest(policy)) if policy.rule_on(day)]
    fitting = {
        day: rule
        for day in ended
        for rule in _rules_that_fit(policy, ValidUntil(day, day), question)
    }
    if not fitting:
        first = policy.rules[0].in_force_from
        raise Refusal("plan-nothing-fits", "cut_off", day=question.cut_off, first=first)
    rules = {rule.id: rule for rule in fitting.values()}
    found = [
        LastTopUp(choice, Range(min(days), max(days)))
        for choice in choices(policy, question.channel)
        if (days := list(_top_up_days(policy, question, choice, fitting)))
    ]
    valid_until = Range(min(fitting), max(fitting))
    return LookBack(policy, question, tuple(rules.values()), valid_until, tuple(found))


def _top_up_days(
    policy: Policy, question: CutOff, choice: Choice, ended: Iterable[date]
) -> Iterator[date]:
    """Every day on which this top-up, under some reading, leads to what happened."""
    for day in _before(max(ended), _days(choice.row.validity) + (max(ended) - min(ended)).days + 1):
        try:
            asked = choice.on(policy, day)
        except Refusal:
            continue
        validity = asked.row.validity
        readings = readings_of(policy, asked)
        # The quick look first: most days are far off.
        if any(validity_end(day, validity, reading) in ended for reading in readings) and any(
            _rules_that_fit(policy, asked, question)
        ):
            yield day


def _rules_that_fit(policy: Policy, asked: ValidUntil | TopUp, question: CutOff) -> Iterator[Rule]:
    """The rule of each reading under which the stage begins on the day of the question."""
    for timeline in _timelines(policy, asked):
        for span in timeline.spans:
            if span.stage.id == question.stage and span.first_day == question.cut_off:
                assert isinstance(timeline.owner, Rule)
                yield timeline.owner


def _timelines(policy: Policy, asked: Question) -> Iterator[Timeline]:
    return (asked.timeline(policy, reading) for reading in readings_of(policy, asked))


def _longest(policy: Policy) -> int:
    """Days after validity ends within which a number has come to every stage."""
    return (
        max(
            sum(_days(stage.period) for stage in rule.stages if stage.period)
            for rule in policy.rules
        )
        + 1
    )


def _days(period: Period) -> int:
    """A length that the period never exceeds, in days."""
    return period.length * (LONGEST_MONTH if period.unit == "months" else 1)


def _before(day: date, days: int) -> Iterator[date]:
    """The day and so many days before it, rising."""
    return (day - timedelta(days=back) for back in range(days, -1, -1))
