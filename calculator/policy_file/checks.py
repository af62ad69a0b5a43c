"""What must hold between the parts of a policy: references, tables, rules, conventions."""

from collections.abc import Iterator

from calculator.policy import (
    Channel,
    Convention,
    Period,
    Policy,
    Programme,
    Row,
    Rule,
    Stage,
)
from calculator.policy_file.table import refuse
from calculator.refusal import echo

ALWAYS_NEEDED = ("printed-day", "rule-choice", "stacking", "top-up-day", "validity-end-day")


def check(policy: Policy, file: str) -> None:
    """Raise `Refusal` for the first thing in `policy` that does not fit the rest."""
    _check_references(policy, file)
    for channel in policy.channels.values():
        _check_rows(channel, file)
    _check_rules(policy, file)
    _check_conventions(policy, file)


def _check_references(policy: Policy, file: str) -> None:
    for key, source in _named_sources(policy):
        if source not in policy.sources:
            raise refuse("policy-missing-source", file, key, named=echo(source))
    for key, clause in _named_clauses(policy):
        if clause not in policy.clauses:
            raise refuse("policy-missing-clause", file, key, named=echo(clause))
    if policy.default_channel not in policy.channels:
        raise refuse("policy-not-a-choice", file, "default_channel", choices=tuple(policy.channels))


def owners(policy: Policy) -> tuple[Rule | Programme, ...]:
    """Everything that has stages."""
    return (*policy.rules, *policy.programmes.values())


def _named_sources(policy: Policy) -> Iterator[tuple[str, str]]:
    for clause in policy.clauses.values():
        for source in clause.sources:
            yield f"clause {clause.id}.sources", source
    for channel in policy.channels.values():
        for number, row in enumerate(channel.rows, 1):
            yield f"channel {channel.id}.row[{number}].source", row.source


def _named_clauses(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "contact.clause", policy.contact.clause
    items: list[Rule | Programme | Convention | Channel] = [*owners(policy)]
    items += [*policy.conventions.values(), *policy.channels.values()]
    for item in items:
        yield f"{type(item).__name__.lower()} {item.id}.clause", item.clause
    for programme in policy.programmes.values():
        if programme.doubt:
            yield f"programme {programme.id}.doubt", programme.doubt
    for owner in owners(policy):
        for stage in owner.stages:
            yield f"{owner.id}.stage {stage.id}.clause", stage.clause


def _check_rows(channel: Channel, file: str) -> None:
    """Rows of one currency rise without touching; a gap between two is a hole, and stays one."""
    if not channel.rows:
        raise refuse("policy-missing-key", file, f"channel {channel.id}.row")
    before: dict[str, Row] = {}
    for number, row in enumerate(channel.rows, 1):
        key = f"channel {channel.id}.row[{number}]"
        last = before.get(row.currency)
        if last and row.lowest < last.lowest:
            raise refuse("policy-unsorted", file, key)
        if last and row.lowest <= last.highest:
            raise refuse("policy-overlap", file, key)
        before[row.currency] = row


def _check_rules(policy: Policy, file: str) -> None:
    if not policy.rules:
        raise refuse("policy-missing-key", file, "rule")
    days = [rule.in_force_from for rule in policy.rules]
    for rule, day in zip(policy.rules, days, strict=True):
        if days.count(day) > 1:
            raise refuse("policy-same-day", file, f"rule {rule.id}.in_force_from")
    for owner in owners(policy):
        if not _restorable_first(owner.stages):
            raise refuse("policy-restore-order", file, f"{owner.id}.stage")


def _restorable_first(stages: tuple[Stage, ...]) -> bool:
    """Whether a top-up helps from the first stage up to some stage, and never at resale."""
    flags = [stage.top_up_restores for stage in stages]
    return flags[0] and not flags[-1] and flags == sorted(flags, reverse=True)


def _check_conventions(policy: Policy, file: str) -> None:
    needed = list(ALWAYS_NEEDED)
    if policy.programmes:
        needed.append("first-use-day")
    if any(period.unit == "months" for period in _periods(policy)):
        needed.append("month-end")
    for id in needed:
        if id not in policy.conventions:
            raise refuse("policy-missing-convention", file, "convention", named=id)


def _periods(policy: Policy) -> Iterator[Period]:
    for channel in policy.channels.values():
        for row in channel.rows:
            yield row.validity
    for owner in owners(policy):
        for stage in owner.stages:
            if stage.period:
                yield stage.period
