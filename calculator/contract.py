"""Answers and plans as plain values, exactly as `answer.schema.json` and `plan.schema.json` say."""

from datetime import date
from typing import Any

from calculator.answer import Answer, Range, StageDays
from calculator.plan import Alone, GoalPlan, Plan, Step, rests_on, total
from calculator.top_ups import Choice


def as_values(answer: Answer) -> dict[str, Any]:
    """The answer for JSON. `None` stands for what is not published or not known."""
    furthest, least = answer.stage_on
    conventions = answer.policy.conventions
    return {
        "policy": {
            "operator": answer.policy.operator,
            "rule": answer.rule,
            "digest": answer.policy.digest,
        },
        "question": answer.question.normalised(),
        "valid_until": _range(answer.valid_until),
        "stages": [_stage(days) for days in answer.stages],
        "by_law": {
            "valid_until": _day(answer.by_law.valid_until),
            "recycle_date": _day(answer.by_law.recycle_date),
        },
        "table_last_seen": _day(answer.table_last_seen),
        "act_by": answer.act_by.isoformat(),
        "recycle_date": _range(answer.recycle_date),
        "resale_on": answer.resale_on,
        "stage_on": {"earliest": furthest.id, "latest": least.id},
        "unclear": [{"convention": id, "clause": conventions[id].clause} for id in answer.unclear],
        "citations": [vars(citation) for citation in answer.citations],
        "warnings": [vars(warning) for warning in answer.warnings],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(days: Range | None) -> dict[str, str] | None:
    if not days:
        return None
    return {"earliest": days.earliest.isoformat(), "latest": days.latest.isoformat()}


def _stage(days: StageDays) -> dict[str, Any]:
    return {
        "id": days.stage.id,
        "first_day": _range(days.first_day),
        "last_day": _range(days.last_day),
        "outgoing": days.stage.outgoing,
        "incoming": days.stage.incoming,
        "top_up_restores": days.stage.top_up_restores,
        "restorable_on_request": days.stage.restorable_on_request,
    }


def plan_values(found: Plan) -> dict[str, Any]:
    """The plan for JSON. `None` stands for a day that is not known or that there is not."""
    policy = found.policy
    citations, warnings = rests_on(found)
    return {
        "policy": {"operator": policy.operator, "digest": policy.digest},
        "question": found.question.normalised(),
        **{goal.goal: _goal(goal) for goal in found.goals},
        "citations": [vars(citation) for citation in citations],
        "warnings": [vars(warning) for warning in warnings],
    }


def _goal(goal: GoalPlan) -> dict[str, Any]:
    return {
        "needed": goal.needed,
        "due": goal.due and goal.due.isoformat(),
        "stops": _stops(goal.stops),
        "smallest": [_step(step) for step in goal.smallest],
        "single": [_step(step) for step in goal.at_once],
        "alone": [_alone(each) for each in goal.alone],
        "series": [
            {"total": str(total(steps)), "top_ups": [_step(step) for step in steps]}
            for steps in goal.series
        ],
    }


def _alone(alone: Alone) -> dict[str, Any]:
    return {
        **_top_up(alone.choice),
        "first_day": alone.first_day.isoformat(),
        "last_day": alone.last_day and alone.last_day.isoformat(),
        "enough": alone.enough,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        **_top_up(step.choice),
        "day": step.day.isoformat(),
        "reaches": step.reaches.isoformat(),
        "stops": _stops(step.stops),
    }


def _stops(stops: dict[str, Range]) -> list[dict[str, Any]]:
    return [{"what": what, "first_day": _range(days)} for what, days in stops.items()]


def _top_up(choice: Choice) -> dict[str, str]:
    return {"amount": str(choice.money), "channel": choice.channel.id}
