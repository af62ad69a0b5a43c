"""A policy taken apart into entries that can be laid side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from calculator.money import Money
from calculator.policy import Policy, Stage

# Parts of what is described that are entries of their own, or name it.
COMPARED_ELSEWHERE = ("id", "rows", "stages", "in_force_from")


@dataclass(frozen=True)
class Entry:
    """One thing that a policy says: its kind, its path of ids, its figures and what they rest on.

    `sources` are pairs of a source's id and how far the figure can be relied on for it.
    """

    kind: str
    path: tuple[str, ...]
    figures: dict[str, Any]
    sources: tuple[tuple[str, str], ...] = ()


def entries(policy: Policy, descriptive: bool) -> Iterator[Entry]:
    """The entries that decide dates, or those that only describe them as well."""
    yield from _rows(policy)
    yield from _rules(policy)
    yield from _programmes(policy)
    for convention in policy.conventions.values():
        figures = {"readings": convention.readings}
        sources = _sources(policy, convention.clause)
        yield Entry("convention", (convention.id,), figures, sources)
    if descriptive:
        yield from _descriptive(policy)


def _rows(policy: Policy) -> Iterator[Entry]:
    for channel in policy.channels.values():
        for row in channel.rows:
            path = channel.id, str(Money(row.lowest, row.currency))
            figures = {"to": Money(row.highest, row.currency), "validity": row.validity}
            standing = policy.standing(channel.clause, row.source)
            yield Entry("row", path, figures, ((row.source, standing),))


def _rules(policy: Policy) -> Iterator[Entry]:
    for rule in policy.rules:
        figures = {"in_force_from": rule.in_force_from}
        yield Entry("rule", (rule.id,), figures, _sources(policy, rule.clause))
        yield from _stages(policy, rule.id, rule.stages)


def _programmes(policy: Policy) -> Iterator[Entry]:
    for programme in policy.programmes.values():
        yield Entry("programme", (programme.id,), {}, _sources(policy, programme.clause))
        yield from _stages(policy, programme.id, programme.stages)


def _stages(policy: Policy, owner: str, stages: tuple[Stage, ...]) -> Iterator[Entry]:
    for stage in stages:
        figures = {
            "length": stage.period,
            "outgoing": stage.outgoing,
            "incoming": stage.incoming,
            "emergency": stage.emergency,
            "top_up_restores": stage.top_up_restores,
            "restorable_on_request": stage.restorable_on_request,
        }
        yield Entry("stage", (owner, stage.id), figures, _sources(policy, stage.clause))


def _sources(policy: Policy, clause: str) -> tuple[tuple[str, str], ...]:
    found = policy.clauses[clause].sources
    return tuple((source, policy.standing(clause, source)) for source in found)


def _descriptive(policy: Policy) -> Iterator[Entry]:
    """What explains the figures, and where to ask; none of it moves a date."""
    for kind, described in _described(policy).items():
        for id, part in described.items():
            yield Entry(kind, (id,), _flat(asdict(part)))
    texts = {"time_zone": policy.time_zone, "default_channel": policy.default_channel}
    yield Entry("operator", (policy.operator,), texts | _flat({"name": policy.name}))


def _described(policy: Policy) -> dict[str, Mapping[str, Any]]:
    return {
        "channel": policy.channels,
        "rule-text": {rule.id: rule for rule in policy.rules},
        "programme-text": policy.programmes,
        "reminder": policy.reminders,
        "clause": policy.clauses,
        "source": policy.sources,
        "contact": {policy.operator: policy.contact},
    }


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """Texts only, names in several languages each by itself: `title.km`. Figures are elsewhere."""
    flat: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{language}": text for language, text in value.items()}
        elif key not in COMPARED_ELSEWHERE:
            flat[key] = value
    return flat
