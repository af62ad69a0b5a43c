"""The modules that answering needs: found, compiled and tried out by the page's own Python.

Pyodide's standard library holds sources of everything; compiling those that are imported is most
of the time that it takes to start, and most of them are never imported.
"""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook

from calculator.sentences import LANGUAGES
from calculator.table_page import TASKS as OF_TABLES
from calculator.web import TASKS, respond
from publishing import ROOT
from publishing.engine import pyodide
from publishing.files import archive, files_in

HERE = Path(__file__).parent
# What every answer needs; then what only tables need, and beside that only workbooks of Excel: the
# page fetches these parts when somebody chooses one.
CORE = "calculator"
PARTS = (CORE, "table", "excel")
# The packages that are taken along, with the names of their projects, and no other that they would
# use where it is installed.
LIBRARIES = {"dateutil": "python-dateutil", "openpyxl": "openpyxl", "et_xmlfile": "et_xmlfile"}

# Other modules of the standard library use them only where they are there. No page unpacks
# archives or opens encrypted connections.
DISPENSABLE = re.compile(r"(bz2|compression|lzma|ssl)[./]")

# What a reader may ask: what the page gets is what answering this loads. For each task the first is
# answered, others are refused; all kinds of dates and of amounts.
SAMPLES: dict[str, list[Any]] = json.loads((HERE / "samples.json").read_text("utf-8"))

Files = Mapping[str, bytes]


def compiled() -> dict[str, bytes]:
    """Find and compile the modules of each part, which come below its name.

    What every answer needs of the standard library is below `library/`. Raises CalledProcessError
    where the calculator cannot be loaded.
    """
    with ZipFile(pyodide.FOLDER / pyodide.LIBRARY) as opened:
        names = [name for name in opened.namelist() if not DISPENSABLE.match(name)]
        library = {name: opened.read(name) for name in names}
    sources = {name: str(ROOT / name) for name in ("calculator", "locales")}
    sources |= {name: str(files(name)) for name in LIBRARIES}
    with TemporaryDirectory() as folder:
        _run(Path(folder), {"library": library, **{part: {} for part in PARTS}}, sources)
        return files_in(Path(folder, "made"))


def try_out(parts: Mapping[str, Files]) -> None:
    """Ask the calculator that the page gets, when all that there is are these files.

    Raises RuntimeError where the answers are not those that it gives here.
    """
    with TemporaryDirectory() as folder:
        responses = _run(Path(folder), parts, {})
    if responses != [respond(json.dumps(each)) for part in PARTS for each in asked_of(part)]:
        raise RuntimeError("The calculator for the browser answers differently.")


def _run(folder: Path, archives: Mapping[str, Files], sources: Mapping[str, str]) -> list[str]:
    """Have Pyodide take one part after the other, and ask what needs it; see inside.py."""
    for name, content in archives.items():
        (folder / f"{name}.zip").write_bytes(archive(content))
    asked = {part: asked_of(part) for part in PARTS}
    (folder / "requests.json").write_text(json.dumps(asked), "utf-8")
    options = {
        "pyodide": str(pyodide.FOLDER),
        "script": str(HERE / "inside.py"),
        "task": str(folder),
        "parts": PARTS,
        "mounts": {"/task": str(folder)} | {f"/sources/{each}": sources[each] for each in sources},
    }
    subprocess.run(["node", str(HERE / "run.mjs"), json.dumps(options)], check=True)
    responses: list[str] = json.loads((folder / "responses.json").read_text("utf-8"))
    return responses


def asked_of(part: str) -> list[dict[str, Any]]:
    """What is asked when a part has come: all samples of its tasks; each task has to have some."""
    if part == "excel":
        return workbook_requests()
    return [
        {task: given, "language": language}
        for task in TASKS
        if (task in OF_TABLES) == (part == "table")
        for given in SAMPLES[task]
        for language in LANGUAGES
    ]


def workbook_requests() -> list[dict[str, Any]]:
    """Return the reading of a small workbook of Excel."""
    book = Workbook()
    book.worksheets[0].append(["Name", "Valid until", "Paid"])
    book.worksheets[0].append(["Dara", date.fromisoformat("2026-09-10"), 5.0])
    made = BytesIO()
    book.save(made)
    given = {"content": b64encode(made.getvalue()).decode()}
    return [{"table": given, "language": LANGUAGES[0]}]
