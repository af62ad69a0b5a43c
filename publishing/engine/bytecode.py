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
from calculator.web import TASKS, respond
from publishing.files import archive, files_in

HERE = Path(__file__).parent
LIBRARY = "dateutil"
# What only a workbook of Excel needs: the page fetches it when somebody chooses one.
EXCEL = ("openpyxl", "et_xmlfile")

# Other modules of the standard library use them only where they are there. No page unpacks
# archives or opens encrypted connections.
DISPENSABLE = ("bz2", "compression", "lzma", "ssl")

# What a reader may ask: the standard library that the page gets is what answering this loads. For
# each task the first is answered, others are refused; all kinds of dates and of amounts.
SAMPLES: dict[str, list[Any]] = json.loads((HERE / "samples.json").read_text("utf-8"))


def compiled(root: Path, pyodide: Path, data: Mapping[str, bytes]) -> dict[str, bytes]:
    """Find and compile the modules; `data` are the files that the calculator reads.

    The standard library's are below `library/`, the calculator's and its libraries' below `own/`;
    `named.json` are those that the calculator names. Raises CalledProcessError where the calculator
    cannot be loaded.
    """
    with TemporaryDirectory() as folder:
        task = Path(folder)
        mounts = {"/project": root, "/libraries": site_packages()}
        done = _run(task, pyodide, data, {"compile": True}, mounts)
        named = [name for name in done["named"] if name.partition(".")[0] not in EXCEL]
        library = _without(files_in(task / "library"), {*DISPENSABLE}.difference(named))
        imported = files_in(task / "own")
        own = _without(imported, {_package(name) for name in imported} - {"calculator", LIBRARY})
        excel = {name: each for name, each in imported.items() if is_excel(name)}
        return {
            **{f"library/{name}": content for name, content in library.items()},
            **{f"own/{name}": content for name, content in own.items()},
            **{f"excel/{name}": content for name, content in excel.items()},
            "named.json": json.dumps(named).encode(),
        }


def needed(
    pyodide: Path,
    data: Mapping[str, bytes],
    library: Mapping[str, bytes],
    own: Mapping[str, bytes],
    named: list[str],
    asked: list[dict[str, Any]],
) -> dict[str, bytes]:
    """Return what answering loads of the library, when all that there is are these files.

    Raises RuntimeError where the answers are not those that the calculator gives here.
    """
    with TemporaryDirectory() as folder:
        task = Path(folder)
        (task / "library.zip").write_bytes(archive(library))
        given = {"modules": named, "requests": asked}
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


def is_excel(file: str) -> bool:
    """Whether a module belongs to what only a workbook needs."""
    return _package(file) in EXCEL


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


def requests() -> list[dict[str, Any]]:
    """Return every sample of every task, in every language.

    A task that has no sample yet gets those of a question.
    """
    return [
        {task: given, "language": language}
        for task in TASKS
        for given in SAMPLES.get(task, SAMPLES["question"])
        for language in LANGUAGES
    ]
