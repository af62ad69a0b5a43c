"""Blocks about rules: the stages of each, drawn and in tables, and what they mean for whom.

The model subscribers follow from the policy alone; `tests/snapshots/dates.csv` holds the same
dates, so that a change of a figure shows in its diff whose dates move.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from calculator.answer import Answer, answer
from calculator.policy import Rule, Stage
from calculator.timeline import ONE_DAY
from calculator.typed import read_question
from publishing import policy
from publishing.templates import fill

# Before every day that can be asked about.
FIRST = date(1990, 1, 1)
JANUARY, LAST = 1, 31
# Heights in units of the drawing: a stage is one high for each of its days, months being about
# thirty, but never too low for its text. Validity before and resale after are not to scale.
HEIGHTS = {"days": 1, "months": 30}
LOWEST = 56
GAP = 4


def side_by_side(language: str) -> str:
    """Every rule that the policy knows in one table, the oldest first."""
    known = policy().rules
    by_rule = [{stage.id: stage for stage in rule.stages} for rule in known]
    rows = [(id, [stages.get(id) for stages in by_rule]) for id in policy().stage_order]
    rows = [(id, row) for id, row in rows if any(row)]
    return fill("blocks/rule-history", language, rules=known, stages=rows)


def dates(language: str) -> str:
    """The dates of the model subscribers under each rule, in one table."""
    rules = policy().rules
    rows = [(asked, [dates_under(rule, asked) for rule in rules]) for asked in subscribers()]
    return fill("blocks/rule-dates", language, rows=rows)


def subscribers() -> Iterator[dict[str, str]]:
    """Questions without their asked day, about the time when the newest rule begins.

    A printed date of the day before and of that day, and of the next 31 January, since months of
    unequal length show there; every amount of every table, and every kind of new SIM, on that day
    (or on the first day of a table that is newer).
    """
    known = policy()
    begins = known.rules[-1].in_force_from
    for day in (begins - ONE_DAY, begins, date(begins.year + 1, JANUARY, LAST)):
        yield {"valid_until": day.isoformat()}
    for channel in known.channels.values():
        for table in channel.tables:
            made = max(begins, table.in_force_from or begins).isoformat()
            for row in table.rows:
                amount = str(row.smallest)
                yield {"top_up": made, "amount": amount, "channel": channel.id}
    for programme in known.programmes:
        yield {"activated": begins.isoformat(), "programme": programme}


def dates_under(rule: Rule, asked: dict[str, str]) -> Answer:
    """The answer to a question as if this rule were the only one, and had always been in force."""
    alone = replace(policy(), rules=(replace(rule, in_force_from=FIRST),))
    day = next(iter(asked.values()))
    return answer(alone, read_question(policy(), asked | {"on": day}))


@dataclass(frozen=True)
class Box:
    """One stage in the drawing; `first` and `last` count days after validity ends, if known."""

    stage: Stage
    top: int
    height: int
    first: int | None
    last: int | None


def diagram(rule: str, language: str) -> str:
    """The stages of one rule drawn to scale, as SVG that a reader can hear."""
    drawn = {each.id: each for each in policy().rules}[rule]
    boxes = []
    top = 0
    passed: int | None = 0  # days since validity ended; None behind calendar months
    for stage in drawn.stages:
        first = None if passed is None or stage.id == "active" else passed + 1
        height, last = LOWEST, None
        if period := stage.period:
            height = max(period.length * HEIGHTS[period.unit], LOWEST)
            if passed is not None:
                passed = passed + period.length if period.unit == "days" else None
            last = passed
        boxes.append(Box(stage, top, height, first, last))
        top += height + GAP
    return fill("blocks/lifecycle-diagram", language, rule=drawn, boxes=boxes, height=top)
