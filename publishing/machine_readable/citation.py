"""A clause as a text to paste: the sentence in both languages, and what it rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.sentences import Writer
from calculator.sentences.labels import STANDINGS
from calculator.sentences.writer import message
from publishing.calculator_page.messages import Messages
from publishing.languages import LANGUAGES


def citation(clause: dict[str, Any], language: str) -> str:
    """Return the text, in lines; the reader's language comes first."""
    order = (language, *(each for each in LANGUAGES if each != language))
    sentences = [clause["sentence"][each] for each in order]
    addresses = [clause["address"][each] for each in order]
    rests_on = [*_rule(clause, language), *_sources(clause, language)]
    return "\n".join([*sentences, *rests_on, *addresses])


def _rule(clause: dict[str, Any], language: str) -> list[str]:
    if not clause["in_force_from"]:
        return []
    day = Writer(language).date(date.fromisoformat(clause["in_force_from"]))
    # Translators: line of a copied citation: from when the rule of the clause is in force.
    return [_fill(message("citation.in_force"), language, day=day)]


def _sources(clause: dict[str, Any], language: str) -> list[str]:
    return [_source(source, language) for source in clause["sources"]]


def _source(source: dict[str, Any], language: str) -> str:
    return _fill(
        # Translators: line of a copied citation. {published}: a date, or that there is none.
        message("citation.source"),
        language,
        title=source["title"][language],
        publisher=source["publisher"][language],
        published=_published(source, language),
        standing=Writer(language).text(STANDINGS[source["standing"]]),
        url=source["url"],
    )


def _published(source: dict[str, Any], language: str) -> str:
    if not source["published"]:
        return Messages(language).text("sources.undated")
    day = Writer(language).date(date.fromisoformat(source["published"]))
    return _fill("sources.published", language, day=day)


def _fill(id: str, language: str, **values: str) -> str:
    return Messages(language).text(id).format(**values)
