"""Folding: spellings that a reader takes for the same become the same string.

The table is `foldings.json`; the search worker reads the same one.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

TABLE: dict[str, Any] = json.loads(
    Path(__file__).with_name("foldings.json").read_text(encoding="utf-8")
)

_PIECE = re.compile(f"{TABLE['letter']}|.", re.DOTALL)
_CHARACTERS = str.maketrans(TABLE["characters"]["from"], TABLE["characters"]["to"])

# In the table a group is put back as in JavaScript: $1.
_RULES = [
    (re.compile(rule["find"]), re.sub(r"\$(\d)", r"\\\1", rule["put"])) for rule in TABLE["rules"]
]


def fold(text: str) -> str:
    """The text as search compares it: neither for display nor for keeping."""
    return "".join(map(_fold_piece, _PIECE.findall(text)))


@cache
def _fold_piece(piece: str) -> str:
    piece = piece.translate(_CHARACTERS)
    for find, put in _RULES:
        piece = find.sub(put, piece)
    return piece
