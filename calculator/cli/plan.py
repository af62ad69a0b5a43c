"""`recycle-date plan`: which top-up reaches a day."""

import argparse
import json
from typing import TYPE_CHECKING

from calculator.cli.parser import add_language, add_options, typed_options
from calculator.cli.policies import Today, load_policy
from calculator.contract import plan_values
from calculator.plan import PARTS, plan, read_plan
from calculator.sentences import Writer
from calculator.sentences.plan import describe_plan, plan_text
from calculator.sentences.writer import message

if TYPE_CHECKING:
    from calculator.cli.parser import Commands

# Translators: help of the command `plan`.
_PLAN = message("cli.plan")

_OPTIONS = {
    # Translators: help of --keep-until.
    "keep-until": message("cli.keep-until"),
    # Translators: help of --valid-until.
    "valid-until": message("cli.valid-until"),
    # Translators: help of --goal of the command `plan`.
    "goal": message("cli.plan.goal"),
    # Translators: help of --channel of the command `plan`.
    "channel": message("cli.plan.channel"),
    # Translators: help of --on of the command `plan`.
    "on": message("cli.plan.on"),
    # Translators: help of --policy.
    "policy": message("cli.policy-file"),
}


def add(commands: "Commands", write: Writer) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("plan", help=write.text(_PLAN), allow_abbrev=False)
    add_options(parser, _OPTIONS, write)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    policy, day = load_policy(asked.policy, today)
    typed = typed_options(asked, PARTS)
    typed.setdefault("on", day.isoformat())
    found = plan(policy, read_plan(policy, typed))
    if asked.format == "json":
        return json.dumps(plan_values(found), ensure_ascii=False, indent=2)
    return plan_text(describe_plan(found, write), write)
