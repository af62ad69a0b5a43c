"""Block `clause-index`: every clause on one page, with how firmly it stands, to be searched."""

from calculator.policy import Clause
from calculator.sentences import LANGUAGES
from publishing import ROOT, policy
from publishing.search import asked
from publishing.templates import fill
from publishing.terms import worded


def index(language: str) -> str:
    """Every clause on one page, to be searched while a customer waits."""
    clauses = [
        (worded(language)[clause.id], _standings(clause), clause, _searched(clause))
        for clause in policy().clauses.values()
    ]
    return fill(
        "blocks/clause-index",
        language,
        clauses=clauses,
        used_standings=dict.fromkeys(standing for row in clauses for standing in row[1]),
    )


def _standings(clause: Clause) -> list[str]:
    """How far the clause can be relied on, by each of its sources; none twice."""
    return list(dict.fromkeys(policy().standing(clause.id, source) for source in clause.sources))


def _searched(clause: Clause) -> str:
    """All words by which a clause is looked for, in both languages; agents have their own."""
    words = [clause.id, *clause.sources]
    for language in LANGUAGES:
        words += asked(ROOT / "docs" / language).get(f"terms/#{clause.id}", [])
        sources = [policy().sources[id] for id in clause.sources]
        words += worded(language)[clause.id]
        words += [text[language] for each in sources for text in (each.title, each.publisher)]
    return " ".join(words)
