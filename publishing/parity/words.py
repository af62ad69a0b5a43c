"""The Khmer of a text: its words held against the glossary, and how its letters are stored.

A paragraph, list item or cell whose English names a concept must have the concept's Khmer word;
say the word again rather than "it". Not seen are: a Khmer word for what the English does not
name, the wrong word beside the right one, and concepts without an `english` pattern. Names in
Latin letters may be left out in Khmer, but none may be added.

Search, and anybody's editor, finds a word only where its signs are stored in one order: letter,
subscripts with RO last, register shifter, vowel, other signs.
"""

import re
import unicodedata
from collections.abc import Iterator

from publishing.glossary import glossary
from publishing.parity.figures import ADDRESS

LATIN = re.compile("[A-Za-z]{2,}")
# Said where the English has another word: "the printed date" is ថ្ងៃក្នុងសារ SMS.
KHMER_TOO = {"SMS"}

LETTER, SUBSCRIPT, RO = "[\u1780-\u17b3]", "\u17d2", "\u179a"
SHIFTER, VOWEL = "[\u17c9\u17ca]", "[\u17b6-\u17c5]"
SIGN = "[\u17c6-\u17c8\u17cb-\u17d1\u17dd]"
CLUSTER = re.compile(
    f"{LETTER}\u17cc?(?:{SUBSCRIPT}(?!{RO}){LETTER})*(?:{SUBSCRIPT}{RO})?{SHIFTER}?{VOWEL}?{SIGN}*"
)
MARK = re.compile("[\u17b4-\u17d3\u17dd]")
# Marks that nobody sees; a browser breaks lines in Khmer without them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def missing_words(en: str, km: str) -> Iterator[str]:
    """Concepts that the English names and the Khmer does not: which, and the words of both."""
    without_addresses = ADDRESS.sub(" ", en)
    for term in glossary().terms:
        pattern = term.english
        named = pattern and re.search(pattern, without_addresses, re.IGNORECASE | re.MULTILINE)
        if named and not any(word in km for word in (term.km, *term.khmer)):
            yield f"word for {term.id}: en {named[0]} | km without {term.km}"


def added_names(en: str, km: str) -> set[str]:
    """Names in Latin letters that only the Khmer has: of another company, or of another page."""
    names = LATIN.findall(ADDRESS.sub(" ", km))
    return {name for name in names if name.lower() not in en.lower()} - KHMER_TOO


def khmer_faults(text: str) -> Iterator[str]:
    """What is wrong with a Khmer text: how it is stored, and words the guide does not use."""
    for mark in INVISIBLE.finditer(text):
        yield f"invisible {unicodedata.name(mark[0])} in “{_around(text, mark.start())}”"
    # What is left of the text when all well-formed clusters are covered.
    rest = CLUSTER.sub(lambda cluster: "." * len(cluster[0]), text)
    for mark in MARK.finditer(rest):
        yield f"{unicodedata.name(mark[0])} in the wrong place in “{_around(text, mark.start())}”"
    for wrong, right in glossary().instead.items():
        if wrong in text:
            yield f"write {right} instead of {wrong}"


def _around(text: str, place: int) -> str:
    return text[max(0, place - 8) : place + 8].strip()
