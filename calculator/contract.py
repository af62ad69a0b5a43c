"""Answers, plans and losses as plain values, exactly as `answer.schema.json` says."""

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from typing import Any

from calculator.answer import Answer, StageDays, answer
from calculator.lost import Loss, Ruling, lost, read_lost
from calculator.plan import Alone, Plan, Step, plan, read_plan, rests_on
from calculator.policy import Money, Policy
from calculator.typed import read_question

Values = dict[str, Any]


def as_values(found: Answer) -> Values:
    """The answer for JSON. `None` stands for what is not published or not known."""
    policy = found.policy
    values = {
        "policy": {"operator": policy.operator, "rule": found.rule, "digest": policy.digest},
        "question": found.question.normalised(),
        "valid_until": found.valid_until,
        "stages": [_stage(days) for days in found.stages],
        "by_law": _parts(found.by_law, "valid_until", "recycle_date"),
        "table_last_seen": found.table_last_seen,
        **_parts(found, "act_by", "recycle_date", "resale_on"),
        "resale_on_standing": found.resale_standing(found.resale_on),
        "stage_on": _stage_on(found),
        "unclear": _conventions(found.unclear, policy),
        "citations": found.citations,
        "warnings": found.warnings,
    }
    return _plain(values)


def loss_values(loss: Loss) -> Values:
    """What the texts say to a loss, for JSON. `None` stands for what is not known."""
    verdict, ruling = loss.verdict, loss.verdict.ruling
    found = {
        "policy": {"operator": loss.policy.operator, "digest": loss.policy.digest},
        "question": loss.question.normalised(),
        "verdict": verdict.id,
        "rule": ruling and ruling.owner.id,
        "standing": ruling and ruling.standing,
        "why": verdict.why,
        "hangs_on": _conventions(verdict.hangs_on, loss.policy),
        "by_law": verdict.by_law and verdict.by_law.id,
        "rules": [_ruling(each) for each in loss.rulings],
        "only_if": [
            {"rule": rule.id, "valid_until": valid_until} for rule, valid_until in loss.only_if
        ],
        "last_top_ups": [_parts(each, "top_up", "amount", "channel") for each in loss.top_ups],
        "citations": loss.answer.citations if loss.answer else [],
        "warnings": loss.answer.warnings if loss.answer else [],
    }
    return _plain(found)


def plan_values(found: Plan) -> Values:
    """The plan for JSON. `None` stands for a day that is not known or that there is not."""
    citations, warnings = rests_on(found)
    values = {
        "policy": {"operator": found.policy.operator, "digest": found.policy.digest},
        "question": found.question.normalised(),
        **{goal.goal: _without(goal, "goal") for goal in found.goals},
        "citations": citations,
        "warnings": warnings,
    }
    return _plain(values)


# Kind of answer -> what reads its question, what finds it, and its values.
KINDS: dict[str, tuple[Callable[..., Any], Callable[..., Any], Callable[[Any], Values]]] = {
    "answer": (read_question, answer, as_values),
    "lost": (read_lost, lost, loss_values),
    "plan": (read_plan, plan, plan_values),
}


def _plain(parts: Values) -> Values:
    return {name: _json(part) for name, part in parts.items()}


def _json(part: Any) -> Any:
    """As JSON has it: days and amounts are texts, and a record such as a range has its parts."""
    if isinstance(part, list | tuple):
        return [_json(each) for each in part]
    if isinstance(part, date | Money):
        return str(part)
    if isinstance(part, Alone | Step):
        choice = part.choice
        part = {"amount": choice.money, "channel": choice.channel.id, **_without(part, "choice")}
    if is_dataclass(part):
        part = vars(part)
    return _plain(part) if isinstance(part, dict) else part


def _parts(record: object, *names: str) -> Values:
    return {name: getattr(record, name) for name in names}


def _without(record: object, name: str) -> Values:
    return {each: part for each, part in vars(record).items() if each != name}


def _conventions(ids: tuple[str, ...], policy: Policy) -> list[Values]:
    return [{"convention": id, "clause": policy.conventions[id].clause} for id in ids]


def _stage_on(answer: Answer) -> Values:
    furthest, least = answer.stage_on
    return {"earliest": furthest.id, "latest": least.id}


def _stage(days: StageDays) -> Values:
    said = ("outgoing", "incoming", "top_up_restores", "restorable_on_request")
    return {
        "id": days.stage.id,
        **_parts(days, "first_day", "last_day"),
        **_parts(days.stage, *said),
    }


def _ruling(ruling: Ruling) -> Values:
    return {
        "rule": ruling.owner.id,
        **_parts(ruling, "standing", "sure"),
        "stage_on": _stage_on(ruling.answer),
        "resale_on": ruling.answer.resale_on,
        "cut_off_on": sorted(ruling.says("cut-off")),
        "recycle_date": ruling.answer.recycle_date,
    }
