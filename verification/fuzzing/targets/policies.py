"""Policy files: any text at all, and a good file with values replaced."""

import re
from pathlib import Path

from calculator.answer import answer
from calculator.contract import as_values
from calculator.policy import Policy
from calculator.policy_file import LARGEST_FILE, parse
from calculator.question import read_question
from calculator.refusal import Refusal
from calculator.sentences import explain
from verification.fuzzing.contract import PARTS, WRITERS, check_answer, check_refusal
from verification.fuzzing.seeds import NUMBERS, ODD

ROOT = Path(__file__).parents[3]
WEIGHT = 1
GOOD = (ROOT / "tests/calculator/policies/good/example.toml").read_text(encoding="utf-8")
VALUE = re.compile(r"= (\"[^\"]*\"|[\w-]+|\[.*\]|\{.*\})")
PLACES = [match.span(1) for match in VALUE.finditer(GOOD)]
EDIT = "="  # begins a case that replaces values: a number of a place and a value in each line
VALUES = ("0", "36500", "36501", '"unknown"', "true", '"1E+9"', "9999-12-31", "[]", '"\\u202e"')
SEEDS = [
    *ODD,
    *(f"={place} {value}" for place in range(0, len(PLACES), 5) for value in VALUES),
    *(f'={place} "{number}"' for place in (24, 29, 34) for number in NUMBERS),
    "=53 36500\n61 36500\n87 36500\n25 36500\n106 36500",
    '=53 36500, months = 9\n130 ["next-day", "day-one"]',
    "300000*[",
    "100000*a.",
    "100000*a=[",
    "30000*[[a]]\n",
    "30000*a={a=",
    '50000*"a",\n',
    "3000*[a.b.c]\n",
    "a = 1\na = 2",
    'a = "\\ud800"',
    "a = 1979-05-27T00:32:00.999999-07:00",
    "a = nan",
    "a = 0x" + "f" * 300,
]


def case(text: str) -> None:
    """A policy is refused, or it answers questions with dates in order."""
    file = edited(text[1:]) if text.startswith(EDIT) else text
    try:
        policy = parse(file.encode("utf-8", "surrogateescape")[:LARGEST_FILE], "policy.toml")
    except Refusal as refusal:
        check_refusal(refusal, "policy-fault", None)
        return
    assert policy.digest.startswith("sha256:")
    for question in questions(policy):
        try:
            found = answer(policy, read_question(policy, question | {"on": "2199-12-31"}))
        except Refusal as refusal:
            check_refusal(refusal, "", *PARTS)
        else:
            check_answer(as_values(found))
            for write in WRITERS:
                assert explain(found, write).headline


def edited(edits: str) -> str:
    """The good file with the values replaced that `edits` names."""
    values = {}
    for edit in edits.split("\n"):
        place, _, value = edit.partition(" ")
        if place.isdecimal():
            values[int(place[:9]) % len(PLACES)] = value
    text = GOOD
    for place in sorted(values, reverse=True):
        first, last = PLACES[place]
        text = text[:first] + values[place] + text[last:]
    return text


def questions(policy: Policy) -> list[dict[str, str]]:
    """A question of each kind, as far as the policy has something to ask for."""
    asked = [{"valid_until": "2026-08-31"}, {"valid_until": "2199-12-31"}]
    for channel in policy.channels.values():
        amount = f"{channel.amounts[-1].highest} {channel.amounts[-1].currency}"
        asked.append({"top_up": "2026-08-31", "amount": amount, "channel": channel.id})
        asked.append({"top_up": "2026-08-31", "amount": "1 USD", "channel": channel.id})
    for programme in policy.programmes:
        asked.append({"activated": "2199-12-31", "programme": programme})
    return asked
