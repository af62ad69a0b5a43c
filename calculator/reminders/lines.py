"""Lines of a calendar file: texts escaped, long lines folded (RFC 5545, 3.1 and 3.3.11)."""

import re

LONGEST = 75  # octets of a line, its end not counted
# A letter with all that is written onto it: vowels, signs, and letters below it (after U+17D2).
# Few enough to fit into one line; a longer pile is no word of any language.
LETTER = re.compile(".(?:[\u17b4-\u17d1\u17d3\u17dd]|\u17d2.?){0,9}", re.DOTALL)


def content_line(name: str, value: str) -> str:
    """A property, folded; `value` is written as it is."""
    return folded(f"{name}:{value}")


def escaped(text: str) -> str:
    """A text as the value of a property."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each but the first behind a space.

    It is never cut within a letter, for readers that join bytes or show what they did not join.
    """
    pieces, room = [""], LONGEST
    for letter in LETTER.findall(line):
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = LONGEST - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)
