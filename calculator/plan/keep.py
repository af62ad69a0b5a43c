"""Keep a number until a day: which top-ups do it, from when, and what it costs at least.

"Until" has two meanings, and both are answered. *Kept*: on every day through the asked one an
ordinary top-up still keeps the number, though calls may be barred. *Works*: on every day through
the asked one everything works. Both hold under every reading of the texts.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TypeVar

from calculator.answer import Answer, answer
from calculator.plan.question import KeepUntil
from calculator.plan.reach import Choice, Reaches, choices
from calculator.plan.series import Series, Step, cheapest
from calculator.policy import Policy
from calculator.question import ValidUntil
from calculator.refusal import Refusal

LEVELS = ("kept", "works")

Item = TypeVar("Item")
# A top-up, and the day on which it is made -> the last day that it reaches.
Reaching = Callable[[Choice, date], date]


@dataclass(frozen=True)
class Alone:
    """From which day on (never before the asked one) a top-up alone reaches the goal.

    A later top-up reaches further, so nothing but the end of the present validity bounds it above:
    `enough` says whether it may be made so late.
    """

    choice: Choice
    first_day: date
    enough: bool


@dataclass(frozen=True)
class Level:
    """One meaning of "until".

    `due` is the day by which the first top-up must be made, None where no printed date was given;
    `needed` whether one is needed at all. `single` and `series` have one entry per currency:
    the cheapest top-up that, made on the asked day, is enough, and the cheapest series.
    """

    id: str
    due: date | None
    needed: bool
    alone: tuple[Alone, ...] = ()
    single: tuple[Step, ...] = ()
    series: tuple[Series, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What keeps the number; `present` is the answer to the printed date, if it was given."""

    policy: Policy
    question: KeepUntil
    present: Answer | None
    levels: tuple[Level, ...]


def plan(policy: Policy, question: KeepUntil) -> Plan:
    """The plan; raises `Refusal` where a top-up no longer surely keeps the number."""
    present = _present(policy, question)
    reached = {"kept": present.act_by if present else None, "works": question.valid_until}
    offered = tuple(choices(policy, question.channel))
    reaches = Reaches(policy)
    levels = (
        _level(id, question, reached[id], offered, partial(_reach, reaches, id)) for id in LEVELS
    )
    return Plan(policy, question, present, tuple(levels))


def _present(policy: Policy, question: KeepUntil) -> Answer | None:
    if question.valid_until is None:
        return None
    present = answer(policy, ValidUntil(question.valid_until, question.on))
    if present.act_by < question.on:
        number = policy.contact.customer_service
        raise Refusal("plan-too-late", "valid_until", day=present.act_by, number=number)
    return present


def _reach(reaches: Reaches, level: str, choice: Choice, day: date) -> date:
    reach = reaches.of(choice, day)
    return reach.kept if level == "kept" else reach.works


def _level(
    id: str, question: KeepUntil, reached: date | None, offered: tuple[Choice, ...], reach: Reaching
) -> Level:
    """`reached` is how far the present validity reaches without another top-up."""
    on, goal = question.on, question.keep_until
    # A number that is barred already works again from a top-up of today.
    due = max(reached, on) if reached else None
    if reached and goal <= reached:
        return Level(id, due, needed=False)
    start = due or on
    alone = [
        Alone(choice, day, enough=day <= start)
        for choice in offered
        for day in [_first_day(choice, on, goal, reach)]
    ]
    today = [
        Step(on, each.choice, reach(each.choice, on)) for each in alone if each.first_day == on
    ]
    single = [min(same, key=_price) for same in _apart(today, lambda step: step.choice)]
    series = [cheapest(same, start, goal, reach) for same in _apart(offered, lambda choice: choice)]
    found = tuple(filter(None, series))
    return Level(id, due, needed=True, alone=tuple(alone), single=tuple(single), series=found)


def _first_day(choice: Choice, on: date, goal: date, reach: Reaching) -> date:
    """The first day from `on` on which the top-up reaches the goal; on the goal itself it does."""
    days = range((goal - on).days)
    passed = bisect_left(days, goal, key=lambda day: reach(choice, on + timedelta(days=day)))
    return on + timedelta(days=passed)


def _price(step: Step) -> Decimal:
    return step.choice.row.lowest


def _apart(items: Iterable[Item], choice: Callable[[Item], Choice]) -> list[list[Item]]:
    """The items apart by currency: nothing is converted."""
    apart: dict[str, list[Item]] = {}
    for item in items:
        apart.setdefault(choice(item).row.currency, []).append(item)
    return list(apart.values())
