"""What people type or paste, before it is read as a date or an amount."""

import unicodedata

KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")


def plain(typed: str) -> str:
    """The text with Latin digits, without invisible marks and outer blanks.

    Text pasted from a message or a page often carries zero-width spaces.
    """
    seen = "".join(character for character in typed if unicodedata.category(character) != "Cf")
    return seen.translate(KHMER_DIGITS).strip()
