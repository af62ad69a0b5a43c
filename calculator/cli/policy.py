"""`recycle-date policy check`: whether a policy file is complete, and what an edit would move.

Only an editor of TOML reads this, so it is in English only.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.cli.parser import add_language
from calculator.cli.policies import Today, load_policy
from calculator.past_top_ups import made_later
from calculator.policy_table import fault
from calculator.refusal import echo
from calculator.sentences import Writer

if TYPE_CHECKING:
    from calculator.cli.parser import Commands


def add(commands: "Commands", write: Writer) -> None:
    """Add the command to the parser."""
    policy = commands.add_parser("policy", help="work with policy files")
    actions = policy.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="say whether policy files are complete")
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument(
        "--was", metavar="OLD", help="the file as it was: name the past top-ups that would move"
    )
    add_language(check)
    check.set_defaults(run=_check)


def _check(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    """What would move, then one line per file; the first file that is refused ends the check."""
    lines = []
    for file in asked.files:
        policy, day = load_policy(file, today)
        name = Path(file).name
        for source in policy.sources.values():
            if source.retrieved > day:
                raise fault(name, f"source {source.id}.retrieved", "this day is still to come.")
        if asked.was is not None:
            old, _ = load_policy(asked.was, today)
            lines += [f"{echo(name)}: {later}" for later in made_later(old, policy, day)]
        lines.append(f"{echo(name)}: complete. Its figures have the digest {policy.digest}")
    return "\n".join(lines)
