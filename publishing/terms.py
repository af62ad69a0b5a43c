"""The clauses as the guide words them: headings of `terms.md`, the same ids in both languages."""

import re
from dataclasses import dataclass
from functools import cache

from publishing import ROOT
from publishing.facts import filled

HEADING = re.compile(
    r"^### (?P<title>.+?) \{#(?P<id>[a-z0-9-]+)\}\n+(?P<sentence>.+)$", re.MULTILINE
)

# What Markdown adds to the words: marks of code, and attributes such as {: lang=en }.
MARKUP = re.compile(r"`|\{:[^}]*\}")


@dataclass(frozen=True)
class WordedClause:
    """A clause in one language: its heading, and the one sentence that can be cited."""

    id: str
    title: str
    sentence: str

    @property
    def plain_sentence(self) -> str:
        """The sentence without Markdown, to be pasted anywhere."""
        return re.sub(" +", " ", MARKUP.sub("", self.sentence)).strip()


@cache
def worded(language: str) -> dict[str, WordedClause]:
    """All clauses of the page of terms in one language, by id.

    Raises ValueError where that page names a figure that the policy does not have.
    """
    page = (ROOT / "docs" / language / "terms.md").read_text(encoding="utf-8")
    try:
        text = filled(page, language)
    except ValueError as error:
        raise ValueError(f"docs/{language}/terms.md: {error}") from None
    return {match["id"]: WordedClause(**match.groupdict()) for match in HEADING.finditer(text)}
