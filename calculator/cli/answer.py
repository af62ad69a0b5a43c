"""`recycle-date answer`: the dates of one number."""

import argparse
import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from calculator.answer import Answer, answer
from calculator.calendar_file import as_calendar
from calculator.cli.history import read_list
from calculator.cli.parser import add_language, add_options, typed_options
from calculator.cli.policies import Today, load_policy
from calculator.contract import as_values
from calculator.note import as_note
from calculator.question import read_question
from calculator.refusal import Refusal
from calculator.sentences import Writer, explain
from calculator.sentences.explain import as_text
from calculator.sentences.writer import message

if TYPE_CHECKING:
    from calculator.cli.parser import Commands

QUESTION_OPTIONS = (
    "valid_until",
    "top_up",
    "amount",
    "channel",
    "activated",
    "programme",
    "history",
    "on",
)

# Translators: help of the command `answer`.
_ANSWER = message("cli.answer")

_OPTIONS = {
    # Translators: help of --valid-until.
    "valid-until": message("cli.valid-until"),
    # Translators: help of --top-up.
    "top-up": message("cli.top-up"),
    # Translators: help of --amount.
    "amount": message("cli.amount"),
    # Translators: help of --channel.
    "channel": message("cli.channel"),
    # Translators: help of --activated.
    "activated": message("cli.activated"),
    # Translators: help of --programme.
    "programme": message("cli.programme"),
    # Translators: help of --history.
    "history": message("cli.history"),
    # Translators: help of --on.
    "on": message("cli.on"),
    # Translators: help of --policy.
    "policy": message("cli.policy-file"),
    # Translators: help of --label, the reader's own name for the number in reminders.
    "label": message("cli.label"),
}

# How an answer is written. Each is given the day on which that is done.
FORMATS: dict[str, Callable[[Answer, date, Writer], str]] = {
    "text": lambda found, today, write: as_text(explain(found, write, today), write),
    "json": lambda found, *_: json.dumps(as_values(found), ensure_ascii=False, indent=2),
    "note": as_note,
    "ics": as_calendar,
}


def add(commands: "Commands", write: Writer) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("answer", help=write.text(_ANSWER), allow_abbrev=False)
    add_options(parser, _OPTIONS, write)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    policy, day = load_policy(asked.policy, today)
    typed = typed_options(asked, QUESTION_OPTIONS)
    if "history" in typed:
        typed["history"] = read_list(typed["history"])
    typed.setdefault("on", day.isoformat())
    found = answer(policy, read_question(policy, typed))
    if asked.label is None:
        return FORMATS[asked.format](found, day, write)
    if asked.format != "ics":
        raise Refusal("usage", None, typed="--label")
    return as_calendar(found, day, write, asked.label)
