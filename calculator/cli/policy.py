"""`recycle-date policy check`: the loader's verdict."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.cli.parser import add_language
from calculator.cli.policies import Today, load_policy
from calculator.refusal import echo
from calculator.sentences import Writer
from calculator.sentences.writer import message

if TYPE_CHECKING:
    from calculator.cli.parser import Commands

# Translators: help of the command `policy`.
_POLICY = message("cli.policy")
# Translators: help of the command `policy check`.
_CHECK = message("cli.policy-check")


def add(commands: "Commands", write: Writer) -> None:
    """Add the command to the parser."""
    policy = commands.add_parser("policy", help=write.text(_POLICY))
    actions = policy.add_subparsers(dest="action", required=True)
    _add_check(actions, write)


def _add_check(actions: "Commands", write: Writer) -> None:
    check = actions.add_parser("check", help=write.text(_CHECK))
    check.add_argument("files", nargs="+", metavar="FILE")
    add_language(check)
    check.set_defaults(run=_check)


def _check(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    """One line per file; the first file that is refused ends the check."""
    lines = []
    for file in asked.files:
        policy, _ = load_policy(file, today)
        # Translators: a policy file passed the check. {digest}: the fingerprint of its figures.
        id = message("check.passed")
        lines.append(write.text(id, file=echo(Path(file).name), digest=policy.digest))
    return "\n".join(lines)
