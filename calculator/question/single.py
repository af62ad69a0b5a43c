"""The questions that rest on a single date, and reading what was typed for them."""

from dataclasses import dataclass
from datetime import date

from calculator.lookup import find_row, is_published, rule_in_force
from calculator.money import Money, read_money
from calculator.policy import Policy, Row
from calculator.refusal import Refusal, echo
from calculator.timeline import Reading, Timeline, after_validity, never_topped_up, validity_end

# A clause that a question rests on by itself, with the source of its figure if it is a row's.
Cited = tuple[str, str | None]


@dataclass(frozen=True)
class ValidUntil:
    """The date printed in the SMS or by the balance code."""

    valid_until: date
    on: date

    conventions = ("validity-end-day", "month-end")

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`."""
        return ((policy.conventions["printed-day"].clause, None),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`."""
        rule = rule_in_force(policy, self.valid_until, "valid_until")
        return after_validity(rule, None, self.valid_until, reading)

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        return {"valid_until": self.valid_until.isoformat(), "on": self.on.isoformat()}


@dataclass(frozen=True)
class TopUp:
    """The last top-up: its day, amount and channel, with the row of the table that it meets."""

    top_up: date
    amount: Money
    channel: str
    clause: str
    row: Row
    on: date

    conventions = ("top-up-day", "validity-end-day", "month-end")

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`."""
        return ((self.clause, self.row.source),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`."""
        valid_until = validity_end(self.top_up, self.row.validity, reading)
        rule = rule_in_force(policy, valid_until, "top_up")
        return after_validity(rule, self.top_up, valid_until, reading)

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        day, on = self.top_up.isoformat(), self.on.isoformat()
        return {"top_up": day, "amount": str(self.amount), "channel": self.channel, "on": on}


@dataclass(frozen=True)
class Activated:
    """A new SIM that was activated and never topped up."""

    activated: date
    programme: str
    clause: str
    on: date

    conventions = ("first-use-day", "month-end")

    def cited(self, policy: Policy) -> tuple[Cited, ...]:
        """See `Question`."""
        return ((self.clause, None),)

    def timeline(self, policy: Policy, reading: Reading) -> Timeline:
        """See `Question`."""
        return never_topped_up(policy.programmes[self.programme], self.activated, reading)

    def normalised(self) -> dict[str, str]:
        """See `Question`."""
        day, on = self.activated.isoformat(), self.on.isoformat()
        return {"activated": day, "programme": self.programme, "on": on}


def read_top_up(policy: Policy, typed: dict[str, str], day: date, on: date) -> TopUp:
    """The top-up of `day` with its amount and channel; raises `Refusal`."""
    name = typed.get("channel", policy.default_channel)
    channel = policy.channels.get(name)
    if not channel:
        raise Refusal("channel-unknown", "channel", typed=echo(name), known=tuple(policy.channels))
    amount = read_money(
        typed.get("amount", ""), lambda money: is_published(policy, channel.id, money)
    )
    row = find_row(policy, channel.id, amount)
    return TopUp(day, amount, channel.id, channel.clause, row, on)


def read_new(policy: Policy, typed: dict[str, str], day: date, on: date) -> Activated:
    """The SIM activated on `day` with its programme; raises `Refusal`."""
    name = typed.get("programme", "")
    programme = policy.programmes.get(name)
    if not programme:
        raise Refusal(
            "programme-unknown", "programme", typed=echo(name), known=tuple(policy.programmes)
        )
    rule_in_force(policy, day, "activated")
    return Activated(day, programme.id, programme.clause, on)
