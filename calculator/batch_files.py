"""A table of numbers from a file into files. Either all are written, or all are as they were."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import BufferedReader
from itertools import combinations
from pathlib import Path
from typing import TypeVar, cast

from calculator.calendar_file import calendar_of_many
from calculator.cells import MOST_BYTES, read_cells
from calculator.columns import Layout, layout_of, letters, settled
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer
from calculator.table import Batch, alike, answers_csv, refusals_csv, summary, to_remind

STANDARD_INPUT = "-"
MODE = 0o7777
SPREADSHEETS = (".xlsx", ".xls", ".ods")
BAR_WIDTH = 40
PIECE = 2**16  # bytes
Row = TypeVar("Row")
# A text, or what writes into an empty file.
Content = str | Callable[[Path], object]


def answer_table(batch: Batch, asked: Namespace, write: Writer) -> str:
    """Answer the table that a command line asks about, and say how many rows were answered.

    Raises `Refusal` for a table that cannot be read as a whole, and where files cannot be written;
    then they are as they were.
    """
    answers, refusals, reminders = targets(asked)
    unreadable = Refusal("batch-unreadable", file=echo(Path(asked.file).name))
    cells, mark = read_cells(content_of(asked.file, MOST_BYTES, unreadable))
    layout = layout_of(cells, asked.column)
    headings = cells[layout.row - 1]
    layout = settled(layout, headings, asked.dates)
    answered, refused = batch.rows(watched(cells[layout.row :]), layout, layout.row + 1)
    texts = {answers: answers_csv(answered, mark), refusals: refusals_csv(refused, write, mark)}
    if reminders:
        texts[reminders] = calendar_of_many(to_remind(answered, write), batch.on, write)
    write_all(texts)
    print(said_of(layout, headings, write), file=sys.stderr)
    done = write.text(
        "batch.done",
        answered=len(answered),
        refused=len(refused),
        output=echo(answers.name),
        refusals=echo(refusals.name),
    )
    return "\n".join([done, *summary(alike(answered), batch.policy, write)])


def watched(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with a bar of progress for somebody who watches standard error."""
    shown = -1
    for number, row in enumerate(rows, start=1):
        yield row
        percent = 100 * number // len(rows)
        if percent != shown and sys.stderr.isatty():
            shown = percent
            bar = "#" * (BAR_WIDTH * percent // 100)
            print(f"\r[{bar:<{BAR_WIDTH}}] {percent:3} %", end="", file=sys.stderr, flush=True)
    if shown >= 0:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def content_of(file: str, most: int, unreadable: Refusal) -> bytes:
    """What a file or a pipe holds, `-` is standard input; raises `unreadable`.

    Of what has more bytes than `most` no more is read than shows that.
    """
    try:
        with ExitStack() as opened:
            stream = (
                cast(BufferedReader, sys.stdin.buffer)
                if file == STANDARD_INPUT
                else opened.enter_context(Path(file).open("rb"))
            )
            content = bytearray()
            # Piece by piece, so that a run that waits for a pipe can be ended.
            while len(content) <= most and (piece := stream.read1(PIECE)):
                content += piece
            return bytes(content)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise unreadable from None


def targets(asked: Namespace) -> tuple[Path, Path, Path | None]:
    """Where answers, refused rows and reminders go: no file twice, by whatever names."""
    if asked.output.lower().endswith(SPREADSHEETS) or asked.output == STANDARD_INPUT:
        raise Refusal("batch-output", file=echo(asked.output))
    try:
        output = _real(asked.output)
        # Always a file, so that none is left over from an earlier run.
        beside = output.with_name(f"{output.stem}.refused.csv")
        refused = _real(asked.refused) if asked.refused else beside
        reminders = _real(asked.reminders) if asked.reminders else None
        source = [] if asked.file == STANDARD_INPUT else [Path(asked.file).resolve()]
        for path, other in combinations([*source, output, refused, reminders], 2):
            if path and other and _is_same(path, other):
                raise Refusal("batch-same-file", file=echo(other.name))
    except (OSError, RuntimeError, ValueError):  # No name of a file, or links in a circle.
        raise Refusal("batch-unwritable", file=echo(asked.output)) from None
    return output, refused, reminders


def _real(file: str) -> Path:
    """The file that a link leads to; the name of a device or a pipe stays."""
    path = Path(file)
    return path.resolve() if path.is_file() or not path.exists() else path


def _is_same(path: Path, other: Path) -> bool:
    if path == other:
        return not path.exists() or path.is_file()  # A device may be written into twice.
    return path.is_file() and other.is_file() and path.samefile(other)


def said_of(layout: Layout, headings: Sequence[str], write: Writer) -> str:
    """Which column is read as what, and which are passed over."""
    used = tuple(
        f"{letters(at)} = {write.text(f'column.{name}')}"
        for at, name in enumerate(layout.columns)
        if name
    )
    over = tuple(
        f"{letters(at)} ({echo(headings[at])})"
        for at, name in enumerate(layout.columns)
        if not name and headings[at].strip()
    )
    said = write.text("batch.columns-read", columns=used)
    return said + (" " + write.text("batch.columns-passed", columns=over) if over else "")


def write_all(contents: Mapping[Path, Content]) -> None:
    """Write every content into its file, or into none. Raises `Refusal`.

    A file is replaced by a whole one, which has its mode; a device or a pipe is written into.
    """
    path = Path()
    files = [path for path in contents if path.is_file() or not path.exists()]
    with ExitStack() as undo:
        try:
            for path in files:
                _write_beside(path, contents[path], undo)
            for path in contents.keys() - files:
                _fill(path, contents[path])
            for path in files:  # This hardly fails, so it comes after what can.
                _unfinished(path).replace(path)
        except FileExistsError:
            raise Refusal("batch-in-the-way", file=echo(_unfinished(path).name)) from None
        except (OSError, ValueError):
            raise Refusal("batch-unwritable", file=echo(path.name)) from None


def _unfinished(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _write_beside(path: Path, content: Content, undo: ExitStack) -> None:
    unfinished = _unfinished(path)
    unfinished.touch(exist_ok=False)
    undo.callback(unfinished.unlink, missing_ok=True)
    mode = (path if path.exists() else unfinished).stat().st_mode & MODE
    unfinished.chmod(mode)
    _fill(unfinished, content)
    unfinished.chmod(mode)  # Some engines write another file in its place.


def _fill(path: Path, content: Content) -> None:
    if isinstance(content, str):
        path.write_bytes(content.encode())
    else:
        content(path)
