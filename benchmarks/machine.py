"""What a measurement was made on: without it, the numbers say little."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path


def processor() -> str:
    """Return the processor's name and how many of its cores there are."""
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    except OSError:
        found = None
    return f"{found[1] if found else platform.machine()}, {os.cpu_count()} cores"


def version(*command: str) -> str:
    """Return what a program says of its version, without its name or what follows."""
    said = subprocess.run([*command, "--version"], check=True, capture_output=True, text=True)
    found = re.search(r"\d+(\.\d+)+", said.stdout)
    return found[0] if found else said.stdout.strip()


def load() -> float:
    """Return how many processes wanted to run in the last minute, this one included."""
    return os.getloadavg()[0]
