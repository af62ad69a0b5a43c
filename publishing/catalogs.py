"""The catalogs in `locales/`: their sentences by id, and what would break one.

`python -m publishing.catalogs` prints every fault with its place; exit status 1 if there is one.
"""

from __future__ import annotations

import gettext
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from publishing import ROOT
from publishing.languages import LANGUAGES

DOMAINS = ("calculator", "guide")
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


def faults() -> list[str]:
    """Compile every catalog that has changed, and return what would break a sentence.

    That is a brace that does not close, and a place in one language that the other one has not.
    """
    read = {(code, domain): _read(code, domain) for code in LANGUAGES for domain in DOMAINS}
    found = []
    for (language, domain), catalog in read.items():
        expected = _places(read[LANGUAGES[0], domain], LANGUAGES[0], domain)[0]
        places, broken = _places(catalog, language, domain)
        found += broken
        found += [
            f"{_name(language, domain)}: {id}: {_shown(places[id])} stands in the sentence, "
            f"{_shown(expected[id])} in the one of {LANGUAGES[0]}."
            for id in places.keys() & expected.keys()
            if places[id] != expected[id]
        ]
    return sorted(found)


def _name(language: str, domain: str) -> str:
    return f"locales/{language}/LC_MESSAGES/{domain}.po"


def _read(language: str, domain: str) -> Catalog:
    source = ROOT / _name(language, domain)
    with source.open("rb") as file:
        catalog = read_po(file, locale=language, domain=domain)
    target = source.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        with target.open("wb") as file:
            write_mo(file, catalog)
    return catalog


def _places(catalog: Catalog, language: str, domain: str) -> tuple[dict[str, set[str]], list[str]]:
    """The names in braces by the id of their message, and the sentences that cannot be read."""
    places, broken = {}, []
    for message in catalog:
        if not message.id:
            continue
        id = message.id if isinstance(message.id, str) else message.id[0]
        forms = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        try:
            # Of several forms, that of a single day may do without its number.
            places[id] = {field for form in forms for field in _fields(form)}
        except ValueError as error:
            broken.append(f"{_name(language, domain)}: {id}: {error} in “{' / '.join(forms)}”.")
    return places, broken


def _fields(sentence: str) -> Iterator[str]:
    return (field for _, field, _, _ in Formatter().parse(sentence) if field is not None)


def _shown(places: set[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places)) or "no place"


def main() -> int:
    """Print every fault; returns the exit status."""
    found = faults()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
