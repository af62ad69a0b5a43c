"""From the bytes of a case to the text that is typed."""

import re

LARGEST = 1_000_000  # characters

# A case may say how often its text is repeated, so that few bytes make a large input.
REPEATED = re.compile(r"([0-9]{1,6})\*(.+)", re.DOTALL)


def text_of(data: bytes) -> str:
    """The text of a case: bytes that are no UTF-8 become halves of characters, as in `sys.argv`."""
    text = data.decode("utf-8", "surrogateescape")
    if match := REPEATED.fullmatch(text):
        return (match[2] * int(match[1]))[:LARGEST]
    return text


def bytes_of(seed: str) -> bytes:
    """What `text_of` makes a seed of."""
    return seed.encode("utf-8", "surrogateescape")
