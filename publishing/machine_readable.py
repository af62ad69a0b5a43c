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
from calculator.sentences import LANGUAGES
from calculator.sentences.writer import message
from publishing import policy
from publishing.catalogs import PageWriter
from publishing.terms import worded

VERSION = 1
FOLDER = f"data/v{VERSION}"
SCHEMA = Path(__file__).with_name("clauses.schema.json")


def write(site: Path, site_url: str) -> None:
    """Write all files into a built site; the clauses in the order of the policy file."""
    known = policy()
    content = {
        "version": VERSION,
        "operator": known.operator,
        "digest": known.digest,
        "clauses": [_clause(clause, site_url) for clause in known.clauses.values()],
    }
    folder = site / FOLDER / known.operator
    folder.mkdir(parents=True, exist_ok=True)
    # Only dates are no JSON by themselves.
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    (folder / "clauses.json").write_text(text, encoding="utf-8")
    shutil.copy(FILE, folder / "policy.toml")
    shutil.copy(SCHEMA, site / FOLDER)


def _clause(clause: Clause, site_url: str) -> dict[str, Any]:
    in_words = {language: worded(language)[clause.id] for language in LANGUAGES}
    values = {
        "id": clause.id,
        "title": {language: words.title for language, words in in_words.items()},
        "sentence": {language: words.sentence for language, words in in_words.items()},
        "address": {each: f"{site_url}{each}/terms/#{clause.id}" for each in LANGUAGES},
        "in_force_from": _in_force_from(clause),
        "sources": [
            asdict(policy().sources[id]) | {"standing": policy().standing(clause.id, id)}
            for id in clause.sources
        ],
    }
    return values | {"citation": {language: _citation(values, language) for language in LANGUAGES}}


def _in_force_from(clause: Clause) -> date | None:
    """The day from which the rule of this clause is in force.

    None for a clause of no rule, and for one of several, such as the meaning of "active".
    """
    days = [
        rule.in_force_from
        for rule in policy().rules
        if clause.id in (rule.clause, *(stage.clause for stage in rule.stages))
    ]
    return days[0] if len(days) == 1 else None


def _citation(clause: dict[str, Any], language: str) -> str:
    """A clause as lines to paste: both languages, the reader's first, and what it rests on."""
    write = PageWriter(language)
    order = sorted(LANGUAGES, key=lambda each: each != language)
    lines = [clause["sentence"][each] for each in order]
    if day := clause["in_force_from"]:
        lines.append(write.text("citation.in_force", day=day))
    for source in clause["sources"]:
        id = message("sources.published" if source["published"] else "sources.undated")
        lines.append(
            write.text(
                "citation.source",
                title=source["title"],
                publisher=source["publisher"],
                published=write.text(id, day=source["published"] or ""),
                standing=write.text(f"standing.{source['standing']}"),
                url=source["url"],
            )
        )
    return "\n".join([*lines, *(clause["address"][each] for each in order)])
