"""What can be chosen in the form, from the policy."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.policy import Channel, Money, Policy, Row


@dataclass(frozen=True)
class Option:
    """One choice: what is asked of the calculator, and what the reader sees.

    A channel that sells fixed amounts only lists them as `cards`.
    """

    value: str
    text: str
    cards: tuple[Option, ...] = ()


def channels(policy: Policy, language: str) -> list[Option]:
    """Return the ways to top up, the usual one first."""
    usual_first = sorted(
        policy.channels.values(), key=lambda each: each.id != policy.default_channel
    )
    return [Option(each.id, each.name[language], _cards(each)) for each in usual_first]


def programmes(policy: Policy, language: str) -> list[Option]:
    """Return the ways in which new SIMs are handed out."""
    return [Option(each.id, each.name[language]) for each in policy.programmes.values()]


def _cards(channel: Channel) -> tuple[Option, ...]:
    if any(row.lowest != row.highest for row in channel.amounts):
        return ()
    return tuple(_card(row) for row in channel.amounts)


def _card(row: Row) -> Option:
    return Option(str(Money(row.lowest, row.currency)), f"{row.lowest:,f} {row.currency}")
