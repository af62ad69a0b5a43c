"""The index: one per language, fetched only when somebody searches.

On every page Material fetches `search/search_index.json`, with all the text of the guide 20 to
30 KB compressed that few readers use. So that file keeps the settings alone, and tells the worker
where the rest is.
"""

import json
from pathlib import Path
from typing import Any

from publishing.search import folding, synonyms
from publishing.search.worker import digest, relative, stock

# Below the root of the site as the builder writes it, below a language as Material asks for it.
INDEX = "search/search_index.json"


def write_part(site: Path, language: str, worker: str) -> None:
    """Write the index of one language, with links relative to its folder."""
    whole = json.loads((site / INDEX).read_text(encoding="utf-8"))
    content = {
        "docs": _entries(whole["docs"], f"{language}/"),
        "foldings": folding.TABLE,
        "synonyms": synonyms.folded(),
    }
    text = _json(content)
    address = f"{language}/search/pages.{digest(text.encode())}.json"
    guide = {"index": relative(address, worker)}
    if language in whole["config"]["lang"]:
        guide["stock"] = relative(stock(site), worker)
    (site / language / INDEX).parent.mkdir()
    (site / address).write_text(text, encoding="utf-8")
    settings = {"config": whole["config"] | {"guide": guide}, "docs": []}
    (site / language / INDEX).write_text(_json(settings), encoding="utf-8")


def remove_whole(site: Path) -> None:
    """Remove the index of all languages together."""
    (site / INDEX).unlink()
    (site / INDEX).parent.rmdir()


def _entries(docs: list[dict[str, Any]], folder: str) -> list[dict[str, Any]]:
    return [
        entry | {"location": entry["location"].removeprefix(folder)}
        for entry in docs
        if entry["location"].startswith(folder)
    ]


def _json(content: dict[str, Any]) -> str:
    # A Khmer character is 3 bytes as it is and 6 as an escape.
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
