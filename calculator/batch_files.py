"""A table of numbers from a file into files. Either all are written, or all are as they were."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from io import BufferedReader
from itertools import combinations
from pathlib import Path
from typing import TypeVar, cast

from calculator.calendar_file import calendar_of_many
from calculator.cells import MOST_BYTES
from calculator.columns import Columns, Order, chosen, read_table, settled
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer
from calculator.table import Batch, alike, as_files, summary, to_remind

STANDARD_INPUT = "-"
MODE = 0o7777
SPREADSHEETS = (".xlsx", ".xls", ".ods")
BAR_WIDTH = 40
PIECE = 2**16  # bytes
Row = TypeVar("Row")


@dataclass(frozen=True)
class Job:
    """A table in a `file` (`-`: standard input), and the files that `targets_of` found for it.

    `choices` and `dates` say what its headings and dates do not, see `calculator.columns`.
    """

    file: str
    targets: Sequence[Path]
    choices: Sequence[str]
    dates: Order | None


def answer_table(batch: Batch, job: Job, write: Writer) -> str:
    """Answer a table, and say how many rows were answered.

    Raises `Refusal` for a table that cannot be read as a whole, and where files cannot be written;
    then they are as they were.
    """
    unreadable = Refusal("batch-unreadable", file=echo(Path(job.file).name))
    table = read_table(content_of(job.file, MOST_BYTES, unreadable))
    columns = settled(chosen(table.columns, job.choices), job.dates)
    answered, refused = batch.rows(watched(table.rows), columns, table.first)
    texts = [*as_files(answered, refused, write, table.delimiter)]
    if len(job.targets) > len(texts):
        texts.append(calendar_of_many(to_remind(answered, write), batch.on, write))
    write_all(dict(zip(job.targets, map(_written, texts), strict=True)))
    print(said_of(columns, write), file=sys.stderr)
    done = write.text(
        "batch.done",
        answered=len(answered),
        refused=len(refused),
        output=echo(job.targets[0].name),
        refusals=echo(job.targets[1].name),
    )
    return "\n".join([done, *summary(alike(answered), batch.policy, write)])


def watched(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with a bar of progress for somebody who watches standard error."""
    if not sys.stderr.isatty():
        yield from rows
        return
    shown = -1
    for number, row in enumerate(rows, start=1):
        yield row
        percent = 100 * number // len(rows)
        if percent != shown:
            shown = percent
            bar = "#" * (BAR_WIDTH * percent // 100)
            print(f"\r[{bar:<{BAR_WIDTH}}] {percent:3} %", end="", file=sys.stderr, flush=True)
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def content_of(file: str, most: int, unreadable: Refusal) -> bytes:
    """What a file or a pipe holds, `-` is standard input; raises `unreadable`.

    Of what has more bytes than `most` no more is read than shows that.
    """
    try:
        with (
            nullcontext(cast(BufferedReader, sys.stdin.buffer))
            if file == STANDARD_INPUT
            else Path(file).open("rb")
        ) as stream:
            content = bytearray()
            # Piece by piece, so that a run that waits for a pipe can be ended.
            while len(content) <= most and (piece := stream.read1(PIECE)):
                content += piece
            return bytes(content)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise unreadable from None


def targets_of(
    file: str, output: str, refused: str | None, reminders: str | None
) -> Sequence[Path]:
    """The files for answers, refused rows and perhaps reminders of a table in `file`.

    Raises `Refusal` where a file is named twice, by whatever names.
    """
    if output.lower().endswith(SPREADSHEETS) or output == STANDARD_INPUT:
        raise Refusal("batch-output", file=echo(output))
    try:
        answers = _real(output)
        # Always a file, so that none is left over from an earlier run.
        beside = answers.with_name(f"{answers.stem}.refused.csv")
        targets = [answers, _real(refused) if refused else beside]
        targets += [_real(reminders)] if reminders else []
        source = [] if file == STANDARD_INPUT else [Path(file).resolve()]
        for path, other in combinations([*source, *targets], 2):
            if _is_same(path, other):
                raise Refusal("batch-same-file", file=echo(other.name))
    except (OSError, RuntimeError, ValueError):  # No name of a file, or links in a circle.
        raise Refusal("batch-unwritable", file=echo(output)) from None
    return targets


def _real(file: str) -> Path:
    """The file that a link leads to; the name of a device or a pipe stays."""
    path = Path(file)
    return path.resolve() if path.is_file() or not path.exists() else path


def _is_same(path: Path, other: Path) -> bool:
    if path.exists() and other.exists():
        return path.is_file() and path.samefile(other)  # A device may be written into twice.
    return path == other


def said_of(columns: Columns, write: Writer) -> str:
    """Which column is read as what, and which are passed over."""
    used = (
        f"{each.letter} = {write.text(f'column.{each.holds}')}" for each in columns if each.holds
    )
    over = tuple(each.named for each in columns if not each.holds and each.heading.strip())
    said = write.text("batch.columns-read", columns=tuple(used))
    return said + (" " + write.text("batch.columns-passed", columns=over) if over else "")


def write_all(contents: Mapping[Path, Callable[[Path], object]]) -> None:
    """Have every content written into its file, or into none. Raises `Refusal`.

    A file is replaced by a whole one, which has its mode; a device or a pipe is written into.
    """
    files = [path for path in contents if path.is_file() or not path.exists()]
    unfinished = {path: path.with_name(f"{path.name}.part") for path in files}
    path = Path()
    with ExitStack() as undo:
        try:
            for path, beside in unfinished.items():
                beside.touch(exist_ok=False)
                undo.callback(beside.unlink, missing_ok=True)
                mode = (path if path.exists() else beside).stat().st_mode & MODE
                beside.chmod(mode)
                contents[path](beside)
                beside.chmod(mode)  # Some engines write another file in its place.
            for path in contents.keys() - unfinished.keys():
                contents[path](path)
            for path, beside in unfinished.items():  # This hardly fails: it comes after what can.
                beside.replace(path)
        except FileExistsError:
            raise Refusal("batch-in-the-way", file=echo(f"{path.name}.part")) from None
        except (OSError, ValueError):
            raise Refusal("batch-unwritable", file=echo(path.name)) from None


def _written(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text.encode())
