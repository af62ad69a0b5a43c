"""The catalogs in `locales/`: their sentences by id, and what would break one.

`python -m publishing.catalogs` brings them in line with the code: a new id gets a place in both,
what nothing says any more goes, and the comments of the English catalog are copied. With `--check`
it changes nothing. It prints every fault with its place; exit status 1 if there is one.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import filter as matching
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from markupsafe import Markup, escape

from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.writer import Detail
from publishing import ROOT

# Each catalog, with the folders of the code that says its sentences.
DOMAINS = {"calculator": ["calculator"], "guide": ["publishing", "docs/templates", "docs/assets"]}
# The functions of Python whose first argument is an id, the last one's of a text in plural forms.
SAYING = ("text", "point", "message", "_", "Refusal", "counted")
# How what is no Python is read.
READERS = {".html": "jinja2", ".js": "javascript"}
# The id of a sentence, twice where it has plural forms.
Forms = str | tuple[str, ...] | list[str]
IMPORT = re.compile(r"^import .*?from '(?P<path>[^']+)';", re.MULTILINE | re.DOTALL)


class PageWriter(Writer):
    """Writes what pages say: their own sentences, and those of the calculator."""

    def open(self, id: str) -> str:
        """A sentence with its places still open; a KeyError for an id without one."""
        sentence = _sentences(self.language).get(id) or super().open(id)
        if sentence == id:
            raise KeyError(f"The catalogs have no sentence for {id}.")
        return sentence

    def markup(self, id: str, /, **details: Detail) -> Markup:
        """A sentence as HTML: escaped, and then its details filled in."""
        filled_in = {name: self.detail(value) for name, value in details.items()}
        return Markup(escape(self.open(id))).format(**filled_in)


@cache
def _sentences(language: str) -> dict[str, str]:
    """The sentences of the pages by their ids, read once for each build."""
    return {id: forms[0] for id, forms in sentences(read(language, "guide")).items()}


def sentences(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The sentences of a catalog by their ids, each in all its forms."""
    return {
        _id(message): (found,) if isinstance(found := message.string, str) else tuple(found or ())
        for message in catalog
        if message.id
    }


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


def in_line() -> dict[Path, bytes]:
    """Each catalog as it has to be; the comments of the English one say where a sentence stands."""
    found = {}
    for domain in DOMAINS:
        english = read(LANGUAGES[0], domain)
        said = _said(domain, english)
        for language in LANGUAGES:
            catalog = read(language, domain)
            catalog.update(said, no_fuzzy_matching=True, update_creation_date=False)
            for message in catalog:
                if message.id and (known := english.get(message.id)):
                    message.user_comments = known.user_comments + known.auto_comments
                    message.auto_comments = []
            written = io.BytesIO()
            write_po(written, catalog, width=0, ignore_obsolete=True, include_lineno=False)
            found[ROOT / _name(language, domain)] = written.getvalue()
    return found


def _said(domain: str, known: Catalog) -> Catalog:
    """All that the code says, without sentences; an id with a star is several known ones."""
    forms: dict[str, Forms] = {_id(message): message.id for message in known}
    places: dict[str, list[str]] = defaultdict(list)
    for folder in DOMAINS[domain]:
        for file in sorted((ROOT / folder).rglob("*.*")):
            for said, id in _ids_in(file):
                if "*" not in said:
                    forms[said] = id
                for each in matching(forms, said):
                    places[each].append(str(file.relative_to(ROOT)))
    catalog = Catalog()
    for each, files in sorted(places.items()):
        catalog.add(forms[each], locations=[(file, 0) for file in dict.fromkeys(files)])
    return catalog


def _ids_in(file: Path) -> Iterator[tuple[str, Forms]]:
    """The ids in a file, each with its forms."""
    if file.suffix == ".py":
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = ast.unparse(node.func).rpartition(".")[2]
                for id in _ids(node.args[0]):
                    # Tables of a file have a text, too, by a name without a point.
                    if called in SAYING and ("." in id or called != "text"):
                        yield id, (id, id) if called == "counted" else id
    elif file.suffix in READERS:
        with file.open("rb") as source:
            for _, forms, _, _ in extract(READERS[file.suffix], source):
                yield forms if isinstance(forms, str) else forms[0], forms


def _ids(node: ast.expr) -> Iterator[str]:
    """The ids that an expression may be, with a star for a hole."""
    match node:
        case ast.IfExp():
            yield from (*_ids(node.body), *_ids(node.orelse))
        case ast.JoinedStr():
            parts = (part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
            yield "".join(map(str, parts))
        case ast.Constant(str() as id):
            yield id


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def faults() -> list[str]:
    """Compile every catalog that has changed, and return what would break a sentence."""
    found = []
    for domain in DOMAINS:
        expected: dict[str, set[str]] = {}  # the places of each sentence in the first language
        for language in LANGUAGES:
            catalog = read(language, domain)
            source = ROOT / _name(language, domain)
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                with target.open("wb") as file:
                    write_mo(file, catalog)
            for id, forms in sentences(catalog).items():
                if fault := _fault(id, forms, expected):
                    found.append(f"{_name(language, domain)}: {id}: {fault}")
    return sorted(found)


def _fault(id: str, forms: tuple[str, ...], expected: dict[str, set[str]]) -> str:
    """No sentence, a brace that does not close, a place in one language that the other has not."""
    if not all(forms):
        return "it has no sentence yet; write it."
    try:
        fields = (field for form in forms for _, field, _, _ in Formatter().parse(form))
        # Of several forms, that of a single day may do without its number.
        places = {field for field in fields if field is not None}
    except ValueError as error:
        return f"{error} in “{' / '.join(forms)}”."
    known = expected.setdefault(id, places)
    if places == known:
        return ""
    return f"{_shown(places)} stands in the sentence, {_shown(known)} in the one of {LANGUAGES[0]}."


def _name(language: str, domain: str) -> str:
    return f"locales/{language}/LC_MESSAGES/{domain}.po"


def read(language: str, domain: str) -> Catalog:
    """A catalog as it is written."""
    with (ROOT / _name(language, domain)).open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def _shown(places: set[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places)) or "no place"


def main(arguments: list[str]) -> int:
    """Bring the catalogs in line, or check that they are; returns the exit status."""
    found = []
    for path, text in in_line().items():
        if "--check" not in arguments:
            path.write_bytes(text)
        elif path.read_bytes() != text:
            found.append(f"{path.relative_to(ROOT)} is not in line: run make messages.")
    found += faults()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
