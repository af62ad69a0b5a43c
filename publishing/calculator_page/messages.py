"""Sentences of the page from its catalogs, by id."""

from __future__ import annotations

import gettext
from pathlib import Path

from babel.messages.extract import extract
from markupsafe import Markup, escape

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "calculator"


class Messages:
    """A catalog of one language. An id without a sentence stops the build."""

    def __init__(self, language: str, domain: str = "guide") -> None:
        self._domain = domain
        self._catalog = gettext.translation(domain, ROOT / "locales", [language])

    def text(self, id: str) -> str:
        """Return the sentence as plain text, its `{name}` places still open."""
        sentence = self._catalog.gettext(id)
        if sentence == id:
            raise KeyError(f"The catalog `{self._domain}` has no sentence for {id}.")
        return sentence

    def markup(self, id: str, **values: object) -> Markup:
        """Return the sentence as HTML: escaped, and then its places filled in."""
        return Markup(escape(self.text(id))).format(**values)


def ids_in_scripts(function: str = "gettext") -> list[str]:
    """Return the ids that the page's scripts give to a function, as found in their source."""
    ids: set[str] = set()
    for script in sorted(SCRIPTS.glob("*.js")):
        with script.open("rb") as source:
            found = extract("javascript", source, keywords={function: None})
            ids.update(str(message) for _, message, _, _ in found)
    return sorted(ids)
