"""Sentences of the page from its catalogs, by id."""

from __future__ import annotations

import gettext
import re
from functools import cache
from pathlib import Path

from babel.messages.extract import extract
from markupsafe import Markup, escape

ROOT = Path(__file__).resolve().parent.parent
IMPORT = re.compile(r"^import .*?from '(?P<path>[^']+)';", re.MULTILINE | re.DOTALL)


class Messages:
    """A catalog of one language. An id without a sentence stops the build."""

    def __init__(self, language: str, domain: str = "guide") -> None:
        self._domain = domain
        self._catalog = _catalog(language, domain)

    def text(self, id: str) -> str:
        """Return the sentence as plain text, its `{name}` places still open."""
        sentence = self._catalog.gettext(id)
        if sentence == id:
            raise KeyError(f"The catalog `{self._domain}` has no sentence for {id}.")
        return sentence

    def markup(self, id: str, **values: object) -> Markup:
        """Return the sentence as HTML: escaped, and then its places filled in."""
        return Markup(escape(self.text(id))).format(**values)


@cache
def _catalog(language: str, domain: str) -> gettext.GNUTranslations:
    """A compiled catalog, read once for each build."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / f"{domain}.mo"
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def ids_in_scripts(entry: Path, function: str = "gettext") -> tuple[str, ...]:
    """Return the ids that a page's script, and all that it imports, give to a function."""
    ids: set[str] = set()
    for script in modules(entry):
        with script.open("rb") as source:
            found = extract("javascript", source, keywords={function: None})
            ids.update(str(message) for _, message, _, _ in found)
    return tuple(sorted(ids))


def modules(entry: Path) -> set[Path]:
    """Return a script with all that it imports, however far away."""
    found: set[Path] = set()
    open_ones = [entry]
    while open_ones:
        script = open_ones.pop().resolve()
        if script not in found:
            found.add(script)
            source = script.read_text("utf-8")
            open_ones += [script.parent / path["path"] for path in IMPORT.finditer(source)]
    return found
