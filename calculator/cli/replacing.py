"""Writing a file so that it is there as a whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from calculator.refusal import Refusal, echo


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
