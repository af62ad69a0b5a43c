"""What must hold between the parts of a policy: references, rules, conventions."""

from collections.abc import Iterator

from calculator.policy import Policy, Stage
from calculator.policy_table import fault
from calculator.refusal import echo

ALWAYS_NEEDED = ("printed-day", "rule-choice", "stacking", "top-up-day", "validity-end-day")


def check(policy: Policy, file: str) -> None:
    """Raise `Refusal` for the first thing in `policy` that does not fit the rest."""
    _check_references(policy, file)
    _check_rules(policy, file)
    _check_conventions(policy, file)


def _check_references(policy: Policy, file: str) -> None:
    for key, source in _named_sources(policy):
        if source not in policy.sources:
            raise fault(file, key, f"there is no [[source]] {echo(source)}; add it or correct it.")
    for key, clause in _named_clauses(policy):
        if clause not in policy.clauses:
            raise fault(file, key, f"there is no [[clause]] {echo(clause)}; add it or correct it.")
    for key, source, clause in _row_sources(policy):
        if source not in policy.clauses[clause].sources:
            what = f"the clause {clause} does not name {source}; add it to the sources there."
            raise fault(file, key, what)
    if policy.default_channel not in policy.channels:
        known = " or ".join(policy.channels)
        raise fault(file, "default_channel", f"there is no such channel; write {known}.")


def _check_rules(policy: Policy, file: str) -> None:
    days = [rule.in_force_from for rule in policy.rules]
    for day in days:
        if days.count(day) > 1:
            raise fault(file, "rule", f"two rules come into force on {day}; correct one.")
    try:
        assert policy.stage_order
    except ValueError as error:
        raise fault(file, "stage", f"the rules have {error} in different orders.") from None
    if not policy.contact.emergency and any(each.emergency for _, each in _all_stages(policy)):
        raise fault(file, "contact.emergency", "name the numbers that a stage says stay free.")


def _named_sources(policy: Policy) -> Iterator[tuple[str, str]]:
    for clause in policy.clauses.values():
        for source in clause.sources:
            yield f"clause {clause.id}.sources", source
    for key, source, _ in _row_sources(policy):
        yield key, source


def _row_sources(policy: Policy) -> Iterator[tuple[str, str, str]]:
    """Key and source of each row of a table, and the clause on which its channel rests."""
    for channel in policy.channels.values():
        for table in channel.tables:
            for row in table.rows:
                yield f"channel {channel.id}.row.source", row.source, channel.clause


def _named_clauses(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "contact.clause", policy.contact.clause
    for convention in policy.conventions.values():
        for clause in convention.clauses:
            yield f"convention {convention.id}.clauses", clause
    for item in [*policy.owners, *policy.channels.values()]:
        yield f"{type(item).__name__.lower()} {item.id}.clause", item.clause
    for programme in policy.programmes.values():
        if programme.doubt:
            yield f"programme {programme.id}.doubt", programme.doubt
    for owner, stage in _all_stages(policy):
        yield f"{owner}.stage {stage.id}.clause", stage.clause


def _all_stages(policy: Policy) -> Iterator[tuple[str, Stage]]:
    for owner in policy.owners:
        for stage in owner.stages:
            yield owner.id, stage


def _check_conventions(policy: Policy, file: str) -> None:
    """Every way of counting that some answer can need is declared."""
    rows = [row for each in policy.channels.values() for table in each.tables for row in table.rows]
    periods = [row.validity for row in rows]
    periods += [stage.period for _, stage in _all_stages(policy) if stage.period]
    needed = [*ALWAYS_NEEDED]
    needed += ["first-use-day"] if policy.programmes else []
    needed += ["month-end"] if any(period.unit == "months" for period in periods) else []
    for id in needed:
        if id not in policy.conventions:
            raise fault(file, "convention", f"{id} is missing; declare how that is counted.")
