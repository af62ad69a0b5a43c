"""The words of the guide, from `locales/glossary.toml`, and the block `glossary`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator.sentences.writer import message
from publishing.generated.page_parts import fill
from publishing.messages import Messages
from publishing.policy import ROOT

FILE = ROOT / "locales" / "glossary.toml"

GROUPS = {
    # Translators: heading in the glossary, above words about topping up and validity.
    "validity": message("glossary.group.validity"),
    # Translators: heading in the glossary, above words about the stages of a number.
    "life": message("glossary.group.life"),
    # Translators: heading in the glossary, above words such as SMS, data and codes to dial.
    "services": message("glossary.group.services"),
    # Translators: heading in the glossary, above words about people, ownership and complaints.
    "people": message("glossary.group.people"),
    # Translators: heading in the glossary, above words about texts and how this guide uses them.
    "guide": message("glossary.group.guide"),
}


@dataclass(frozen=True)
class Usage:
    """A Khmer word as others use it, with the ids of the sources in which it was seen."""

    km: str
    sources: list[str]


@dataclass(frozen=True)
class Term:
    """One concept; `locales/glossary.toml` says what each field is for."""

    id: str
    group: str
    en: str
    km: str
    meaning: Mapping[str, str]
    smart: Usage | None = None
    regulator: Usage | None = None
    elsewhere: Usage | None = None
    english: str = ""
    khmer: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def word(self, language: str) -> str:
        """The word of the guide in one language."""
        return {"en": self.en, "km": self.km}[language]


@dataclass(frozen=True)
class Glossary:
    """All terms, and misspellings with what is written instead."""

    terms: list[Term]
    spelling: Mapping[str, str]


@cache
def glossary() -> Glossary:
    """The glossary; a TypeError for an entry with an unknown field or without a needed one."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Glossary([_term(entry) for entry in content["term"]], content["spelling"])


def _term(entry: dict[str, Any]) -> Term:
    users = [user for user in ("smart", "regulator", "elsewhere") if user in entry]
    return Term(**entry | {user: Usage(**entry[user]) for user in users})


def render(argument: str, language: str) -> str:
    """All words under a heading for each group, in the order of the file."""
    if argument:
        raise ValueError("the block `glossary` takes no argument")
    headings = Messages(language)
    blocks = []
    for group, heading in GROUPS.items():
        terms = [term for term in glossary().terms if term.group == group]
        blocks.append(f"## {headings.text(heading)} {{#words-{group}}}")
        blocks.append(fill("glossary", language, words=terms))
    return "\n\n".join(blocks)
