"""The browsers of tests and tools, found or installed by `scripts/browser`."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SCRIPT = Path(__file__).parents[1] / "scripts" / "browser"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page asks for, no other machine is reached.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


def find(browser: str) -> str:
    """The path of a browser: chromium, chromium-shell, which takes half of the time, or firefox."""
    found = subprocess.run([SCRIPT, browser], stdout=subprocess.PIPE, text=True)
    if found.returncode:
        sys.exit(f"No {browser}; scripts/browser says why.")
    return found.stdout.strip()


@contextmanager
def running(browser: str = "chromium") -> Iterator[Browser]:
    """A running Chromium, without a window in any case."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(browser), args=FLAGS)
        yield started
        started.close()
