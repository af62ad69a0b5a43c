"""The modules that answering needs, as bytecode: found and compiled by the page's own Python.

Pyodide's standard library holds sources of everything; compiling those that are imported is most
of the time that it takes to start, and most of them are never imported.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator.web import respond
from publishing.engine.archive import archive
from publishing.engine.bytecode.samples import requests

HERE = Path(__file__).parent
LIBRARY = "dateutil"

# Other modules of the standard library use them only where they are there. No page unpacks
# archives or opens encrypted connections.
DISPENSABLE = ("bz2", "compression", "lzma", "ssl")


@dataclass(frozen=True)
class Modules:
    """Bytecode by its path: of the standard library, and of the calculator and its libraries."""

    library: dict[str, bytes]
    own: dict[str, bytes]


def compiled(root: Path, pyodide: Path, data: Mapping[str, bytes]) -> Modules:
    """Find and compile the modules; `data` are the files that the calculator reads.

    Raises CalledProcessError where the calculator cannot be loaded, and RuntimeError where its
    answers are not those that it gives here.
    """
    with TemporaryDirectory() as folder:
        task = Path(folder)
        mounts = {"/project": root, "/libraries": site_packages()}
        first = _run(task, pyodide, data, {"compile": True}, mounts)
        everything = Modules(_read(task / "library"), _read(task / "own"))
        library = _without(everything.library, set(DISPENSABLE).difference(first["named"]))
        (task / "library.zip").write_bytes(archive(library))
        own = {**everything.own, **data}
        second = _run(task, pyodide, own, {"modules": first["named"]}, {}, task / "library.zip")
        if second["responses"] != [respond(json.dumps(asked)) for asked in requests()]:
            raise RuntimeError("The calculator for the browser answers differently.")
        loaded = set(second["loaded"])
        return Modules({name: library[name] for name in library if name in loaded}, everything.own)


def _run(
    task: Path,
    pyodide: Path,
    files: Mapping[str, bytes],
    given: Mapping[str, object],
    mounts: Mapping[str, Path],
    library: Path | None = None,
) -> dict[str, Any]:
    """Have Pyodide do the task, with the files in its working folder; see inside.py."""
    whole = {"paths": list(mounts), "requests": requests(), "modules": [], "compile": False}
    (task / "task.json").write_text(json.dumps({**whole, **given}), "utf-8")
    (task / "files.zip").write_bytes(archive(files))
    options = {
        "pyodide": str(pyodide),
        "script": str(HERE / "inside.py"),
        "archive": str(task / "files.zip"),
        "stdlib": library and str(library),
        "mounts": {path: str(folder) for path, folder in {**mounts, "/task": task}.items()},
    }
    subprocess.run(["node", str(HERE / "run.mjs"), json.dumps(options)], check=True)
    done: dict[str, Any] = json.loads((task / "done.json").read_text("utf-8"))
    return done


def site_packages() -> Path:
    """Where the libraries are installed; only those that the calculator imports are taken."""
    spec = find_spec(LIBRARY)
    if not spec or not spec.origin:
        raise FileNotFoundError(f"{LIBRARY} is not installed: run `make setup`.")
    return Path(spec.origin).parents[1]


def _read(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _without(files: Mapping[str, bytes], modules: Iterable[str]) -> dict[str, bytes]:
    left_out = set(modules)
    return {
        name: content
        for name, content in files.items()
        if name.partition("/")[0].removesuffix(".pyc") not in left_out
    }
