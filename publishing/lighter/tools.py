"""The programs of npm that do the work."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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


def bundle(site: Path, files: list[Path], *options: str) -> None:
    """Put into each file what it imports, in its place, and remove what others import."""
    with TemporaryDirectory() as folder:
        made, report = Path(folder), Path(folder, "report.json")
        esbuild(site, files, "--bundle", *options, f"--outdir={made}", f"--metafile={report}")
        imported = set(_imported(json.loads(report.read_text("utf-8"))))
        for path in files:
            name = path.relative_to(site)
            if str(name) not in imported:
                shutil.copy(made / name, path)
        for each in imported:  # data of scripts, too
            Path(site, each).unlink(missing_ok=True)


def _imported(report: dict[str, Any]) -> Iterator[str]:
    """The files that others import, as esbuild reports them."""
    for source in report["inputs"].values():
        for each in source["imports"]:
            if each["kind"] in ("import-statement", "import-rule"):
                yield each["path"]
