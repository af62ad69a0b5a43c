"""Folding: spellings that a reader takes for the same become the same string.

The table is `foldings.json`; the search worker reads the same one.
"""

import json
import re
from pathlib import Path
from typing import Any

TABLE: dict[str, Any] = json.loads(
    Path(__file__).with_name("foldings.json").read_text(encoding="utf-8")
)

_CHARACTERS = str.maketrans(TABLE["characters"]["from"], TABLE["characters"]["to"])

# In the table a group is put back as in JavaScript: $1.
_RULES = [
    (re.compile(rule["find"]), re.sub(r"\$(\d)", r"\\\1", rule["put"])) for rule in TABLE["rules"]
]


def fold(text: str) -> str:
    """The text as search compares it: neither for display nor for keeping."""
    text = text.translate(_CHARACTERS)
    for find, put in _RULES:
        text = find.sub(put, text)
    return text
