"""The glossary file is sound, and the page shows all of it in both languages."""

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from calculator.sentences import Writer
from publishing import policy
from publishing.blocks.about import GROUPS, words
from publishing.glossary import Term, glossary
from publishing.parity.words import khmer_faults, missing_words

each_term = pytest.mark.parametrize("term", glossary().terms, ids=lambda term: term.id)


def usages(term: Term) -> list[Mapping[str, Any]]:
    return [usage for usage in (term.smart, term.regulator, term.elsewhere) if usage]


def test_no_concept_and_no_word_is_there_twice() -> None:
    for field in ("id", "en", "km"):
        counted = Counter(getattr(term, field) for term in glossary().terms)
        assert [word for word, times in counted.items() if times > 1] == []


@each_term
def test_a_term_is_complete(term: Term) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", term.id)
    assert term.group in GROUPS
    assert set(term.meaning) == {"en", "km"}
    assert all(meaning.endswith((".", "។")) for meaning in term.meaning.values())
    re.compile(term.english)


@each_term
def test_the_sources_of_a_term_are_known(term: Term) -> None:
    for usage in usages(term):
        assert usage.keys() == {"km", "sources"}
        assert usage["sources"]
        assert set(usage["sources"]) <= set(policy().sources)


@each_term
def test_the_guide_follows_its_own_glossary(term: Term) -> None:
    for text in (term.km, term.meaning["km"], *term.khmer):
        assert list(khmer_faults(text)) == []
    assert list(missing_words(term.en, term.km)) == []


@pytest.mark.parametrize("language", ["en", "km"])
def test_answers_call_the_stages_as_the_pages_do(language: str) -> None:
    for term in glossary().terms:
        if term.id in ("outgoing-barred", "barred", "held"):
            assert Writer(language).text(f"stage.{term.id}").lower() == term.word(language)


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_page_shows_every_term_in_both_languages(language: str) -> None:
    page = unescape(words(language))
    other = "km" if language == "en" else "en"
    for term in glossary().terms:
        assert f'<dt id="term-{term.id}"><strong>{term.word(language)}</strong>' in page
        assert f'<span lang="{other}">{term.word(other)}</span>' in page
        for usage in usages(term):
            assert f'<span lang="km">{usage["km"]}</span>' in page
