"""The modules that answering needs, as bytecode: found and compiled by the page's own Python.

Pyodide's standard library holds sources of everything; compiling those that are imported is most
of the time that it takes to start, and most of them are never imported.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook

from calculator.sentences import LANGUAGES
from calculator.table_page import TASKS as OF_TABLES
from calculator.web import TASKS, respond
from publishing.files import archive, files_in

HERE = Path(__file__).parent
LIBRARY = "dateutil"
# What only tables need, and beside that only workbooks of Excel: the page fetches these parts when
# somebody chooses one.
PARTS = {
    "table": tuple(f"calculator.{each}" for each in ("table", "table_page", "cells", "columns")),
    "excel": ("openpyxl", "et_xmlfile"),
}
CORE = "own"

# Other modules of the standard library use them only where they are there. No page unpacks
# archives or opens encrypted connections.
DISPENSABLE = ("bz2", "compression", "lzma", "ssl")

# What a reader may ask: the standard library that the page gets is what answering this loads. For
# each task the first is answered, others are refused; all kinds of dates and of amounts.
SAMPLES: dict[str, list[Any]] = json.loads((HERE / "samples.json").read_text("utf-8"))


def compiled(root: Path, pyodide: Path, data: Mapping[str, bytes]) -> dict[str, bytes]:
    """Find and compile the modules; `data` are the files that the calculator reads.

    The standard library's are below `library/`, the calculator's and its libraries' below `own/` or
    the name of a part; `named.json` are those that each module of the calculator names. Raises
    CalledProcessError where the calculator cannot be loaded.
    """
    with TemporaryDirectory() as folder:
        task = Path(folder)
        mounts = {"/project": root, "/libraries": site_packages()}
        done = _run(task, pyodide, data, {"compile": True}, mounts)
        named = {name for names in done["named"].values() for name in names}
        library = _without(files_in(task / "library"), {*DISPENSABLE} - named)
        imported = files_in(task / "own")
        foreign = {_package(name) for name in imported} - {"calculator", LIBRARY, *PARTS["excel"]}
        own = _without(imported, foreign)
        return {
            **{f"library/{name}": content for name, content in library.items()},
            **{f"{part_of(name)}/{name}": content for name, content in own.items()},
            "named.json": json.dumps(done["named"]).encode(),
        }


def needed(
    pyodide: Path,
    data: Mapping[str, bytes],
    library: Mapping[str, bytes],
    own: Mapping[str, bytes],
    named: Mapping[str, list[str]],
    asked: list[dict[str, Any]],
) -> dict[str, bytes]:
    """Return what answering loads of the library, when all that there is are these files.

    What the modules among them name is loaded too, unless it belongs to a part that is not among
    them. Raises RuntimeError where the answers are not those that the calculator gives here.
    """
    with TemporaryDirectory() as folder:
        task = Path(folder)
        (task / "library.zip").write_bytes(archive(library))
        parts = {part_of(name) for name in own}
        modules = {each for name in named if part_of(name) in parts for each in named[name]}
        given = {
            "modules": sorted(each for each in modules if part_of(each) in parts),
            "requests": asked,
        }
        done = _run(task, pyodide, {**own, **data}, given, {}, task / "library.zip")
    if done["responses"] != [respond(json.dumps(each)) for each in asked]:
        raise RuntimeError("The calculator for the browser answers differently.")
    return {name: library[name] for name in library.keys() & set(done["loaded"])}


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


def _without(files: Mapping[str, bytes], modules: Iterable[str]) -> dict[str, bytes]:
    left_out = set(modules)
    return {name: content for name, content in files.items() if _package(name) not in left_out}


def part_of(module: str) -> str:
    """The part that a module, or its file, belongs to; `CORE` for what every answer needs."""
    name = module.removesuffix(".pyc").replace("/", ".") + "."
    parts = (part for part, each in PARTS.items() for own in each if name.startswith(f"{own}."))
    return next(parts, CORE)


def _package(file: str) -> str:
    return file.partition("/")[0].removesuffix(".pyc")


def workbook_requests() -> list[dict[str, Any]]:
    """Return the reading of a small workbook of Excel."""
    book = Workbook()
    book.worksheets[0].append(["Name", "Valid until", "Paid"])
    book.worksheets[0].append(["Dara", date.fromisoformat("2026-09-10"), 5.0])
    made = BytesIO()
    book.save(made)
    given = {"content": b64encode(made.getvalue()).decode()}
    return [{"table": given, "language": LANGUAGES[0]}]


def requests(tables: bool = True) -> list[dict[str, Any]]:
    """Return every sample of every task, in every language; those of tables if asked for.

    A task that has no sample yet gets those of a question.
    """
    return [
        {task: given, "language": language}
        for task in TASKS
        if tables or task not in OF_TABLES
        for given in SAMPLES.get(task, SAMPLES["question"])
        for language in LANGUAGES
    ]
