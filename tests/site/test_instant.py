"""What the page says without Python is what Python says, to the byte, in every state."""

import json
import os
import random
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from calculator.lost import HOWS
from calculator.policy import Money, Policy
from calculator.sentences import Writer
from publishing import instant
from publishing.holes import EPOCH
from publishing.stretches import Table, stretches

NODE = ["node", "--no-warnings", "--experimental-default-type=module"]
COMPARE = Path(__file__).with_name("instant.mjs")
FIRST_DAY = date(2000, 1, 1)
CENT = Decimal("0.01")
# In `make verify` all days around each change are compared; else its last day before and its first,
# and of those that are much alike some.
THOROUGH = os.environ.get("RECYCLE_DATE_EXAMPLES") == "verify"
AROUND = (-8, -7, -2, -1, 0, 1, 2) if THOROUGH else (-1, 0)
BETWEEN = range(2 if THOROUGH else 1)
MOST = None if THOROUGH else 800
# Days from the asked one to another one on which something is made to be kept.
APART = [-300, -40, -2, -1, 1, 7, 90, 500]


def tables(policy: Policy) -> Iterator[Table]:
    yield Table(policy, "valid_until")
    for channel in policy.channels.values():
        for row in channel.amounts:
            # Half of it lies below the smallest, or in a hole.
            for amount in {row.lowest, row.highest, row.highest + CENT, row.lowest / 2}:
                text = str(Money(amount, row.currency))
                yield Table(policy, "top_up", amount=text, channel=channel.id)
    for programme in policy.programmes:
        yield Table(policy, "activated", programme=programme)


@cache
def states(thorough: tuple[int, ...]) -> list[tuple[Table, date, date]]:
    """Every table with typed and asked days; some tables with many more of these."""
    found = []
    for number, table in enumerate(tables(instant.policy())):
        far = range(-40, 420, 7) if number in thorough else (-900, -400, 30, 75, 700, 2000)
        for day in days(table):
            around = [0, *table.milestones(day)]
            steps = {each + step for each in around for step in AROUND} | {*far}
            asked = (day + timedelta(days=step) for step in sorted(steps))
            found += [(table, day, on) for on in asked if on >= FIRST_DAY]
    return found


def days(table: Table) -> Iterator[date]:
    """Typed days: both ends of each stretch, and some between them."""
    chosen = random.Random(1)
    for first, last in stretches(table):
        last = min(last, date(2150, 1, 1))
        steps = [chosen.randrange((last - first).days + 1) for _ in BETWEEN]
        yield from dict.fromkeys((first, last, *(first + timedelta(days=step) for step in steps)))


def losses() -> list[tuple[Table, date, date]]:
    """Numbers of which only the day of the loss is known."""
    found = (FIRST_DAY + timedelta(days=far) for far in range(0, 15_000, 25 if THOROUGH else 50))
    return [(Table(instant.policy(), "lost_on"), day, day) for day in found]


def as_read(question: dict[str, str]) -> dict[str, object]:
    """The question as the page's script has read it."""
    found: dict[str, object] = {**question}
    for name in question.keys() - {"amount", "channel", "programme"}:
        found[name] = date.fromisoformat(question[name]).toordinal() - EPOCH
    if "amount" in question:
        amount, currency = question["amount"].split()
        cents = int(Decimal(amount) * 100)
        found["amount"] = {"cents": cents, "currency": currency, "text": question["amount"]}
    return found


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("task", ["question", "keep", "later", *HOWS])
def test_every_state_is_pythons_to_the_byte(task: str, language: str, tmp_path: Path) -> None:
    write, chosen = Writer(language), random.Random(f"{task} {language}")
    every = states(thorough=(0, 3) if task in ("question", "keep") else ())
    if task not in ("question", "keep"):
        # Other ones in each of these tests, since so much of it is the same.
        every = chosen.sample(every, min(MOST or len(every), len(every)))
    if task in HOWS:
        every = every + losses()
    cases = []
    for table, day, on in every:
        question = table.question(day, on)
        made = on + timedelta(days=chosen.choice(APART) if task == "later" else 0)
        says = instant.said(task, question, made, write)
        file = "lost"
        if task not in HOWS:
            file = "printed" if table.kind == "valid_until" else "other"
            file += "-keep" if task != "question" else ""
        text = json.dumps(says, ensure_ascii=False, separators=(",", ":"))
        cases.append([file, as_read(question | {"made": made.isoformat()}), text])
    files = {file for file, *_ in cases}
    facts = {file: json.loads(instant.content(file, language)) for file in files}
    facts = {file: found | found.get(task, {}) for file, found in facts.items()}
    assert len(cases) > (5_000 if task in ("question", "keep") else 750)
    assert differing(facts, cases, tmp_path) == []


def differing(facts: object, cases: list[list[object]], folder: Path) -> list[object]:
    """The first of the cases in which the page says something else than Python."""
    file = folder / "cases.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line) + "\n" for line in (facts, *cases))
    with file.open() as lines:
        done = subprocess.run([*NODE, COMPARE], stdin=lines, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    assert found["compared"] == len(cases)
    return found["wrong"]
