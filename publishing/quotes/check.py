"""Every figure of a clause against the policy, its sources and the list in `quotes.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from calculator.policy import Policy
from calculator.sentences import LANGUAGES
from publishing.facts import Fact, facts, on
from publishing.parity.figures import Figure, figures
from publishing.parity.sections import sections_of

LIST = Path(__file__).with_name("quotes.toml")
PAGE = "terms.md"

# In `quotes.toml`: what we count ourselves and no source says.
OURS = "ours"

Entry = Mapping[str, Any]


def read_list() -> dict[str, Entry]:
    """What `quotes.toml` says of each clause."""
    return tomllib.loads(LIST.read_text(encoding="utf-8"))


def faults(policy: Policy, docs: Path, entries: Mapping[str, Entry]) -> list[str]:
    """One line for each figure that a clause says and should not, or should say and does not.

    A line names the pages that link to the clause, since they may say the figure too.
    """
    found = [fault for clause in entries for fault in _of_entry(policy, clause, entries[clause])]
    for language in LANGUAGES:
        for clause, said in said_by_clause(docs, language).items():
            if clause in policy.clauses:
                for fault in _of_clause(policy, clause, said, entries.get(clause, {})):
                    pages = ", ".join(linked_from(docs / language, clause)) or "no page"
                    found.append(f"{language}/{PAGE}#{clause} {fault}; linked from {pages}")
    return found


def said_by_clause(docs: Path, language: str) -> dict[str, list[Figure]]:
    """The figures of each clause in one language: of its heading, sentence and explanation."""
    body, _ = get_data((docs / language / PAGE).read_text(encoding="utf-8"))
    said = {}
    for section in sections_of(body):
        if section.level == 3:
            texts = [text for part in section.parts for text in (part.text, *part.code)]
            said[section.id] = figures("\n".join(texts), language)
    return said


def linked_from(folder: Path, clause: str) -> list[str]:
    """The pages of one language that link to a clause."""
    link = f"{PAGE}#{clause})"
    return sorted(page.name for page in folder.rglob("*.md") if link in page.read_text("utf-8"))


def _of_entry(policy: Policy, clause: str, entry: Entry) -> Iterator[str]:
    """What `quotes.toml` names and the policy does not have."""
    if clause not in policy.clauses:
        yield f"{LIST.name}: the policy has no clause {clause}"
        return
    for id in entry.get("quotes", ()):
        if not _with_id(policy, id):
            yield f"{LIST.name}, {clause}: the policy has no figure {id}"
    for source in entry.get("others", {}):
        if source not in (OURS, *policy.clauses[clause].sources):
            yield f"{LIST.name}, {clause}: the policy does not rest it on {source}"


def _of_clause(policy: Policy, clause: str, said: list[Figure], entry: Entry) -> Iterator[str]:
    own = [fact for fact in facts(policy) if fact.clause == clause]
    quoted = [fact for id in entry.get("quotes", ()) for fact in _with_id(policy, id)]
    others = [each for text in entry.get("others", {}).values() for each in figures(text, "en")]
    known = [fact.figure for fact in own + quoted] + others + _of_sources(policy, clause)
    for figure in dict.fromkeys(said):
        if not _in(figure, known):
            yield f"says {figure}, which neither the policy nor {LIST.name} has for it"
    for fact in quoted if "quotes" in entry else own:
        if not _said(fact.figure, said):
            yield f"does not say {fact.figure}, which the policy has ({fact.id})"
    for figure in others:
        if not _said(figure, said):
            yield f"does not say {figure}, which {LIST.name} has"


def _with_id(policy: Policy, pattern: str) -> list[Fact]:
    return [fact for fact in facts(policy) if fnmatchcase(fact.id, pattern)]


def _of_sources(policy: Policy, clause: str) -> list[Figure]:
    """What stands in the titles of the sources of a clause, and when they were published."""
    sources = [policy.sources[id] for id in policy.clauses[clause].sources]
    titles = [figure for source in sources for figure in figures(source.title["en"], "en")]
    return titles + [on(source.published) for source in sources if source.published]


def _in(said: Figure, known: list[Figure]) -> bool:
    return any(_same(said, each) for each in known)


def _said(known: Figure, said: list[Figure]) -> bool:
    """Whether a text says it; the year alone is not enough for a date."""
    return any(_same(each, known) for each in said if each.kind == known.kind)


def _same(said: Figure, known: Figure) -> bool:
    """Whether a text says a known figure; it may leave out a unit, and the end of a date.

    In "14 or 68 days" the unit stands once.
    """
    if known.kind == "date" and said.kind in ("date", "number"):
        return f"{known.value}-".startswith(f"{said.value}-")
    equal = (said.kind, said.value) == (known.kind, known.value)
    return equal and (said.unit == known.unit or not (said.unit and known.unit))
