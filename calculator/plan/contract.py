"""A plan or a look back as plain values, exactly as `plan.schema.json` says."""

from collections.abc import Iterable
from typing import Any

from calculator.answer import Range, answer
from calculator.citing import Citation, Warning
from calculator.money import Money
from calculator.plan.keep import Alone, Level, Plan
from calculator.plan.look_back import LookBack
from calculator.plan.reach import Choice
from calculator.plan.series import Series, Step
from calculator.policy import Policy
from calculator.question import Question, ValidUntil

# Said otherwise: every top-up of a plan counts from its own day.
LEFT_OUT = "earlier-top-up"


def as_values(found: Plan | LookBack) -> dict[str, Any]:
    """The result for JSON. `None` stands for a day that is not known or that there is not."""
    values = _plan(found) if isinstance(found, Plan) else _look_back(found)
    policy = found.policy
    citations, warnings = rests_on(found)
    return {
        "policy": {"operator": policy.operator, "digest": policy.digest},
        "question": found.question.normalised(),
        **values,
        "citations": [vars(citation) for citation in citations],
        "warnings": [vars(warning) for warning in warnings],
    }


def rests_on(found: Plan | LookBack) -> tuple[list[Citation], list[Warning]]:
    """What the answers to the questions that were tried out rest on, none twice."""
    policy = found.policy
    answers = [answer(policy, question) for question in _tried(found)]
    citations = [citation for each in answers for citation in each.citations]
    if isinstance(found, Plan):
        citations += _cited(policy, policy.conventions["stacking"].clause)
    warnings = [warning for each in answers for warning in each.warnings]
    told = [warning for warning in warnings if warning.id != LEFT_OUT]
    return list(dict.fromkeys(citations)), list(dict.fromkeys(told))


def _tried(found: Plan | LookBack) -> list[Question]:
    if isinstance(found, Plan):
        present = [found.present.question] if found.present else []
        return [*present, *_first_of_each(found).values()]
    ended = [found.valid_until.earliest, found.valid_until.latest]
    top_ups = [each.choice.on(found.policy, each.days.earliest) for each in found.top_ups]
    return [*(ValidUntil(day, day) for day in ended), *top_ups]


def _first_of_each(found: Plan) -> dict[tuple[str, Money], Question]:
    """The first use of each top-up in the plan."""
    first: dict[tuple[str, Money], Question] = {}
    for level in found.levels:
        used = [*level.single, *(step for series in level.series for step in series.steps)]
        for step in used:
            key = step.choice.channel.id, step.choice.money
            first.setdefault(key, step.choice.on(found.policy, step.day))
    return first


def _cited(policy: Policy, clause: str) -> Iterable[Citation]:
    for source in policy.clauses[clause].sources:
        yield Citation(clause, source, policy.standing(clause, source))


def _plan(found: Plan) -> dict[str, Any]:
    return {level.id: _level(level) for level in found.levels}


def _level(level: Level) -> dict[str, Any]:
    return {
        "needed": level.needed,
        "due": level.due and level.due.isoformat(),
        "alone": [_alone(each, level) for each in level.alone],
        "single": [_step(step) for step in level.single],
        "series": [_series(series) for series in level.series],
    }


def _alone(alone: Alone, level: Level) -> dict[str, Any]:
    last_day = level.due.isoformat() if level.due and alone.enough else None
    return {
        **_top_up(alone.choice),
        "first_day": alone.first_day.isoformat(),
        "last_day": last_day,
        "enough": alone.enough,
    }


def _series(series: Series) -> dict[str, Any]:
    money = series.money
    return {"total": str(money), "top_ups": [_step(step) for step in series.steps]}


def _step(step: Step) -> dict[str, Any]:
    return {
        **_top_up(step.choice),
        "day": step.day.isoformat(),
        "reaches": step.until.isoformat(),
    }


def _top_up(choice: Choice) -> dict[str, str]:
    return {"amount": str(choice.money), "channel": choice.channel.id}


def _look_back(found: LookBack) -> dict[str, Any]:
    return {
        "rules": [rule.id for rule in found.rules],
        "valid_until": _range(found.valid_until),
        "top_ups": [{**_top_up(each.choice), **_range(each.days)} for each in found.top_ups],
    }


def _range(days: Range) -> dict[str, str]:
    return {"earliest": days.earliest.isoformat(), "latest": days.latest.isoformat()}
