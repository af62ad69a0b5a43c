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

from calculator.policy import Clause
from calculator.policy_file import USUAL as FILE
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.writer import message
from publishing import policy
from publishing.catalogs import Messages
from publishing.terms import worded

VERSION = 1
FOLDER = f"data/v{VERSION}"
SCHEMA = Path(__file__).with_name("clauses.schema.json")


def write(site: Path, site_url: str) -> None:
    """Write all files into a built site; the clauses in the order of the policy file."""
    known = policy()
    content = {"version": VERSION, "operator": known.operator, "digest": known.digest}
    clauses = [_clause(clause, site_url) for clause in known.clauses.values()]
    folder = site / FOLDER / known.operator
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content | {"clauses": clauses}, ensure_ascii=False, separators=(",", ":"))
    (folder / "clauses.json").write_text(text, encoding="utf-8")
    shutil.copy(FILE, folder / "policy.toml")
    shutil.copy(SCHEMA, site / FOLDER)


def _clause(clause: Clause, site_url: str) -> dict[str, Any]:
    in_words = {language: worded(language)[clause.id] for language in LANGUAGES}
    values = {
        "id": clause.id,
        "title": {language: words.title for language, words in in_words.items()},
        "sentence": {language: words.plain_sentence for language, words in in_words.items()},
        "address": {each: f"{site_url}{each}/terms/#{clause.id}" for each in LANGUAGES},
        "in_force_from": _in_force_from(clause),
        "sources": [_source(id, clause) for id in clause.sources],
    }
    return values | {"citation": {language: _citation(values, language) for language in LANGUAGES}}


def _source(id: str, clause: Clause) -> dict[str, Any]:
    values = asdict(policy().sources[id]) | {"standing": policy().standing(clause.id, id)}
    return {key: str(each) if isinstance(each, date) else each for key, each in values.items()}


def _in_force_from(clause: Clause) -> str | None:
    """The day from which the rule of this clause is in force.

    None for a clause of no rule, and for one of several, such as the meaning of "active".
    """
    days = [
        rule.in_force_from.isoformat()
        for rule in policy().rules
        if clause.id in (rule.clause, *(stage.clause for stage in rule.stages))
    ]
    return days[0] if len(days) == 1 else None


def _citation(clause: dict[str, Any], language: str) -> str:
    """A clause as lines to paste: both languages, the reader's first, and what it rests on."""
    text, writer = Messages(language).text, Writer(language)

    def dated(id: str, day: str) -> str:
        return text(id).format(day=writer.date(date.fromisoformat(day)))

    order = sorted(LANGUAGES, key=lambda each: each != language)
    lines = [clause["sentence"][each] for each in order]
    if day := clause["in_force_from"]:
        lines.append(dated(message("citation.in_force"), day))
    for source in clause["sources"]:
        day = source["published"]
        published = dated("sources.published", day) if day else text("sources.undated")
        citation = text("citation.source").format(
            title=source["title"][language],
            publisher=source["publisher"][language],
            published=published,
            standing=writer.text(f"standing.{source['standing']}"),
            url=source["url"],
        )
        lines.append(citation)
    return "\n".join([*lines, *(clause["address"][each] for each in order)])
