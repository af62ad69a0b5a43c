"""Sentences of the page from the catalog `guide`, by id."""

from __future__ import annotations

import gettext
from pathlib import Path

from babel.messages.extract import extract
from markupsafe import Markup, escape

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "calculator"


class Messages:
    """The catalog of one language. An id without a sentence stops the build."""

    def __init__(self, language: str) -> None:
        self._catalog = gettext.translation("guide", ROOT / "locales", [language])

    def text(self, id: str) -> str:
        """Return the sentence as plain text, its `{name}` places still open."""
        sentence = self._catalog.gettext(id)
        if sentence == id:
            raise KeyError(f"The catalog `guide` has no sentence for {id}.")
        return sentence

    def markup(self, id: str, **values: object) -> Markup:
        """Return the sentence as HTML: escaped, and then its places filled in."""
        return Markup(escape(self.text(id))).format(**values)


def ids_in_scripts() -> list[str]:
    """Return the ids that the page's scripts ask for, as found in their source."""
    ids: set[str] = set()
    for script in sorted(SCRIPTS.glob("*.js")):
        with script.open("rb") as source:
            found = extract("javascript", source, keywords={"gettext": None})
            ids.update(str(message) for _, message, _, _ in found)
    return sorted(ids)
