"""The catalogs are complete, the same in both languages, and in line with the code."""

import ast
import re
import subprocess
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from publishing import catalogs
from publishing.parity.compare import compare_texts
from publishing.parity.words import khmer_faults

ROOT = Path(__file__).parents[2]
DOMAINS = ("calculator", "guide")
LANGUAGES = ("en", "km")
ID = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*")


def path(language: str, domain: str) -> Path:
    return ROOT / "locales" / language / "LC_MESSAGES" / f"{domain}.po"


def catalog(language: str, domain: str) -> Catalog:
    with path(language, domain).open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def messages(language: str, domain: str) -> dict[str, Message]:
    """All messages of a catalog by their ids, its header left out."""
    return {name(message): message for message in catalog(language, domain) if message.id}


def name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def sentences(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


each_catalog = pytest.mark.parametrize(
    ("language", "domain"), [(language, domain) for language in LANGUAGES for domain in DOMAINS]
)
each_domain = pytest.mark.parametrize("domain", DOMAINS)


@each_catalog
def test_every_message_is_translated_and_none_is_fuzzy(language: str, domain: str) -> None:
    found = messages(language, domain)
    assert found
    untranslated = [id for id, message in found.items() if not all(sentences(message))]
    fuzzy = [id for id, message in found.items() if message.fuzzy]
    assert (untranslated, fuzzy) == ([], [])


@each_catalog
def test_no_message_is_obsolete_or_there_twice(language: str, domain: str) -> None:
    written = path(language, domain).read_text("utf-8")
    ids = re.findall(r'^msgid "(.+)"$', written, re.MULTILINE)
    assert not catalog(language, domain).obsolete
    assert "#~" not in written
    assert sorted(ids) == sorted(set(ids))


@each_catalog
def test_ids_are_names_and_no_sentence_only_repeats_its_id(language: str, domain: str) -> None:
    for id, message in messages(language, domain).items():
        assert ID.fullmatch(id), id
        assert id not in sentences(message), id


@each_domain
def test_both_languages_have_the_same_messages(domain: str) -> None:
    assert set(messages("en", domain)) == set(messages("km", domain))


def test_no_sentence_would_break() -> None:
    assert catalogs.faults() == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{name", "name: expected '}' before end of string in “{name”."),
        ("{other}", "name: {other} stands in the sentence, {name} in the one of en."),
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
    for id, message in messages(language, domain).items():
        named = {field for form in sentences(message) for _, field, _, _ in Formatter().parse(form)}
        assert named - {None} <= known, id


def filled_in() -> set[str]:
    """Every name under which code hands something to a sentence."""
    names: set[str] = set()
    for folder in ("calculator", "publishing"):
        for file in (ROOT / folder).rglob("*.py"):
            nodes = ast.walk(ast.parse(file.read_text("utf-8")))
            names |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    for file in [*(ROOT / "docs/templates").rglob("*.html"), *(ROOT / "docs/assets").rglob("*.js")]:
        names |= set(re.findall(r"\b(\w+)(?:=|: |(?= [,}]))", file.read_text("utf-8")))
    return names


@each_catalog
def test_every_message_has_a_comment_for_translators(language: str, domain: str) -> None:
    found = messages(language, domain)
    assert [id for id, message in found.items() if not message.auto_comments] == []


@each_domain
def test_figures_are_the_same_in_both_languages(domain: str) -> None:
    english, khmer = messages("en", domain), messages("km", domain)
    for id, message in english.items():
        differing = compare_texts(sentences(message)[-1], sentences(khmer[id])[-1])
        assert list(differing) == [], id


@each_domain
def test_khmer_is_stored_and_spelled_as_in_the_pages(domain: str) -> None:
    for id, message in messages("km", domain).items():
        for sentence in sentences(message):
            assert list(khmer_faults(sentence)) == [], id


def test_catalogs_are_in_line_with_the_code() -> None:
    checked = subprocess.run(
        [ROOT / "scripts" / "messages", "--check"], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
