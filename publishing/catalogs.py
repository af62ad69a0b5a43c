"""The catalogs in `locales/`: compiled where they have changed, and what would break a sentence.

`python -m publishing.catalogs` prints every fault with its place; exit status 1 if there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from publishing.languages import LANGUAGES
from publishing.policy import ROOT

DOMAINS = ("calculator", "guide")


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
