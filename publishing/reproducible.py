"""Build the site twice and compare every byte: `python -m publishing.reproducible`.

The two builds differ in all that may not matter: folder, time, time zone, language of the machine,
order of Python's sets, times of the source files. Who gets the site can so build it anew and see
that it is what the sources say.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.policy import ROOT

# What is installed is the same for both; make takes it as it is.
SHARED = (".venv", "node_modules")
READY = [f"--old-file={folder}/.ready" for folder in SHARED]

# Tools that write a time take it from SOURCE_DATE_EPOCH: it may not show either.
MACHINES: dict[str, dict[str, str]] = {
    "one": {
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
        "TZ": "Pacific/Apia",
    },
    "another/and/deeper": {
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4242",
        "SOURCE_DATE_EPOCH": "1000000000",
        "TZ": "America/New_York",
    },
}


def build(folder: Path, settings: Mapping[str, str]) -> Path:
    """Build a copy of the sources in a folder of its own and return the built site.

    The copied files get the time SOURCE_DATE_EPOCH of the settings. Raises CalledProcessError,
    with make's output, where the build fails.
    """
    copy_sources(folder, int(settings["SOURCE_DATE_EPOCH"]))
    for name in SHARED:
        (folder / name).symlink_to(ROOT / name)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    subprocess.run(
        ["make", *READY, "build"],
        cwd=folder,
        env={**kept, **settings},
        check=True,
        capture_output=True,
        text=True,
    )
    return folder / "site"


def copy_sources(folder: Path, time: int) -> None:
    """Copy what git would take, changes that are not committed included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listing.stdout.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            target.chmod(source.stat().st_mode)
            os.utime(target, (time, time))


def differences(one: Path, other: Path) -> list[str]:
    """The files, by their path in the site, that only one has or that are not the same."""
    contents = [
        {path.relative_to(site).as_posix(): path.read_bytes() for path in files(site)}
        for site in (one, other)
    ]
    names = contents[0].keys() | contents[1].keys()
    return sorted(name for name in names if contents[0].get(name) != contents[1].get(name))


def files(site: Path) -> list[Path]:
    """All files of a built site."""
    return [path for path in site.rglob("*") if path.is_file()]


def main() -> int:
    """Build twice; returns the exit status, 1 where anything differs."""
    with TemporaryDirectory() as home:
        try:
            sites = [build(Path(home, name), settings) for name, settings in MACHINES.items()]
        except subprocess.CalledProcessError as error:
            print(f"{error.stdout}{error.stderr}The build failed.", file=sys.stderr)
            return 1
        found = differences(*sites)
        for name in found:
            print(f"{name} is not the same in both builds")
        if not found:
            print(f"Two builds are the same in all {len(files(sites[0]))} files.")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
