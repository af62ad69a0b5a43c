"""`recycle-date batch`: the dates of many numbers, from a file into a file.

The file is read and written piece by piece, so memory does not grow with it.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from calculator.batch import Batch, Part, Place, answers_csv, refusals_csv
from calculator.cli.parser import add_language, add_options
from calculator.cli.policies import Today, load_policy
from calculator.cli.progress import Progress
from calculator.cli.replacing import replacing
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer
from calculator.sentences.writer import message

if TYPE_CHECKING:
    from calculator.cli.parser import Commands

PIECE = 2**16  # characters

# Translators: help of the command `batch`.
_BATCH = message("cli.batch")
# Translators: help of the command `batch`: the columns, and the exit status.
_ABOUT = message("cli.batch.about")
# Translators: help of the file that `batch` reads.
_FILE = message("cli.batch.file")

# Translators: help of --output: the file for the answers.
_OUTPUT = message("cli.batch.output")

_OPTIONS = {
    # Translators: help of --refused: the file for the refused rows.
    "refused": message("cli.batch.refused"),
    # Translators: help of --on.
    "on": message("cli.on"),
    # Translators: help of --policy.
    "policy": message("cli.policy-file"),
}


def add(commands: "Commands", write: Writer) -> None:
    """Add the command to the parser."""
    help, about = write.text(_BATCH), write.text(_ABOUT)
    parser = commands.add_parser("batch", help=help, description=about, allow_abbrev=False)
    parser.add_argument("file", help=write.text(_FILE))
    parser.add_argument("--output", help=write.text(_OUTPUT), required=True)
    add_options(parser, _OPTIONS, write)
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace, today: Today, write: Writer) -> str:
    policy, day = load_policy(asked.policy, today)
    batch = Batch(policy, asked.on or day.isoformat())
    source, output, refused = _files(asked)
    answered = not_answered = 0
    # The answers are finished last: where they are, everything is.
    with replacing(output) as answers, replacing(refused) as refusals:
        for part, begins in _parts(batch, source):
            answers.write(answers_csv(part, batch, begins))
            refusals.write(refusals_csv(part, write, begins))
            answered += len(part.answered)
            not_answered += len(part.refused)
    return write.text(
        # Translators: how many rows were answered and refused, and the files they are in.
        message("batch.done"),
        answered=answered,
        refused=not_answered,
        output=output.name,
        refusals=refused.name,
    )


def _files(asked: argparse.Namespace) -> tuple[Path, Path, Path]:
    """What is read, and what is written: no file twice, by whatever names."""
    try:
        source, output = Path(asked.file).resolve(), Path(asked.output).resolve()
        # Always a file, so that none is left over from an earlier run.
        beside = output.with_name(f"{output.stem}.refused.csv")
        refused = Path(asked.refused).resolve() if asked.refused else beside
        files = (source, output, refused)
        for path, other in combinations(files, 2):
            if path == other or (path.exists() and other.exists() and path.samefile(other)):
                raise Refusal("batch-same-file", file=echo(path.name))
    except (OSError, RuntimeError, ValueError):  # No name of a file, or links in a circle.
        raise Refusal("batch-unwritable", file=echo(asked.output)) from None
    return files


def _parts(batch: Batch, source: Path) -> Iterator[tuple[Part, bool]]:
    """The table in pieces, each with whether the table begins with it."""
    place: Place | None = None
    rest = ""
    for text in _texts(source):
        part = batch.read(rest + text, not text, place)
        yield part, place is None
        place, rest = part.place, part.rest


def _texts(source: Path) -> Iterator[str]:
    """The text of a file in pieces, the last one empty; what is no UTF-8 is marked as broken."""
    try:
        with source.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            progress = Progress(sys.stderr, source.stat().st_size)
            while text := stream.read(PIECE):
                yield text
                progress.show(_bytes_read(stream))
            progress.clear()
            yield ""
    except OSError:
        raise Refusal("batch-unreadable", file=echo(source.name)) from None


def _bytes_read(stream: TextIO) -> int:
    return stream.buffer.tell() if stream.seekable() else 0
