"""Words that readers use for the same thing: `synonyms.toml`, where an editor adds to them."""

import tomllib
from pathlib import Path

from publishing.search.folding import fold

LIST = Path(__file__).with_name("synonyms.toml")


def folded() -> list[list[str]]:
    """The groups of synonyms, folded. Raises ValueError where a word stands twice."""
    groups: list[list[str]] = tomllib.loads(LIST.read_text(encoding="utf-8"))["groups"]
    seen: dict[str, str] = {}
    for word in (word for group in groups for word in group):
        if fold(word) in seen:
            raise ValueError(f"{LIST.name}: {word} is found by {seen[fold(word)]} already")
        seen[fold(word)] = word
    return [[fold(word) for word in group] for group in groups]
