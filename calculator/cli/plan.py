"""`recycle-date plan`: the other way round, from a day back to the top-ups."""

import argparse
import json
from typing import TYPE_CHECKING

from calculator.cli.parser import add_language, add_options, typed_options
from calculator.cli.policies import Today, load_policy
from calculator.plan import work_out
from calculator.plan.contract import as_values
from calculator.sentences import Writer
from calculator.sentences.plan import describe
from calculator.sentences.report import report_text
from calculator.sentences.writer import message

if TYPE_CHECKING:
    from calculator.cli.parser import Commands

QUESTION_OPTIONS = ("keep_until", "valid_until", "cut_off", "stage", "channel", "on")

# Translators: help of the command `plan`.
_PLAN = message("cli.plan")

_OPTIONS = {
    # Translators: help of --keep-until.
    "keep-until": message("cli.keep-until"),
    # Translators: help of --valid-until.
    "valid-until": message("cli.valid-until"),
    # Translators: help of --cut-off.
    "cut-off": message("cli.cut-off"),
    # Translators: help of --stage.
    "stage": message("cli.stage"),
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
    typed = typed_options(asked, QUESTION_OPTIONS)
    if "keep_until" in typed:
        typed.setdefault("on", day.isoformat())
    found = work_out(policy, typed)
    if asked.format == "json":
        return json.dumps(as_values(found), ensure_ascii=False, indent=2)
    return report_text(describe(found, write), write)
