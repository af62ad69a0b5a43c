"""Block `clause-index`: every clause on one page, to be searched while a customer waits."""

from markupsafe import Markup

from calculator.policy import Clause
from publishing.clause_tools import render
from publishing.clauses import worded
from publishing.generated.page_parts import fill
from publishing.languages import LANGUAGES
from publishing.policy import ROOT, policy
from publishing.search import asked


def show(argument: str, language: str) -> str:
    """The list of all clauses with the fields that narrow it; the block takes no argument."""
    if argument:
        raise ValueError("the block `clause-index` takes no argument")
    clauses = [
        (worded(language)[clause.id], _standings(clause), clause, _searched(clause))
        for clause in policy().clauses.values()
    ]
    index = fill(
        "clause-index",
        language,
        clauses=clauses,
        used_standings=_used(),
        example=Markup("<code>{}</code>").format(clauses[0][2].id),
    )
    return index + render("", language)


def _standings(clause: Clause) -> list[str]:
    """How far the clause can be relied on, by each of its sources; none twice."""
    return list(dict.fromkeys(policy().standing(clause.id, source) for source in clause.sources))


def _used() -> list[str]:
    """Every standing that some clause has."""
    found = [standing for clause in policy().clauses.values() for standing in _standings(clause)]
    return list(dict.fromkeys(found))


def _searched(clause: Clause) -> str:
    """All words by which a clause is looked for, in both languages; agents have their own."""
    words = [clause.id, *clause.sources]
    for language in LANGUAGES:
        words += asked(ROOT / "docs" / language).get(f"terms/#{clause.id}", [])
        clause_words = worded(language)[clause.id]
        sources = [policy().sources[id] for id in clause.sources]
        words += [clause_words.title, clause_words.plain_sentence]
        words += [text[language] for each in sources for text in (each.title, each.publisher)]
    return " ".join(words)
