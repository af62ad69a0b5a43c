"""The browser bundle: Pyodide cut to what the calculator uses, and the calculator's own files.

Everything goes to `assets/engine/<Pyodide's version>-<content hash>/`, so that a browser
may keep it for ever, and a changed rule gets a new address. The page learns the address
and the sizes from `assets/engine/engine.json`.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from calculator.sentences import LANGUAGES
from publishing import ROOT
from publishing.engine import pyodide
from publishing.engine.bytecode import (
    CORE,
    PARTS,
    compiled,
    needed,
    requests,
    workbook_requests,
)
from publishing.files import digest, kept, packed

LIBRARY = "python_stdlib.zip.gz"
ARCHIVE = "calculator.zip.gz"
# Of each part that is fetched only when it is needed.
PART = "{part}.zip.gz"
# What only tables need to be read.
TABLE_DATA = "calculator/headings.json"
# Projects that are not called like their package.
PROJECTS = {"dateutil": "python-dateutil"}
READ_AT_RUN_TIME = {".toml", ".json"}


def build(site: Path, preview: bool = False) -> Path:
    """Write the engine into the built site and return its manifest's path.

    An earlier engine of the same site is removed. For a preview the modules are compiled, but not
    asked once more, whatever has changed in the data. Raises FileNotFoundError, with what to do,
    where Pyodide, esbuild or a compiled catalog is missing.
    """
    files = engine_files(preview)
    folder = f"{pyodide.version()}-{digest(files)}"
    home = site / "assets" / "engine"
    shutil.rmtree(home, ignore_errors=True)
    (home / folder).mkdir(parents=True)
    for name, content in files.items():
        (home / folder / name).write_bytes(content)
    manifest = home / "engine.json"
    manifest.write_text(json.dumps(describe(folder, files), indent=1), encoding="utf-8")
    return manifest


def engine_files(preview: bool = False) -> dict[str, bytes]:
    """Return the files of the engine by their names."""
    data, code = data_files(), _code()
    core = kept("core", {"versions": code["versions"]}, pyodide.core_files)
    made = kept("compiled", code, lambda: compiled(ROOT, pyodide.FOLDER, data))
    whole, named = _below(made, "library/"), json.loads(made["named.json"])
    own, table, excel = (_below(made, f"{part}/") for part in (CORE, *PARTS))

    def loaded(part: str, ours: Mapping[str, bytes], asked: list[Any]) -> dict[str, bytes]:
        def make() -> dict[str, bytes]:
            return needed(pyodide.FOLDER, data, whole, ours, named, asked)

        return whole if preview else kept(part, code | data, make)

    library = loaded(CORE, own, requests(tables=False))
    for_tables = loaded("table", own | table, requests())
    # Python looks for the modules of a package in one place, so that this one comes as a whole.
    library |= {name: for_tables[name] for name in for_tables if name.startswith("encodings/")}
    for_excel = loaded("excel", own | table | excel, workbook_requests())
    headings = {TABLE_DATA: data.pop(TABLE_DATA)}
    parts = {
        "table": table | _beyond(library, for_tables) | headings,
        "excel": excel | _beyond(library | for_tables, for_excel) | licences(excel),
    }
    return core | {
        LIBRARY: packed("library", library),
        ARCHIVE: packed("calculator", own | data | licences(own)),
        **{PART.format(part=part): packed(part, content) for part, content in parts.items()},
    }


def _beyond(known: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the files that are not known yet."""
    return {name: files[name] for name in files.keys() - known.keys()}


def data_files(root: Path = ROOT) -> dict[str, bytes]:
    """Every file that the page's Python reads beside its modules, by its path in the archive.

    These are policies, tables and compiled catalogs; FileNotFoundError for a missing one.
    """
    names = [f"locales/{language}/LC_MESSAGES/calculator.mo" for language in LANGUAGES]
    if missing := [name for name in names if not (root / name).is_file()]:
        raise FileNotFoundError(f"{missing[0]} is missing: run `make messages`.")
    read = [path for path in (root / "calculator").rglob("*.*") if path.suffix in READ_AT_RUN_TIME]
    names += [path.relative_to(root).as_posix() for path in read]
    return {name: (root / name).read_bytes() for name in names if not name.endswith(".schema.json")}


def licences(modules: Iterable[str]) -> dict[str, bytes]:
    """Return the licences of the projects that the files of modules come from, as they ask."""
    packages = {name.partition("/")[0] for name in modules} - {"calculator"}
    return {
        f"licences/{project}/{file.name}": Path(str(file.locate())).read_bytes()
        for project in (PROJECTS.get(package, package) for package in packages)
        for file in distribution(project).files or ()
        if file.name.startswith("LICENSE")
    }


def _code() -> dict[str, bytes]:
    """What decides, beside the data, how the modules are compiled."""
    ours = [*(ROOT / "calculator").rglob("*.py"), *Path(__file__).parent.rglob("*.*")]
    versions = f"{pyodide.version()} {version('python-dateutil')}"
    code = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in ours}
    return {name: code[name] for name in code if not name.endswith(".pyc")} | {
        "versions": versions.encode()
    }


def _below(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {
        name.removeprefix(folder): content
        for name, content in files.items()
        if name.startswith(folder)
    }


def describe(folder: str, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return the manifest: the folder, each file's bytes, and those sent for all with gzip."""
    named = {part: PART.format(part=part) for part in PARTS}
    parts = {part: {"file": name, "bytes": len(files[name])} for part, name in named.items()}
    files = {name: content for name, content in files.items() if name not in named.values()}
    # Web servers compress what is not packed yet.
    are_packed = {name: content for name, content in files.items() if name.endswith(".gz")}
    others = {name: content for name, content in files.items() if name not in are_packed}

    def make() -> dict[str, bytes]:
        sent = sum(len(gzip.compress(content)) for content in others.values())
        return {"transfer": str(sent).encode()}

    whole = kept("sizes", others, make)
    return {
        "folder": f"{folder}/",
        "library": LIBRARY,
        "archive": ARCHIVE,
        "files": {name: len(content) for name, content in sorted(files.items())},
        "parts": parts,
        "transfer": sum(map(len, are_packed.values())) + int(whole["transfer"]),
    }
