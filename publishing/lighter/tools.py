"""The programs of npm that do the work."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parents[2] / "node_modules" / ".bin"

ALWAYS = ("--minify", "--charset=utf8", "--outbase=.", "--log-level=warning")


def run(folder: Path, program: str, *arguments: str) -> None:
    """Run it in a folder. Raises FileNotFoundError, with what to do, where it is missing."""
    path = PROGRAMS / program
    if not path.exists():
        raise FileNotFoundError(f"{program} is not installed: run `make setup` (npm ci).")
    subprocess.run([path, *arguments], cwd=folder, check=True)


def esbuild(folder: Path, files: Iterable[Path], *options: str) -> None:
    """Shorten files of a folder with esbuild, which tells scripts from styles by their names."""
    run(folder, "esbuild", *(str(path.relative_to(folder)) for path in files), *ALWAYS, *options)
