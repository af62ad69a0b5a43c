"""The list of top-ups that `--history` names: a file, or standard input."""

import sys
from pathlib import Path

from calculator.history import LONGEST_TEXT, MOST_ROWS
from calculator.refusal import Refusal, echo

STANDARD_INPUT = "-"
MOST_BYTES = 4 * LONGEST_TEXT + 1  # UTF-8 needs at most four for a character


def read_list(file: str) -> str:
    """The text of the list in `file`; `-` is standard input. Raises `Refusal`.

    No more is read than shows that the list is too long.
    """
    name = echo(Path(file).name)
    try:
        text = _read(file)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise Refusal("history-unreadable", "history", file=name) from None
    if len(text) == MOST_BYTES:
        raise Refusal("history-too-long", "history", most=MOST_ROWS)
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("history-not-utf8", "history", file=name) from None


def _read(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES)
    with Path(file).open("rb") as stream:
        return stream.read(MOST_BYTES)
