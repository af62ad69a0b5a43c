"""The browser bundle: Pyodide cut to what the calculator uses, and the calculator's own files.

Everything goes to `assets/engine/<Pyodide's version>-<content hash>/`, so that a browser
may keep it for ever, and a changed rule gets a new address. The page learns the address
and the sizes from `assets/engine/engine.json`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from publishing.engine import pyodide
from publishing.engine.archive import packed
from publishing.engine.bytecode import compiled
from publishing.engine.contents import data_files, licences

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = "python_stdlib.zip.gz"
ARCHIVE = "calculator.zip.gz"


def build(site: Path) -> Path:
    """Write the engine into the built site and return its manifest's path.

    An earlier engine of the same site is removed. Raises FileNotFoundError, with what to
    do, where Pyodide, esbuild or a compiled catalog is missing.
    """
    files = engine_files()
    folder = f"{pyodide.version()}-{content_hash(files)}"
    home = site / "assets" / "engine"
    shutil.rmtree(home, ignore_errors=True)
    (home / folder).mkdir(parents=True)
    for name, content in files.items():
        (home / folder / name).write_bytes(content)
    manifest = home / "engine.json"
    manifest.write_text(json.dumps(describe(folder, files), indent=1), encoding="utf-8")
    return manifest


def engine_files() -> dict[str, bytes]:
    """Return the files of the engine by their names."""
    data = data_files(ROOT)
    core = pyodide.core_files()
    modules = compiled(ROOT, pyodide.FOLDER, data)
    archive = modules.own | data | licences(modules.own)
    return core | {LIBRARY: packed(modules.library), ARCHIVE: packed(archive)}


def content_hash(files: Mapping[str, bytes]) -> str:
    """Return 12 hexadecimal digits that change with any name or byte of the files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:12]


def describe(folder: str, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return the manifest: the folder, each file's bytes, and those sent for all with gzip."""
    return {
        "folder": f"{folder}/",
        "library": LIBRARY,
        "archive": ARCHIVE,
        "files": {name: len(content) for name, content in sorted(files.items())},
        "transfer": sum(len(sent(name, content)) for name, content in files.items()),
    }


def sent(name: str, content: bytes) -> bytes:
    """Return what a web server that compresses sends for a file."""
    return content if name.endswith(".gz") else gzip.compress(content)
