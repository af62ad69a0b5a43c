"""What the page says without Python is what Python says, to the byte, in every state."""

import json
import os
import random
import subprocess
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calculator.lost import HOWS
from calculator.policy import Money, Policy
from calculator.sentences import Writer
from calculator.web import response
from publishing import instant, stretches
from publishing.holes import EPOCH

NODE = ["node", "--no-warnings", "--experimental-default-type=module"]
COMPARE = Path(__file__).with_name("instant.mjs")
FIRST_DAY = date(2000, 1, 1)
CENT = Decimal("0.01")
# How many of those that are much alike are compared; in `make verify` all of them.
MOST = None if os.environ.get("RECYCLE_DATE_EXAMPLES") == "verify" else 3_000


def tables(policy: Policy):
    yield stretches.printed_date(policy)
    for channel in policy.channels.values():
        for row in channel.amounts:
            # Half of it lies below the smallest, or in a hole.
            for amount in {row.lowest, row.highest, row.highest + CENT, row.lowest / 2}:
                text = str(Money(amount, row.currency))
                yield stretches.top_up(policy, channel.id, text)
    for programme in policy.programmes:
        yield stretches.activation(policy, programme)


def days(table: stretches.Table):
    """Typed days: both ends of each stretch, and some between them."""
    chosen = random.Random(1)
    for first, last in stretches.stretches(table):
        last = min(last, date(2150, 1, 1))
        between = [first + timedelta(days=chosen.randrange((last - first).days + 1)) for _ in "ab"]
        yield from dict.fromkeys((first, last, *between))


def asked(table: stretches.Table, day: date, every: bool):
    """Asked days: those around every change, and some or many from long before to long after."""
    follows = table.follows(day)
    milestones = [0] if isinstance(follows, str) else table.milestones(day)
    steps = {far + step for far in milestones for step in (-8, -7, -2, -1, 0, 1, 2)}
    steps |= set(range(-40, 420, 5)) if every else {-900, -400, 30, 75, 700, 2000}
    for on in (day + timedelta(days=step) for step in sorted(steps)):
        if on >= FIRST_DAY and (on >= day or not table.only_past()):
            yield on


def question(table: stretches.Table, day: date, on: date) -> dict[str, object]:
    """The question as the page's script has read it."""
    found: dict[str, object] = {
        table.kind: day.toordinal() - EPOCH,
        "on": on.toordinal() - EPOCH,
        **dict(table.parts),
    }
    if "amount" in found:
        amount, currency = str(found["amount"]).split()
        cents = int(Decimal(amount) * 100)
        found["amount"] = {"cents": cents, "currency": currency, "text": found["amount"]}
    return found


def states():
    """Every table with a typed and an asked day, of which nothing is said twice."""
    for number, table in enumerate(tables(instant.policy())):
        for day in days(table):
            for on in asked(table, day, every=number in (0, 3)):
                yield table, day, on


def some_of(cases: Iterable[Any], chosen: random.Random) -> list[Any]:
    found = list(cases)
    return chosen.sample(found, min(MOST or len(found), len(found)))


def as_text(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.no_cover
@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize(("task", "suffix"), [("question", ""), ("keep", "-keep")])
def test_every_state_is_pythons_to_the_byte(
    language: str, task: str, suffix: str, tmp_path: Path
) -> None:
    write, cases = Writer(language), []
    for table, day, on in states():
        given: dict[str, object] = dict(table.question(day, on))
        if task == "keep":
            given = {"question": given, "made": given["on"]}
        cases.append([question(table, day, on), as_text(response(task, given, write))])
    facts = {
        file: json.loads(instant.content(file + suffix, language)) for file in ("printed", "other")
    }
    assert len(cases) > 10_000
    assert differing(facts, cases, tmp_path) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("language", ["en", "km"])
def test_what_is_kept_of_another_day_is_pythons_to_the_byte(language: str, tmp_path: Path) -> None:
    chosen, write, cases = random.Random(language), Writer(language), []
    for table, day, on in some_of(states(), chosen):
        made = on + timedelta(days=chosen.choice([-300, -40, -2, -1, 1, 7, 90, 500]))
        given = {"question": table.question(day, on), "made": made.isoformat()}
        says = response("keep", given, write)
        if "keep" in says:
            says["keep"] = {name: says["keep"][name] for name in ("note", "short", "share")}
        asks = question(table, day, on) | {"made": made.toordinal() - EPOCH}
        cases.append([asks, as_text(says)])
    found = [json.loads(instant.content(f"{file}-keep", language)) for file in ("printed", "other")]
    printed, other = [facts | facts["later"] for facts in found]
    assert differing({"printed": printed, "other": other}, cases, tmp_path) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("language", ["en", "km"])
def test_every_loss_is_pythons_to_the_byte(language: str, how: str, tmp_path: Path):
    write, cases = Writer(language), []
    for table in tables(instant.policy()):
        for day in days(table):
            for on in asked(table, day, every=False):
                given = {"lost_on": on.isoformat(), **table.question(day, on), "lost_how": how}
                cases.append((question(table, day, on), given))
    for on in (FIRST_DAY + timedelta(days=far) for far in range(0, 1500, 25)):
        lost = stretches.Table(instant.policy(), "lost_on")
        cases.append((question(lost, on, on), lost.question(on, on) | {"lost_how": how}))
    compared = []
    # Other ones in each of these tests, since so much of it is the same.
    for typed, given in some_of(cases, random.Random(f"{how} {language}")):
        says = response("lost", given, write)
        says.pop("lost", None)
        compared.append([typed, as_text(says)])
    found = json.loads(instant.content("lost", language))
    facts = dict.fromkeys(("printed", "other"), found | found[how])
    assert differing(facts, compared, tmp_path) == []


def differing(facts: object, cases: list[list[object]], folder: Path) -> list[object]:
    """The first of the cases in which the page says something else than Python."""
    file = folder / "cases.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line) + "\n" for line in (facts, *cases))
    with file.open() as lines:
        done = subprocess.run([*NODE, COMPARE], stdin=lines, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    assert found["compared"] == len(cases) > 1_000
    return found["wrong"]
