"""Answers, plans and losses as plain values, exactly as the schemas beside this file say."""

from datetime import date
from typing import Any

from calculator.answer import Answer, Range, StageDays
from calculator.lost import Loss, Ruling
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
        "resale_on_standing": answer.resale_standing(answer.resale_on),
        "stage_on": {"earliest": furthest.id, "latest": least.id},
        "unclear": [{"convention": id, "clause": conventions[id].clause} for id in answer.unclear],
        "citations": [vars(citation) for citation in answer.citations],
        "warnings": [vars(warning) for warning in answer.warnings],
    }


def loss_values(loss: Loss) -> dict[str, Any]:
    """What the texts say to a loss, for JSON. `None` stands for what is not known."""
    verdict, policy = loss.verdict, loss.policy
    ruling, hangs_on = verdict.ruling, verdict.hangs_on
    return {
        "policy": {"operator": policy.operator, "digest": policy.digest},
        "question": loss.question.normalised(),
        "verdict": verdict.id,
        "rule": ruling.owner.id if ruling else None,
        "standing": ruling.standing if ruling else None,
        "why": verdict.why,
        "hangs_on": [
            {"convention": id, "clause": policy.conventions[id].clause} for id in hangs_on
        ],
        "by_law": verdict.by_law.id if verdict.by_law else None,
        "rules": [_ruling(each) for each in loss.rulings],
        "only_if": [
            {"rule": each.rule.id, "valid_until": _day(each.valid_until)} for each in loss.only_if
        ],
        "last_top_ups": [
            {"top_up": _day(each.top_up), "amount": str(each.amount), "channel": each.channel}
            for each in loss.top_ups
        ],
        "citations": [vars(each) for each in loss.answer.citations] if loss.answer else [],
        "warnings": [vars(each) for each in loss.answer.warnings] if loss.answer else [],
    }


def _ruling(ruling: Ruling) -> dict[str, Any]:
    furthest, least = ruling.answer.stage_on
    return {
        "rule": ruling.owner.id,
        "standing": ruling.standing,
        "sure": ruling.sure,
        "stage_on": {"earliest": furthest.id, "latest": least.id},
        "resale_on": ruling.answer.resale_on,
        "cut_off_on": sorted(ruling.says("cut-off")),
        "recycle_date": _range(ruling.answer.recycle_date),
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
