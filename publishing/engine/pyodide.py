"""Pyodide's own files, as its npm package has them but shorter."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.lighter import esbuild

FOLDER = Path(__file__).resolve().parents[2] / "node_modules" / "pyodide"
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
WASM = "pyodide.asm.wasm"
LOCK = "pyodide-lock.json"
LIBRARY = "python_stdlib.zip"
# What a browser loads of Pyodide as it comes.
STOCK = (*SCRIPTS, WASM, LOCK, LIBRARY)


def version() -> str:
    """Return the version of the installed npm package."""
    package = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])


def core_files() -> dict[str, bytes]:
    """Return all but the standard library, by name.

    The scripts are minified, and of the packages that could be fetched none is listed. Raises
    FileNotFoundError, with what to do, where esbuild is missing.
    """
    lock = json.loads((FOLDER / LOCK).read_text(encoding="utf-8")) | {"packages": {}}
    files = {WASM: (FOLDER / WASM).read_bytes(), LOCK: json.dumps(lock).encode()}
    with TemporaryDirectory() as folder:
        # They name modules of Node, which are not for browsers.
        options = ("--format=esm", "--out-extension:.js=.mjs", "--log-level=error")
        scripts = [FOLDER / name for name in SCRIPTS]
        esbuild(FOLDER, scripts, *options, f"--outdir={folder}")
        return files | {name: Path(folder, name).read_bytes() for name in SCRIPTS}
