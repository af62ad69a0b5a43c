"""The command line: `recycle-date answer ...` and `recycle-date policy check FILE...`.

It reads no clock: today is handed in by `__main__`.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from calculator.answer import answer
from calculator.contract import as_values
from calculator.loader import load
from calculator.loader.table import refuse
from calculator.policy import Policy
from calculator.question import read_question
from calculator.refusal import Refusal, echo
from calculator.web import OPERATOR, POLICIES
from calculator.wording import LANGUAGES, Writer, explain, sentence
from calculator.wording.document import as_text
from calculator.wording.writer import message

ANSWERED, REFUSED = 0, 2
QUESTION_OPTIONS = ("valid_until", "top_up", "amount", "channel", "activated", "programme", "on")

Today = Callable[[str], date]  # time zone -> the date there


class Parser(argparse.ArgumentParser):
    """A parser that refuses like the rest of the package, in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse for a command line that it cannot read."""
        named = re.search(r"--[\w-]+|'[^']*'", message)
        raise Refusal("usage", None, typed=echo(named[0].strip("'") if named else self.prog))


def run(arguments: list[str], today: Today) -> int:
    """Run one command; the exit status is 0 for an answer and 2 for a refusal."""
    write = Writer(_language(arguments))
    try:
        asked = _parser(write).parse_args(arguments)
        output = (_check if asked.command == "policy" else _answer)(asked, today, write)
    except Refusal as refusal:
        print(sentence(refusal, write), file=sys.stderr)
        return REFUSED
    print(output)
    return ANSWERED


def _language(arguments: list[str]) -> str:
    """The asked language, found before parsing, so that a refusal is in it too."""
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    finder.add_argument("--language", nargs="?")
    found = finder.parse_known_args(arguments)[0].language
    return found if found in LANGUAGES else LANGUAGES[0]


def _answer(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    file = POLICIES / f"{OPERATOR}.toml" if asked.policy is None else Path(asked.policy)
    policy, day = _load(file, today)
    options = {name: getattr(asked, name) for name in QUESTION_OPTIONS}
    typed = {name: text for name, text in options.items() if text is not None}
    typed.setdefault("on", day.isoformat())
    found = answer(policy, read_question(policy, typed))
    if asked.format == "json":
        return json.dumps(as_values(found), ensure_ascii=False, indent=2)
    return as_text(explain(found, write), write)


def _load(file: Path, today: Today) -> tuple[Policy, date]:
    """A policy, and today in its time zone: whether there is such a zone is known at the edge."""
    policy = load(file)
    try:
        return policy, today(policy.time_zone)
    except (LookupError, ValueError):
        raise refuse("policy-time-zone", file.name, "time_zone") from None


def _check(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    """One line per file; the first file that is refused ends the check."""
    lines = []
    for file in map(Path, asked.files):
        policy, _ = _load(file, today)
        # Translators: a policy file passed the check. {digest}: the fingerprint of its figures.
        id = message("check.passed")
        lines.append(write.text(id, file=echo(file.name), digest=policy.digest))
    return "\n".join(lines)


def _parser(write: Writer) -> Parser:
    # Translators: what the command line program does.
    parser = Parser(prog="recycle-date", description=write.text(message("cli.about")))
    commands = parser.add_subparsers(dest="command", required=True)
    _add_answer(commands.add_parser("answer", help=write.text(_ANSWER), allow_abbrev=False), write)
    policy = commands.add_parser("policy", help=write.text(_POLICY))
    check = policy.add_subparsers(dest="action", required=True).add_parser(
        "check", help=write.text(_POLICY)
    )
    check.add_argument("files", nargs="+", metavar="FILE")
    # `policy check` takes it too, so that its refusals can be had in both languages.
    check.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    return parser


# Translators: help of the command `answer`.
_ANSWER = message("cli.answer")
# Translators: help of the command `policy check`.
_POLICY = message("cli.policy")

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
    # Translators: help of --on.
    "on": message("cli.on"),
    # Translators: help of --policy.
    "policy": message("cli.policy-file"),
}


def _add_answer(parser: argparse.ArgumentParser, write: Writer) -> None:
    for option, help_id in _OPTIONS.items():
        parser.add_argument(f"--{option}", help=write.text(help_id))
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--format", choices=("text", "json"), default="text")
