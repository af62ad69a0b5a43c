"""What must hold between the parts of a policy: rules, conventions."""

from collections.abc import Iterator

from calculator.policy import Policy, Stage
from calculator.policy_table import fault

ALWAYS_NEEDED = ("printed-day", "rule-choice", "stacking", "top-up-day", "validity-end-day")


def check(policy: Policy, file: str) -> None:
    """Raise `Refusal` for the first thing in `policy` that does not fit the rest."""
    _check_rules(policy, file)
    _check_conventions(policy, file)


def _check_rules(policy: Policy, file: str) -> None:
    days = [rule.in_force_from for rule in policy.rules]
    for day in days:
        if days.count(day) > 1:
            raise fault(file, "rule", f"two rules come into force on {day}; correct one.")
    try:
        assert policy.stage_order
    except ValueError as error:
        raise fault(file, "stage", f"the rules have {error} in different orders.") from None
    if not policy.contact.emergency and any(each.emergency for each in _all_stages(policy)):
        raise fault(file, "contact.emergency", "name the numbers that a stage says stay free.")


def _all_stages(policy: Policy) -> Iterator[Stage]:
    for owner in policy.owners:
        yield from owner.stages


def _check_conventions(policy: Policy, file: str) -> None:
    """Every way of counting that some answer can need is declared."""
    rows = [row for each in policy.channels.values() for table in each.tables for row in table.rows]
    periods = [row.validity for row in rows]
    periods += [stage.period for stage in _all_stages(policy) if stage.period]
    needed = [*ALWAYS_NEEDED]
    needed += ["first-use-day"] if policy.programmes else []
    needed += ["month-end"] if any(period.unit == "months" for period in periods) else []
    for id in needed:
        if id not in policy.conventions:
            raise fault(file, "convention", f"{id} is missing; declare how that is counted.")
