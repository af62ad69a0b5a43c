"""A table of numbers from a file into files: read and written piece by piece, whatever its size."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import TextIO

from calculator.batch import Batch, Part, Place, answers_csv, refusals_csv
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer
from calculator.sentences.writer import message

PIECE = 2**16  # characters
BAR_WIDTH = 40


def answer_table(batch: Batch, file: str, output: str, refused: str | None, write: Writer) -> str:
    """Answer the table in `file`, and say how many rows were answered and refused.

    Raises `Refusal` for a table that cannot be read as a whole, and where files cannot be written;
    then they are as they were.
    """
    source, answers_file, refusals_file = _files(file, output, refused)
    answered = not_answered = 0
    # The answers are finished last: where they are, everything is.
    with replacing(answers_file) as answers, replacing(refusals_file) as refusals:
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
        output=answers_file.name,
        refusals=refusals_file.name,
    )


def _files(file: str, answers: str, refusals: str | None) -> tuple[Path, Path, Path]:
    """What is read, and what is written: no file twice, by whatever names."""
    try:
        source, output = Path(file).resolve(), Path(answers).resolve()
        # Always a file, so that none is left over from an earlier run.
        beside = output.with_name(f"{output.stem}.refused.csv")
        refused = Path(refusals).resolve() if refusals else beside
        files = (source, output, refused)
        for path, other in combinations(files, 2):
            if path == other or (path.exists() and other.exists() and path.samefile(other)):
                raise Refusal("batch-same-file", file=echo(path.name))
    except (OSError, RuntimeError, ValueError):  # No name of a file, or links in a circle.
        raise Refusal("batch-unwritable", file=echo(answers)) from None
    return files


def _parts(batch: Batch, source: Path) -> Iterator[tuple[Part, bool]]:
    """The table in pieces, each with whether the table begins with it."""
    place: Place | None = None
    rest = ""
    for text in _texts(source):
        part = batch.read(rest + text, not text, place)
        yield part, place is None
        place, rest = part.place, part.rest


def _bytes_read(stream: TextIO) -> int:
    return stream.buffer.tell() if stream.seekable() else 0


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


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A stream into an unfinished file beside `path`, which takes its place at the end.

    Whatever ends the work before that, an interruption included, leaves `path` as it was. Raises
    `Refusal` where nothing can be written there, or another run is writing.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        stream = unfinished.open("x", encoding="utf-8", newline="")
    except FileExistsError:
        raise Refusal("batch-in-the-way", file=echo(unfinished.name)) from None
    except (OSError, ValueError):
        raise Refusal("batch-unwritable", file=echo(path.name)) from None
    try:
        with stream:
            yield stream
        unfinished.replace(path)
    except OSError:
        raise Refusal("batch-unwritable", file=echo(path.name)) from None
    finally:
        unfinished.unlink(missing_ok=True)


class Progress:
    """A bar that is drawn over itself, on a terminal only; `total` and `done` are bytes."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream if total and stream.isatty() else None
        self._total = total
        self._shown = -1

    def show(self, done: int) -> None:
        """Draw the bar, if there is something new to see."""
        percent = 100 * min(done, self._total) // max(self._total, 1)
        if self._stream and percent != self._shown:
            self._shown = percent
            bar = "#" * (BAR_WIDTH * percent // 100)
            text = f"\r[{bar:<{BAR_WIDTH}}] {percent:3} %"
            print(text, end="", file=self._stream, flush=True)

    def clear(self) -> None:
        """Leave no bar behind."""
        if self._stream and self._shown >= 0:
            print("\r\x1b[K", end="", file=self._stream, flush=True)
