"""Blocks `rule-history` and `rule-dates`: the rules side by side, and what they mean for whom.

The model subscribers follow from the policy alone; `tests/snapshots/dates.csv` holds the same
dates, so that a change of a figure shows in its diff whose dates move.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from calculator.answer import Answer, answer
from calculator.policy import Money, Policy, Rule, Stage
from calculator.question import read_question
from calculator.sentences.stages import STAGES, help_in, works
from calculator.timeline import ONE_DAY
from publishing.generated.page_parts import fill
from publishing.policy import policy

# Before every day that can be asked about.
FIRST = date(1990, 1, 1)
JANUARY, LAST = 1, 31


def rules(argument: str, language: str) -> str:
    """Every rule that the policy knows in one table, the oldest first."""
    if argument:
        raise ValueError("the block `rule-history` takes no argument")
    known = policy().rules
    stages = [
        (id, rows)
        for id in policy().stage_order
        if any(rows := [_stage(rule, id) for rule in known])
    ]
    return fill(
        "rule-history",
        language,
        rules=known,
        stages=stages,
        stage_names=STAGES,
        works=works,
        help_in=help_in,
    )


def dates(argument: str, language: str) -> str:
    """The dates of the model subscribers under each rule, in one table."""
    if argument:
        raise ValueError("the block `rule-dates` takes no argument")
    known = policy()
    rows = [
        (asked, [dates_under(known, rule, asked) for rule in known.rules])
        for asked in subscribers(known)
    ]
    return fill("rule-dates", language, rows=rows, day=date.fromisoformat)


def subscribers(policy: Policy) -> Iterator[dict[str, str]]:
    """Questions without their asked day, about the time when the newest rule begins.

    A printed date of the day before and of that day, and of the next 31 January, since months of
    unequal length show there; every amount of every table, and every kind of new SIM, on that day
    (or on the first day of a table that is newer).
    """
    begins = policy.rules[-1].in_force_from
    for day in (begins - ONE_DAY, begins, date(begins.year + 1, JANUARY, LAST)):
        yield {"valid_until": day.isoformat()}
    for channel in policy.channels.values():
        for table in channel.tables:
            made = max(begins, table.in_force_from or begins).isoformat()
            for row in table.rows:
                amount = str(Money(row.lowest, row.currency))
                yield {"top_up": made, "amount": amount, "channel": channel.id}
    for programme in policy.programmes:
        yield {"activated": begins.isoformat(), "programme": programme}


def dates_under(policy: Policy, rule: Rule, asked: dict[str, str]) -> Answer:
    """The answer to a question as if this rule were the only one, and had always been in force."""
    alone = replace(rule, in_force_from=FIRST)
    day = next(iter(asked.values()))
    return answer(replace(policy, rules=(alone,)), read_question(policy, asked | {"on": day}))


def _stage(rule: Rule, id: str) -> Stage | None:
    return {stage.id: stage for stage in rule.stages}.get(id)
