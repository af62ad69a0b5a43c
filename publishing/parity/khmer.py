"""Khmer as it is stored: what looks right and is not, because signs stand in another order.

Search, and anybody's editor, finds a word only where its signs are stored in one order: letter,
subscripts with RO last, register shifter, vowel, other signs.
"""

import re
import unicodedata
from collections.abc import Iterator

LETTER = "[\u1780-\u17b3]"
SUBSCRIPT = "\u17d2"
RO = "\u179a"
SHIFTER = "[\u17c9\u17ca]"
VOWEL = "[\u17b6-\u17c5]"
SIGN = "[\u17c6-\u17c8\u17cb-\u17d1\u17dd]"

CLUSTER = re.compile(
    f"{LETTER}\u17cc?(?:{SUBSCRIPT}(?!{RO}){LETTER})*(?:{SUBSCRIPT}{RO})?{SHIFTER}?{VOWEL}?{SIGN}*"
)
MARK = re.compile("[\u17b4-\u17d3\u17dd]")
# Marks that nobody sees; a browser breaks lines in Khmer without them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def faults(text: str) -> Iterator[str]:
    """What is wrong with the stored form of a text, each with some of the text around it."""
    for mark in INVISIBLE.finditer(text):
        yield f"invisible {unicodedata.name(mark[0])} in “{_around(text, mark.start())}”"
    # What is left of the text when all well-formed clusters are covered.
    rest = CLUSTER.sub(lambda cluster: "." * len(cluster[0]), text)
    for mark in MARK.finditer(rest):
        yield f"{unicodedata.name(mark[0])} in the wrong place in “{_around(text, mark.start())}”"


def _around(text: str, place: int) -> str:
    return text[max(0, place - 8) : place + 8].strip()
