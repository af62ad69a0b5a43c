"""The browser bundle: Pyodide cut to what the calculator uses, and the calculator's own files.

Everything goes to `assets/engine/<Pyodide's version>-<content hash>/`, so that a browser
may keep it for ever, and a changed rule gets a new address. The page learns the address
and the sizes from `assets/engine/engine.json`.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from publishing import ROOT
from publishing.engine import pyodide
from publishing.engine.bytecode import CORE, LIBRARIES, PARTS, compiled, try_out
from publishing.files import digest, kept, packed

PART = "{part}.zip.gz"
LIBRARY, ARCHIVE = PART.format(part="library"), PART.format(part=CORE)
# What only tables need to be read.
TABLE_DATA = "calculator/headings.json"


def build(site: Path, preview: bool = False) -> None:
    """Write the engine into the built site; an earlier one is removed.

    For a preview the modules are compiled, but not asked once more, whatever has changed in the
    data. Raises FileNotFoundError, with what to do, where esbuild is missing.
    """
    files = engine_files(preview)
    folder = f"{pyodide.version()}-{digest(files)}"
    home = site / "assets" / "engine"
    shutil.rmtree(home, ignore_errors=True)
    (home / folder).mkdir(parents=True)
    for name, content in files.items():
        (home / folder / name).write_bytes(content)
    text = json.dumps(describe(folder, files), indent=1)
    (home / "engine.json").write_text(text, encoding="utf-8")


def engine_files(preview: bool = False) -> dict[str, bytes]:
    """Return the files of the engine by their names."""
    data, code = data_files(), _code()

    def make() -> dict[str, bytes]:
        made = compiled()
        if not preview:
            try_out(_parted(made, data))
        return made

    made = kept("compiled", code if preview else code | data, make)
    core = kept("core", {"versions": code["versions"]}, pyodide.core_files)
    parts = _parted(made, data)
    return core | {PART.format(part=part): packed(part, files) for part, files in parts.items()}


def _parted(made: Mapping[str, bytes], data: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """What comes into each archive: modules, and what they read."""
    parts: dict[str, dict[str, bytes]] = {name: {} for name in ("library", *PARTS)}
    for path, content in made.items():
        part, _, name = path.partition("/")
        parts[part][name] = content
    for name, content in data.items():
        parts["table" if name == TABLE_DATA else CORE][name] = content
    return parts


def data_files() -> dict[str, bytes]:
    """Every file that the page's Python reads beside its modules, by its path in the archive."""
    patterns = ("calculator/**/*.toml", "calculator/**/*.json", "locales/**/calculator.mo")
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if ".schema" not in path.suffixes
    }


def _code() -> dict[str, bytes]:
    """What decides, beside the data, how the modules are compiled."""
    ours = [*(ROOT / "calculator").rglob("*.py"), *Path(__file__).parent.glob("*.*")]
    versions = " ".join([pyodide.version(), *map(version, LIBRARIES.values())])
    code = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in ours}
    return code | {"versions": versions.encode()}


def describe(folder: str, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return the manifest: the folder, each file's bytes, and those sent for all with gzip."""
    later = {part: PART.format(part=part) for part in PARTS if part != CORE}
    at_once = {name: content for name, content in files.items() if name not in later.values()}
    # Web servers compress what is not packed yet.
    unpacked = {name: at_once[name] for name in at_once if not name.endswith(".gz")}
    sent = kept("sent", unpacked, lambda: {k: gzip.compress(v) for k, v in unpacked.items()})
    return {
        "folder": f"{folder}/",
        "library": LIBRARY,
        "archive": ARCHIVE,
        "files": {name: len(content) for name, content in sorted(at_once.items())},
        "parts": {part: {"file": name, "bytes": len(files[name])} for part, name in later.items()},
        "transfer": sum(len(content) for content in (at_once | sent).values()),
    }
