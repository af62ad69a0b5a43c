"""`recycle-date policy check` and `diff`: the loader's verdict, and what changed."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.cli.parser import add_language
from calculator.cli.policies import Today, load_policy
from calculator.comparison import compare
from calculator.comparison.contract import as_values
from calculator.refusal import echo
from calculator.sentences import Writer
from calculator.sentences.comparison import describe_comparison
from calculator.sentences.report import report_text
from calculator.sentences.writer import message

if TYPE_CHECKING:
    from calculator.cli.parser import Commands

# Translators: help of the command `policy`.
_POLICY = message("cli.policy")
# Translators: help of the command `policy check`.
_CHECK = message("cli.policy-check")
# Translators: help of the command `policy diff`.
_DIFF = message("cli.policy-diff")
# Translators: help of --descriptive.
_DESCRIPTIVE = message("cli.descriptive")


def add(commands: "Commands", write: Writer) -> None:
    """Add the command to the parser."""
    policy = commands.add_parser("policy", help=write.text(_POLICY))
    actions = policy.add_subparsers(dest="action", required=True)
    _add_check(actions, write)
    _add_diff(actions, write)


def _add_check(actions: "Commands", write: Writer) -> None:
    check = actions.add_parser("check", help=write.text(_CHECK))
    check.add_argument("files", nargs="+", metavar="FILE")
    add_language(check)
    check.set_defaults(run=_check)


def _add_diff(actions: "Commands", write: Writer) -> None:
    diff = actions.add_parser("diff", help=write.text(_DIFF), allow_abbrev=False)
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    diff.add_argument("--descriptive", action="store_true", help=write.text(_DESCRIPTIVE))
    diff.add_argument("--format", choices=("text", "json"), default="text")
    add_language(diff)
    diff.set_defaults(run=_diff)


def _check(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    """One line per file; the first file that is refused ends the check."""
    lines = []
    for file in asked.files:
        policy, _ = load_policy(file, today)
        # Translators: a policy file passed the check. {digest}: the fingerprint of its figures.
        id = message("check.passed")
        lines.append(write.text(id, file=echo(Path(file).name), digest=policy.digest))
    return "\n".join(lines)


def _diff(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    old, new = (load_policy(file, today)[0] for file in (asked.old, asked.new))
    found = compare(old, new, asked.descriptive)
    if asked.format == "json":
        return json.dumps(as_values(found), ensure_ascii=False, indent=2)
    return report_text(describe_comparison(found, write), write)
