"""An answer as plain values, exactly as the contract in `answer.schema.json` says."""

from datetime import date
from typing import Any

from calculator.answer import Answer, Range, StageDays


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
