"""One concept, one word: the Khmer text held against the glossary.

A paragraph, list item or cell whose English names a concept must have the concept's Khmer word;
say the word again rather than "it". Not seen are: a Khmer word for what the English does not
name, the wrong word beside the right one, and concepts without an `english` pattern. Names in
Latin letters may be left out in Khmer, but none may be added.
"""

import re
from collections.abc import Iterator
from functools import cache

from publishing.glossary import Term, glossary
from publishing.parity.figures import ADDRESS

LATIN = re.compile("[A-Za-z]{2,}")
# Said where the English has another word: "the printed date" is ថ្ងៃក្នុងសារ SMS.
KHMER_TOO = {"SMS"}


def missing_words(en: str, km: str) -> Iterator[tuple[str, str, str]]:
    """Concepts that the English names and the Khmer does not: which, and the words of both."""
    without_addresses = ADDRESS.sub(" ", en)
    for term in glossary().terms:
        named = _named(term, without_addresses)
        if named and not any(word in km for word in (term.km, *term.khmer)):
            yield f"word for {term.id}", named[0], f"without {term.km}"


def added_names(en: str, km: str) -> set[str]:
    """Names in Latin letters that only the Khmer has: of another company, or of another page."""
    names = LATIN.findall(ADDRESS.sub(" ", km))
    return {name for name in names if name.lower() not in en.lower()} - KHMER_TOO


def _named(term: Term, en: str) -> re.Match[str] | None:
    return re.search(term.english, en, re.IGNORECASE | re.MULTILINE) if term.english else None


def forbidden_words(km: str) -> Iterator[tuple[str, str]]:
    """Words and spellings in a Khmer text that the guide does not use, and what it writes."""
    for wrong, right in _forbidden().items():
        if wrong in km:
            yield wrong, right


@cache
def _forbidden() -> dict[str, str]:
    words = {wrong: term.km for term in glossary().terms for wrong in term.forbidden}
    return words | dict(glossary().spelling)
