"""What search has to know about words: `words.toml`, where an editor adds to it."""

import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from publishing.search.folding import fold

LIST = Path(__file__).with_name("words.toml")


def folded() -> dict[str, Any]:
    """The groups of synonyms, and the compounds. Raises ValueError where a word stands twice."""
    words = tomllib.loads(LIST.read_text(encoding="utf-8"))
    _refuse_doubles(chain.from_iterable(words["synonyms"]))
    _refuse_doubles(words["compounds"])
    return {
        "synonyms": [[fold(word) for word in group] for group in words["synonyms"]],
        "compounds": [fold(word) for word in words["compounds"]],
    }


def _refuse_doubles(words: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for word in words:
        if fold(word) in seen:
            raise ValueError(f"{LIST.name}: {word} is the same as {seen[fold(word)]}: remove it")
        seen[fold(word)] = word
