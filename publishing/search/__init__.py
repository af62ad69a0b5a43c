"""What search needs of the built site: for each language one file, fetched at the first search.

Material's plugin has read the sections of the pages; beside them come the questions and words with
which readers look for them, the words that mean the same, and what the dialog says. Everything else
happens in the browser (`docs/assets/search/`).
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from publishing.glossary import glossary
from publishing.messages import Messages, ids_in_scripts
from publishing.policy import ROOT

# As the builder writes it, with the pages of all languages.
INDEX = "search/search_index.json"
OURS = "search.json"

DIALOG = ROOT / "docs" / "assets" / "search" / "dialog.js"
WORDS = Path(__file__).with_name("words.toml")

# The front matter of a page lists under this key what readers ask that it answers.
ASKED = "asked"

# Between these tags stands a block of text; the others stand within one.
BLOCK_TAG = re.compile(r"</?(?!code|sub|sup|span)[a-z][^>]*>")
TAG = re.compile(r"<[^>]*>")

# A row of the table for agents: the question of a customer, and the clause that answers it.
AGENTS_PAGE = "agents.md"
QUESTION = re.compile(
    r"^\| (?P<asked>[^|]+) \| \[[^]]*\]\((?P<page>[\w-]+)\.md#(?P<id>[\w-]+)\)", re.M
)


def site_files() -> dict[str, bytes | str]:
    """The library that ranks, beside our scripts, which take it in where they are bundled."""
    library = ROOT / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
    return {"assets/search/minisearch.js": library.read_bytes()}


def install(site: Path, docs: Path, languages: Iterable[str]) -> None:
    """Write the file of each language, and remove the builder's index of all of them together.

    Raises OSError or ValueError where the index or the list of words is not as expected.
    """
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]
    for language in languages:
        said = Messages(language)
        content = {
            "sections": list(_sections(index, language, asked(docs / language))),
            "synonyms": synonyms(),
            "fillers": _words()["fillers"][language],
            "messages": {id: said.text(id) for id in ids_in_scripts(DIALOG)},
        }
        # Short JSON: a Khmer character is 3 bytes as it is and 6 as an escape.
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (site / language / OURS).write_text(text, encoding="utf-8")
    (site / INDEX).unlink()
    (site / INDEX).parent.rmdir()


def asked(pages: Path) -> dict[str, list[str]]:
    """By the address of a page or section, what readers ask that it answers, in their words."""
    found = {
        _address(path): get_data(path.read_text(encoding="utf-8"))[1].get(ASKED, [])
        for path in pages.glob("*.md")
    }
    for row in QUESTION.finditer((pages / AGENTS_PAGE).read_text(encoding="utf-8")):
        found.setdefault(f"{row['page']}/#{row['id']}", []).append(row["asked"])
    return found


def _address(page: Path) -> str:
    return "" if page.stem == "index" else f"{page.stem}/"


def _sections(
    index: list[dict[str, Any]], language: str, asked: dict[str, list[str]]
) -> Iterator[dict[str, Any]]:
    for section in index:
        folder, _, address = section["location"].partition("/")
        if folder == language:
            blocks = (
                unescape(TAG.sub("", part)).strip() for part in BLOCK_TAG.split(section["text"])
            )
            yield {
                "address": address,
                "title": unescape(TAG.sub("", section["title"])),
                "asked": asked.get(address, []),
                "blocks": [block for block in blocks if block],
                "boost": section.get("boost", 1),
            }


def synonyms() -> list[list[str]]:
    """Groups of words for the same thing, in both languages: the glossary's, and what is spoken.

    Raises ValueError where a word stands in two groups of `words.toml`.
    """
    groups = [set(words) for words in _words()["synonyms"]]
    spoken = [word for group in groups for word in group]
    if doubles := {word for word in spoken if spoken.count(word) > 1}:
        raise ValueError(f"{WORDS.name}: in two groups: {', '.join(sorted(doubles))}")
    for term in glossary().terms:
        used = [usage.km for usage in (term.smart, term.regulator, term.elsewhere) if usage]
        forms = ", ".join([term.en, term.km, *used, *term.forbidden])
        words = {re.sub(r" ?\(.*?\)", "", form) for form in forms.split(", ")}
        known = next((group for group in groups if group & words), None)
        if known is None:
            groups.append(words)
        else:
            known |= words
    return [sorted(group) for group in groups if len(group) > 1]


def _words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
