"""Search: within the reader's language, and loaded only when somebody searches.

Material loads its index and its engine, 35 to 45 KB, with every page. Its worker is moved aside
here, and ours (docs/assets/javascripts/search.js) put in its place: it answers at once and loads
both with the first word typed.
"""

import json
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from publishing.shell.languages import LANGUAGES

OURS = "assets/javascripts/search.js"
MATERIALS = "assets/javascripts/workers/search."
ASIDE = "assets/javascripts/workers/material.js"


def put_our_worker_first(files: Files) -> None:
    """Publish our worker under the name that Material asks for, and Material's beside it."""
    ours = files.get_file_from_path(OURS)
    materials = [file for file in files if file.src_uri.startswith(MATERIALS)]
    if ours is None or len(materials) != 1:
        raise PluginError(f"Search: {OURS} or the one worker of Material is missing")
    ours.dest_uri = materials[0].dest_uri
    materials[0].dest_uri = ASIDE


def split_index(site: Path) -> None:
    """Replace the one index of the site by one per language, links relative to its folder.

    Material fetches `search/search_index.json` below the `base` of a page, the folder of its
    language: it finds settings there, and where our worker finds the entries.
    """
    whole = site / "search" / "search_index.json"
    index = json.loads(whole.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        entries = f"{language}/search/entries.json"
        settings = {"config": index["config"] | {"entries": entries}, "docs": []}
        _write(site / language / "search" / "search_index.json", settings)
        _write(site / entries, _below(f"{language}/", index["docs"]))
    whole.unlink()
    whole.parent.rmdir()


def _below(folder: str, docs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        entry | {"location": entry["location"].removeprefix(folder)}
        for entry in docs
        if entry["location"].startswith(folder)
    ]


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(exist_ok=True)
    # A Khmer character is 3 bytes as it is and 6 as an escape.
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
