"""The command line: one module per command.

It reads no clock: today is handed in by `calculator.__main__`.
"""

import argparse
import sys

from calculator.cli import answer, batch, plan, policy
from calculator.cli.parser import Parser, language_of
from calculator.cli.policies import Today
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.writer import message

ANSWERED, REFUSED = 0, 2
# Python's reader of command lines takes far more time for twice as many arguments.
MOST_ARGUMENTS = 1_000

# Each adds its command to the parser, and names as `run` the function that carries it out.
COMMANDS = (answer.add, batch.add, plan.add, policy.add)


def run(arguments: list[str], today: Today) -> int:
    """Run one command; the exit status is 0 for an answer and 2 for a refusal."""
    write = Writer(language_of(arguments[:MOST_ARGUMENTS]))
    try:
        if len(arguments) > MOST_ARGUMENTS:
            raise Refusal("usage", None, typed=echo(arguments[MOST_ARGUMENTS]))
        asked = _parser(write).parse_args(arguments)
        output = asked.run(asked, today, write)
    except Refusal as refusal:
        print(sentence(refusal, write), file=sys.stderr)
        return REFUSED
    # A calendar file ends its last line itself.
    print(output, end="" if output.endswith("\n") else "\n")
    return ANSWERED


def _parser(write: Writer) -> argparse.ArgumentParser:
    # Translators: what the command line program does.
    parser = Parser(prog="recycle-date", description=write.text(message("cli.about")))
    commands = parser.add_subparsers(dest="command", required=True)
    for add in COMMANDS:
        add(commands, write)
    return parser
