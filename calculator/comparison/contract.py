"""A comparison as plain values, exactly as `comparison.schema.json` says."""

from dataclasses import asdict
from typing import Any

from calculator.comparison.compare import Comparison
from calculator.comparison.figures import Change
from calculator.comparison.moves import Dates, Move
from calculator.policy import Period, Policy


def as_values(found: Comparison) -> dict[str, Any]:
    """The comparison for JSON. `None` stands for what is not there or not published."""
    return {
        "old": _policy(found.old),
        "new": _policy(found.new),
        "changes": [_change(change) for change in found.changes],
        "moves": [_move(each) for each in found.moves],
    }


def _policy(policy: Policy) -> dict[str, str]:
    return {"operator": policy.operator, "digest": policy.digest}


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "path": list(change.path),
        "change": change.change,
        "figures": [
            {"id": each.id, "old": _plain(each.old), "new": _plain(each.new)}
            for each in change.figures
        ],
        "sources": {"old": _sources(change.old_sources), "new": _sources(change.new_sources)},
    }


def _sources(sources: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"source": source, "standing": standing} for source, standing in sources]


def _plain(value: Any) -> Any:
    if isinstance(value, Period):
        return asdict(value)
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, bool | int | str | None) else str(value)


def _move(move: Move) -> dict[str, Any]:
    days = {part: move.days(part) for part in ("act_by", "recycle_earliest", "recycle_latest")}
    return {
        "subscriber": dict(move.subscriber.question),
        "old": _dates(move.old),
        "new": _dates(move.new),
        "moved": move.moved,
        "days": days if days["act_by"] is not None else None,
    }


def _dates(dates: Dates | str) -> dict[str, Any]:
    if isinstance(dates, str):
        return {"refusal": dates}
    recycle = {"earliest": str(dates.recycle_earliest), "latest": str(dates.recycle_latest)}
    return {"act_by": str(dates.act_by), "recycle_date": recycle}
