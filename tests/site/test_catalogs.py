"""The catalogs are complete and the same in both languages; `make lint` holds them to the code."""

import ast
import re
from itertools import product
from pathlib import Path
from string import Formatter

import pytest

from publishing import catalogs
from publishing.parity.compare import compare_texts
from publishing.parity.words import khmer_faults
from tests.calculator.asking import LANGUAGES, ROOT

DOMAINS = tuple(catalogs.DOMAINS)
ID = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*")


each_catalog = pytest.mark.parametrize(("language", "domain"), list(product(LANGUAGES, DOMAINS)))


@each_catalog
def test_every_message_is_complete(language: str, domain: str) -> None:
    catalog = catalogs.read(language, domain)
    for id, forms in catalogs.sentences(catalog).items():
        assert ID.fullmatch(id)
        assert id not in forms, f"{id} only repeats its id"
        assert not catalog[id].fuzzy, f"{id} is fuzzy"
        assert catalog[id].user_comments, f"{id} has no comment for translators"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{name", "name: expected '}' before end of string in “{name”."),
        ("{other}", "name: {other} stands in the sentence, {name} in the one of en."),
        ("", "name: it has no sentence yet; write it."),
        ("x", "name: no place stands in the sentence, {name} in the one of en."),
    ],
)
def test_a_sentence_that_would_break_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, said: str
) -> None:
    monkeypatch.setattr(catalogs, "ROOT", tmp_path)
    for language, domain in product(LANGUAGES, DOMAINS):
        file = tmp_path / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        sentence = written if (language, domain) == ("km", "guide") else "{name}"
        file.write_text(f'msgid "name"\nmsgstr "{sentence}"\n', "utf-8")
    assert catalogs.faults() == [f"locales/km/LC_MESSAGES/guide.po: {said}"]


@each_catalog
def test_places_are_names_that_the_code_fills_in(language: str, domain: str) -> None:
    known = filled_in()
    for id, forms in catalogs.sentences(catalogs.read(language, domain)).items():
        named = {field for form in forms for _, field, _, _ in Formatter().parse(form)}
        assert named - {None} <= known, id


def filled_in() -> set[str]:
    """Every name under which code hands something to a sentence."""
    names: set[str] = set()
    for folder in ("calculator", "publishing"):
        for file in (ROOT / folder).rglob("*.py"):
            nodes = ast.walk(ast.parse(file.read_text("utf-8")))
            names |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    for file in [*(ROOT / "docs/templates").rglob("*.html"), *(ROOT / "docs/assets").rglob("*.js")]:
        names |= set(re.findall(r"\b(\w+)(?:=|: |(?= [,}]|, \w+ }))", file.read_text("utf-8")))
    return names


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_say_the_same_in_the_khmer_of_the_pages(domain: str) -> None:
    english, khmer = (catalogs.sentences(catalogs.read(each, domain)) for each in LANGUAGES)
    assert english
    assert english.keys() == khmer.keys()
    for id, forms in english.items():
        assert list(compare_texts(forms[-1], khmer[id][-1])) == [], id
        assert [fault for form in khmer[id] for fault in khmer_faults(form)] == [], id
