"""The clauses as the guide words them: headings of `terms.md`, the same ids in both languages."""

import re
from functools import cache
from typing import NamedTuple

from publishing import ROOT
from publishing.facts import filled

# Its title, its id, and its sentence.
HEADING = re.compile(r"^### (.+?) \{#([a-z0-9-]+)\}\n+(.+)$", re.MULTILINE)

# What Markdown adds to the words: marks of code, and attributes such as {: lang=en }.
MARKUP = re.compile(r"`|\{:[^}]*\}")


class WordedClause(NamedTuple):
    """A clause in one language: its heading, and the one sentence that can be cited."""

    title: str
    sentence: str


@cache
def worded(language: str) -> dict[str, WordedClause]:
    """All clauses of the page of terms in one language, by id, to be pasted anywhere.

    Raises ValueError where that page names a figure that the policy does not have.
    """
    page = (ROOT / "docs" / language / "terms.md").read_text(encoding="utf-8")
    try:
        text = filled(page, language)
    except ValueError as error:
        raise ValueError(f"docs/{language}/terms.md: {error}") from None
    return {
        id: WordedClause(title, " ".join(MARKUP.sub("", sentence).split()))
        for title, id, sentence in HEADING.findall(text)
    }
