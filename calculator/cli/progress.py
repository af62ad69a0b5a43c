"""How far a file has been read, for somebody who watches."""

from typing import TextIO

WIDTH = 40


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
            bar = "#" * (WIDTH * percent // 100)
            print(f"\r[{bar:<{WIDTH}}] {percent:3} %", end="", file=self._stream, flush=True)

    def clear(self) -> None:
        """Leave no bar behind."""
        if self._stream and self._shown >= 0:
            print("\r\x1b[K", end="", file=self._stream, flush=True)
