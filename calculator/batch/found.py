"""What a table keeps of an answer: its dates, without the timelines that they come from."""

from dataclasses import dataclass
from datetime import date

from calculator.answer import Answer, Range
from calculator.policy import Stage


@dataclass(frozen=True)
class Found:
    """See `Answer`. `warnings` are ids; `progress` tells how far the number has gone at most."""

    act_by: date
    valid_until: Range | None
    recycle_date: Range
    stage_on: tuple[Stage, Stage]
    progress: int
    rule: str
    unclear: tuple[str, ...]
    warnings: tuple[str, ...]


def found(answer: Answer) -> Found:
    """The part of an answer that many rows can share; an answer is ten times as large."""
    return Found(
        act_by=answer.act_by,
        valid_until=answer.valid_until,
        recycle_date=answer.recycle_date,
        stage_on=answer.stage_on,
        progress=answer.policy.stage_order.index(answer.stage_on[0].id),
        rule=answer.rule,
        unclear=answer.unclear,
        warnings=tuple(warning.id for warning in answer.warnings),
    )
