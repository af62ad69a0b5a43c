"""A cheap phone on this machine: a slow line, and a browser that gets a quarter of the processor.

Chromium's own throttling reaches pages only, neither the requests nor the computing of a worker,
which is where Python runs. So the server is slow, and the process of the page is stopped for most
of the time.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser

from publishing.serve import CompressedHandler

CHUNK = 4096
SLICE = 0.005


@dataclass
class Line:
    """A line shared by all requests: seconds before each answer, bytes per second after that."""

    delay: float = 0
    rate: float = float("inf")
    sent: int = 0
    _free: float = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, size: int) -> None:
        """Wait until that many more bytes have gone through, and count them."""
        with self._lock:
            self.sent += size
            self._free = max(self._free, time.monotonic()) + size / self.rate
            wait = self._free - time.monotonic()
        time.sleep(max(wait, 0))

    def handler(self) -> type[CompressedHandler]:
        """What answers requests over this line."""
        line = self

        class Slow(CompressedHandler):
            def do_GET(self) -> None:  # noqa: N802, the name that http.server calls
                time.sleep(line.delay)
                super().do_GET()

            def copyfile(self, source: Any, outputfile: Any) -> None:
                while chunk := source.read(CHUNK):
                    line.send(len(chunk))
                    outputfile.write(chunk)

        return Slow


@contextmanager
def slowed(browser: Browser, times: int) -> Iterator[None]:
    """Let the browser's pages run in one of so many slices of time; 1 is full speed."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    pages = [process["id"] for process in processes if process["type"] == "renderer"]
    done = threading.Event()

    def interrupt() -> None:
        while times > 1 and not done.wait(SLICE):
            _signal(pages, signal.SIGSTOP)
            time.sleep(SLICE * (times - 1))
            _signal(pages, signal.SIGCONT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _signal(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):  # Its page was closed.
            os.kill(process, number)
