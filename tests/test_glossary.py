"""The glossary file is sound, and the page shows all of it in both languages."""

import re
from collections import Counter
from html import unescape

import pytest

from calculator.sentences import Writer
from publishing import policy
from publishing.blocks.about import words
from publishing.glossary import Term, glossary
from publishing.parity.words import khmer_faults, missing_words


def test_no_concept_and_no_word_is_there_twice() -> None:
    for field in ("id", "en", "km"):
        counted = Counter(getattr(term, field) for term in glossary().terms)
        assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("term", glossary().terms, ids=lambda term: term.id)
def test_a_term_is_complete_and_follows_its_own_glossary(term: Term) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", term.id)
    assert set(term.meaning) == {"en", "km"}
    assert all(meaning.endswith((".", "។")) for meaning in term.meaning.values())
    re.compile(term.english)
    for usage in term.usages:
        assert usage.keys() == {"km", "sources"}
        assert usage["sources"]
        assert set(usage["sources"]) <= set(policy().sources)
    for text in (term.km, term.meaning["km"], *term.khmer):
        assert list(khmer_faults(text)) == []
    assert list(missing_words(term.en, term.km)) == []


@pytest.mark.parametrize(("language", "other"), [("en", "km"), ("km", "en")])
def test_page_and_answers_use_every_term(language: str, other: str) -> None:
    page = unescape(words(language))
    for term in glossary().terms:
        if term.id in ("outgoing-barred", "barred", "held"):
            assert Writer(language).text(f"stage.{term.id}").lower() == term.word(language)
        assert f'<dt id="term-{term.id}"><strong>{term.word(language)}</strong>' in page
        assert f'<span lang="{other}">{term.word(other)}</span>' in page
        for usage in term.usages:
            assert f'<span lang="km">{usage["km"]}</span>' in page
