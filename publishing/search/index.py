"""The index: one per language, and fetched only when somebody searches.

On every page Material fetches `search/search_index.json`, with all the text of the guide 20 to
30 KB compressed that few readers use. So that file keeps the settings alone, and tells the worker
where the entries are.
"""

import json
from pathlib import Path
from typing import Any

from publishing.search.worker import relative, stock, to_json

# Below the root of the site as the builder writes it, below a language as Material asks for it.
INDEX = "search/search_index.json"


def write_part(site: Path, language: str, worker: str) -> None:
    """Write the index of one language, with links relative to its folder."""
    whole = json.loads((site / INDEX).read_text(encoding="utf-8"))
    entries = f"{language}/search/entries.json"
    guide = {"entries": relative(entries, worker)}
    if language in whole["config"]["lang"]:
        guide["stock"] = relative(stock(site), worker)
    settings = {"config": whole["config"] | {"guide": guide}, "docs": []}
    (site / entries).parent.mkdir()
    (site / entries).write_bytes(to_json(_below(f"{language}/", whole["docs"])))
    (site / language / INDEX).write_bytes(to_json(settings))


def remove_whole(site: Path) -> None:
    """Remove the index of all languages together."""
    (site / INDEX).unlink()
    (site / INDEX).parent.rmdir()


def _below(folder: str, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        entry | {"location": entry["location"].removeprefix(folder)}
        for entry in entries
        if entry["location"].startswith(folder)
    ]
