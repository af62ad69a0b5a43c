"""The browser bundle: Pyodide and the calculator's own files, copied into the built site.

Everything goes to `assets/engine/<Pyodide's version>-<content hash>/`, so that a browser
may keep it for ever, and a changed rule gets a new address. The page learns the address
and the sizes from `assets/engine/engine.json`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from publishing.engine.archive import pack
from publishing.engine.contents import calculator_files

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
ARCHIVE = "calculator.zip"


def build(site: Path) -> Path:
    """Write the engine into the built site and return its manifest's path.

    An earlier engine of the same site is removed. Raises FileNotFoundError, with what to
    do, where Pyodide or a compiled catalog is missing.
    """
    files = {ARCHIVE: pack(calculator_files(ROOT))} | pyodide_files()
    folder = f"{pyodide_version()}-{content_hash(files)}"
    home = site / "assets" / "engine"
    shutil.rmtree(home, ignore_errors=True)
    (home / folder).mkdir(parents=True)
    for name, content in files.items():
        (home / folder / name).write_bytes(content)
    manifest = home / "engine.json"
    manifest.write_text(json.dumps(describe(folder, files), indent=1), encoding="utf-8")
    return manifest


def pyodide_files() -> dict[str, bytes]:
    """Return Pyodide's core files as its npm package has them."""
    if not PYODIDE.is_dir():
        raise FileNotFoundError("Pyodide is not installed: run `make setup` (npm ci).")
    return {name: (PYODIDE / name).read_bytes() for name in PYODIDE_FILES}


def pyodide_version() -> str:
    """Return the version of the installed npm package."""
    package = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])


def content_hash(files: Mapping[str, bytes]) -> str:
    """Return 12 hexadecimal digits that change with any name or byte of the files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:12]


def describe(folder: str, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return the manifest: the folder and each file's size in bytes, uncompressed."""
    return {
        "folder": f"{folder}/",
        "archive": ARCHIVE,
        "files": {name: len(content) for name, content in sorted(files.items())},
    }
