"""Finding a figure in a policy, or refusing where none is published."""

from datetime import date

from calculator.money import Money
from calculator.policy import Policy, Row, Rule
from calculator.refusal import Refusal


def find_row(policy: Policy, channel: str, money: Money) -> Row:
    """The row of a channel's table that an amount meets; a hole in the table is refused."""
    rows = policy.channels[channel].rows
    same = [row for row in rows if row.currency == money.currency]
    if not same:
        known = tuple(sorted({row.currency for row in rows}))
        raise Refusal("currency-not-published", "amount", currency=money.currency, known=known)
    for row in same:
        if row.lowest <= money.amount <= row.highest:
            return row
    smallest = Money(same[0].lowest, money.currency)
    if money.amount < smallest.amount:
        raise Refusal("amount-too-small", "amount", typed=str(money), smallest=str(smallest))
    code = policy.contact.balance_code
    raise Refusal("amount-not-published", "amount", typed=str(money), code=code)


def is_published(policy: Policy, channel: str, money: Money) -> bool:
    """Whether a channel's table has a row for an amount."""
    try:
        return bool(find_row(policy, channel, money))
    except Refusal:
        return False


def rule_in_force(policy: Policy, day: date, field: str) -> Rule:
    """The rule in force on `day`; a day before the first known rule is refused."""
    rule = policy.rule_on(day)
    if not rule:
        raise Refusal("no-rule", field, day=day, first=policy.rules[0].in_force_from)
    return rule
