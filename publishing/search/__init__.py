"""What search needs of the built site: for each language one file, fetched at the first search.

Material's plugin has read the sections of the pages; beside them come the questions and words with
which readers look for them, the words that mean the same, and what the dialog says. Everything else
happens in the browser (`docs/assets/search/`).
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from publishing import ROOT
from publishing.catalogs import PageWriter, ids_in_scripts
from publishing.glossary import glossary

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
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    groups = synonyms(words["synonyms"])
    for language in languages:
        write = PageWriter(language)
        mine = (each for each in index if each["location"].startswith(f"{language}/"))
        content = {
            "pages": _pages(mine, asked(docs / language)),
            "elsewhere": words["elsewhere"][language],
            "synonyms": groups,
            "messages": {id: write.open(id) for id in ids_in_scripts(DIALOG)},
        }
        # Short JSON: a Khmer character is 3 bytes as it is and 6 as an escape.
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (site / language / OURS).write_text(text, encoding="utf-8")
    (site / INDEX).unlink()
    (site / INDEX).parent.rmdir()


def _pages(
    index: Iterable[dict[str, str]], questions: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """The pages with their sections, of which the first stands above all headings."""
    found: list[dict[str, Any]] = []
    for indexed in index:
        address, title = indexed["location"].partition("/")[2], _text(indexed["title"])
        is_page = "#" not in address
        if is_page:
            found.append({"title": title, "sections": []})
        texts = map(_text, BLOCK_TAG.split(indexed["text"]))
        section = {
            "address": address,
            "heading": "" if is_page else title,
            "asked": questions.get(address, []),
            "blocks": [text for text in texts if text],
        }
        # A heading without a text stands above others, or within what is left out of search.
        if is_page or section["blocks"]:
            found[-1]["sections"].append(section)
    return found


def _text(html: str) -> str:
    return unescape(TAG.sub("", html)).strip()


@cache
def asked(pages: Path) -> dict[str, list[str]]:
    """By the address of a page or section, what readers ask that it answers, in their words."""
    found = {}
    for path in pages.glob("*.md"):
        address = "" if path.stem == "index" else f"{path.stem}/"
        found[address] = list(get_data(path.read_text(encoding="utf-8"))[1].get(ASKED, []))
    for row in QUESTION.finditer((pages / AGENTS_PAGE).read_text(encoding="utf-8")):
        found.setdefault(f"{row['page']}/#{row['id']}", []).append(row["asked"])
    return found


def synonyms(spoken: list[list[str]]) -> list[list[str]]:
    """Groups of words for the same thing, in both languages: what is spoken, and the glossary's.

    Raises ValueError where a word stands in two of the groups that are spoken.
    """
    groups = [set(words) for words in spoken]
    for word, times in Counter(chain.from_iterable(groups)).items():
        if times > 1:
            raise ValueError(f"{WORDS.name}: {word} stands in two groups: join them")
    for term in glossary().terms:
        used = [usage["km"] for usage in term.usages]
        forms = re.sub(r" ?\(.*?\)", "", ", ".join([term.en, term.km, *used, *term.forbidden]))
        words = set(forms.split(", "))
        for known in groups:
            if known & words:
                known |= words
    return [sorted(group) for group in groups]
