"""The search worker, copied into the site with its tables."""

import hashlib
import json
import posixpath
from pathlib import Path
from typing import Any

from publishing.search import folding, words

SOURCES = Path(__file__).with_name("browser")
TARGET = "assets/search"

STOCK = "assets/javascripts/workers/search.*.min.js"


def write(site: Path) -> str:
    """Write the worker into a folder named after its content; return its address from the root."""
    files = {source.name: source.read_bytes() for source in sorted(SOURCES.glob("*.js"))}
    files["tables.json"] = to_json({"foldings": folding.TABLE, "words": words.folded()})
    digest = hashlib.sha256(b"".join(files.values())).hexdigest()[:8]
    folder = site / TARGET / digest
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return f"{TARGET}/{digest}/worker.js"


def stock(site: Path) -> str:
    """The address of Material's own worker, from the root of the site."""
    found = [path.relative_to(site).as_posix() for path in site.glob(STOCK)]
    if len(found) != 1:
        raise ValueError(f"{STOCK}: one file expected, found {found}")
    return found[0]


def relative(address: str, file: str) -> str:
    """An address as it has to be written in a file; both are given from the root of the site."""
    return posixpath.relpath(address, posixpath.dirname(file))


def to_json(content: Any) -> bytes:
    """Short JSON: a Khmer character is 3 bytes as it is and 6 as an escape."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
