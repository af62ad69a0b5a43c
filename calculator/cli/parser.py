"""Reading a command line, and refusing one that is not understood."""

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from calculator.refusal import Refusal, echo
from calculator.sentences import LANGUAGES, Writer

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]


class Parser(argparse.ArgumentParser):
    """A parser that refuses like the rest of the package, in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse for a command line that it cannot read."""
        named = re.search(r"--[\w-]+|'[^']*'", message)
        raise Refusal("usage", None, typed=echo(named[0].strip("'") if named else self.prog))


def add_options(parser: argparse.ArgumentParser, help_ids: dict[str, str], write: Writer) -> None:
    """Options that take a text each: their names, and the ids of their help."""
    for option, help_id in help_ids.items():
        parser.add_argument(f"--{option}", help=write.text(help_id))


def typed_options(asked: argparse.Namespace, names: tuple[str, ...]) -> dict[str, str]:
    """The text of each of these options that was given."""
    options = {name: getattr(asked, name) for name in names}
    return {name: text for name, text in options.items() if text is not None}


def add_language(parser: argparse.ArgumentParser) -> None:
    """Every command takes it, so that its refusals can be had in both languages."""
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def language_of(arguments: list[str]) -> str:
    """The asked language, found before parsing, so that a refusal is in it too."""
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    finder.add_argument("--language", nargs="?")
    found = finder.parse_known_args(arguments)[0].language
    return found if found in LANGUAGES else LANGUAGES[0]
