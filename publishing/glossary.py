"""The words of the guide, from `locales/glossary.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from publishing import ROOT

FILE = ROOT / "locales" / "glossary.toml"


@dataclass(frozen=True)
class Term:
    """One concept; `locales/glossary.toml` says what each field is for.

    `smart`, `regulator` and `elsewhere` are a Khmer word as others use it (`km`), with the ids of
    the `sources` in which it was seen.
    """

    id: str
    group: str
    en: str
    km: str
    meaning: Mapping[str, str]
    smart: Mapping[str, Any] | None = None
    regulator: Mapping[str, Any] | None = None
    elsewhere: Mapping[str, Any] | None = None
    english: str = ""
    khmer: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def usages(self) -> list[Mapping[str, Any]]:
        """The words of others."""
        return [each for each in (self.smart, self.regulator, self.elsewhere) if each]

    def word(self, language: str) -> str:
        """The word of the guide in one language."""
        return {"en": self.en, "km": self.km}[language]


@dataclass(frozen=True)
class Glossary:
    """All terms, and what is written instead of other words and misspellings."""

    terms: list[Term]
    instead: Mapping[str, str]


@cache
def glossary() -> Glossary:
    """The glossary; a TypeError for an entry with an unknown field or without a needed one."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    terms = [Term(**entry) for entry in content["term"]]
    words = {wrong: term.km for term in terms for wrong in term.forbidden}
    return Glossary(terms, words | content["spelling"])
