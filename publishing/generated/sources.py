"""Blocks `sources CLAUSE` and `source-list`: what a statement rests on, and how firmly."""

from calculator.policy import Source
from publishing.clauses import worded
from publishing.generated.page_parts import fill
from publishing.policy import policy


def of_clause(clause: str, language: str) -> str:
    """The sources of one clause, each with its standing."""
    found = policy().clauses[clause]
    sources = [policy().sources[id] for id in found.sources]
    return fill("sources", language, clause=found, sources=sources)


def all_sources(argument: str, language: str) -> str:
    """Every source with the clauses that rest on it."""
    if argument:
        raise ValueError("the block `source-list` takes no argument")
    sources = [(source, _clauses_of(source)) for source in policy().sources.values()]
    return fill("source-list", language, sources=sources, clauses=worded(language))


def _clauses_of(source: Source) -> list[str]:
    return [clause.id for clause in policy().clauses.values() if source.id in clause.sources]
