"""What other programs read: the clauses as JSON for a help desk, and the policy file itself.

The files are `data/v1/<operator>/clauses.json` and `policy.toml`; the JSON Schema of the first
lies beside them in `data/v1/`. The version changes when a reader of the old form could no longer
read the new one; the digest inside changes when a figure does.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from calculator.policy import Clause, Policy, Rule
from calculator.policy_file import USUAL as FILE
from calculator.sentences import Writer
from calculator.sentences.writer import message
from publishing.catalogs import Messages
from publishing.languages import LANGUAGES
from publishing.terms import worded

VERSION = 1
FOLDER = f"data/v{VERSION}"
SCHEMA = Path(__file__).with_name("clauses.schema.json")
ADDRESS = "{site_url}{language}/terms/#{id}"


def write(site: Path, site_url: str, policy: Policy) -> None:
    """Write all files into a built site."""
    folder = site / FOLDER / policy.operator
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(clauses(site_url, policy), ensure_ascii=False, separators=(",", ":"))
    (folder / "clauses.json").write_text(text, encoding="utf-8")
    shutil.copy(FILE, folder / "policy.toml")
    shutil.copy(SCHEMA, site / FOLDER)


def clauses(site_url: str, policy: Policy) -> dict[str, Any]:
    """Every clause with all that a citation needs, in the order of the policy file."""
    head = {"version": VERSION, "operator": policy.operator, "digest": policy.digest}
    found = [_clause(clause, site_url, policy) for clause in policy.clauses.values()]
    return head | {"clauses": found}


def _clause(clause: Clause, site_url: str, policy: Policy) -> dict[str, Any]:
    in_words = {language: worded(language)[clause.id] for language in LANGUAGES}
    begins = _in_force_from(clause, policy)
    values = {
        "id": clause.id,
        "title": {language: words.title for language, words in in_words.items()},
        "sentence": {language: words.plain_sentence for language, words in in_words.items()},
        "address": {
            language: ADDRESS.format(site_url=site_url, language=language, id=clause.id)
            for language in LANGUAGES
        },
        "in_force_from": begins and begins.isoformat(),
        "sources": [_source(id, clause, policy) for id in clause.sources],
    }
    return values | {"citation": {language: _citation(values, language) for language in LANGUAGES}}


def _source(id: str, clause: Clause, policy: Policy) -> dict[str, Any]:
    values = asdict(policy.sources[id]) | {"standing": policy.standing(clause.id, id)}
    return {key: str(each) if isinstance(each, date) else each for key, each in values.items()}


def _in_force_from(clause: Clause, policy: Policy) -> date | None:
    """The day from which the rule of this clause is in force.

    None for a clause of no rule, and for one of several, such as the meaning of "active".
    """
    rules = [rule for rule in policy.rules if clause.id in _clauses_of(rule)]
    return rules[0].in_force_from if len(rules) == 1 else None


def _clauses_of(rule: Rule) -> set[str]:
    return {rule.clause, *(stage.clause for stage in rule.stages)}


def _citation(clause: dict[str, Any], language: str) -> str:
    """A clause as lines to paste: both languages, the reader's first, and what it rests on."""
    order = (language, *(each for each in LANGUAGES if each != language))
    sentences = [clause["sentence"][each] for each in order]
    addresses = [clause["address"][each] for each in order]
    rests_on = [_source_line(source, language) for source in clause["sources"]]
    if clause["in_force_from"]:
        # Translators: line of a copied citation: from when the rule of the clause is in force.
        rests_on.insert(0, _fill(message("citation.in_force"), language, clause["in_force_from"]))
    return "\n".join([*sentences, *rests_on, *addresses])


def _source_line(source: dict[str, Any], language: str) -> str:
    published = Messages(language).text("sources.undated")
    if source["published"]:
        published = _fill("sources.published", language, source["published"])
    # Translators: line of a copied citation. {published}: a date, or that there is none.
    id = message("citation.source")
    return (
        Messages(language)
        .text(id)
        .format(
            title=source["title"][language],
            publisher=source["publisher"][language],
            published=published,
            standing=Writer(language).text(f"standing.{source['standing']}"),
            url=source["url"],
        )
    )


def _fill(id: str, language: str, day: str) -> str:
    """A sentence about one day."""
    written = Writer(language).date(date.fromisoformat(day))
    return Messages(language).text(id).format(day=written)
