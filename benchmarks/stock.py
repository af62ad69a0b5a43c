"""Pyodide as it comes beside the built site: what the page's engine is compared with."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from pathlib import Path

from publishing.compressed import COMPRESSED
from publishing.engine import ARCHIVE, pyodide
from publishing.engine.bytecode import site_packages
from publishing.policy import ROOT

FOLDER = "stock"
SCRIPT = Path(__file__).with_name("stock.js")
FILES = (*pyodide.SCRIPTS, pyodide.WASM, pyodide.LOCK, "python_stdlib.zip")


def add(site: Path) -> None:
    """Put it into a compressed copy of the site, with the same modules as sources."""
    folder = site / FOLDER
    folder.mkdir()
    for path in (SCRIPT, *(pyodide.FOLDER / name for name in FILES)):
        shutil.copy(path, folder)
        if path.suffix in COMPRESSED:
            (folder / path.name).write_bytes(gzip.compress(path.read_bytes()))
    [ours] = site.glob(f"assets/engine/*/{ARCHIVE}")
    (folder / "calculator.zip").write_bytes(_as_sources(gzip.decompress(ours.read_bytes())))


def _as_sources(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as compiled,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as sources,
    ):
        for name in compiled.namelist():
            if name.endswith(".pyc"):
                source = name.removesuffix("c")
                root = ROOT if source.startswith("calculator/") else site_packages()
                sources.write(root / source, source)
            else:
                sources.writestr(name, compiled.read(name))
    return buffer.getvalue()
