"""The sentences of the instant answer, and the names of its dates, in one language.

They are the calculator's own, so that the page says what Python would say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator.cldr import locales
from calculator.policy import Policy
from calculator.sentences.refusals import REFUSALS
from calculator.sentences.writer import DASH, MONEY
from publishing.messages import Messages, ids_in_scripts

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "calculator"
INSTANT = SCRIPTS / "instant.js"
QUESTION = SCRIPTS / "question.js"
SAID_ON_A_DAY = ("headline", "standing", "resale", "advice")
# What the page's script needs of a language's CLDR data.
LOCALE = ("months", "weekdays", "date", "full_date", "group", "decimal")


class Open(dict[str, str]):
    """What fills a sentence at build time; every other place stays as it is."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def wording(policy: Policy, document: dict[str, Any], language: str) -> dict[str, Any]:
    """Return what the page's `Writer` needs: names and patterns of dates, sentences by id.

    `document` is that of the instant answer. Raises KeyError for a sentence that the
    calculator's catalog lacks.
    """
    catalog = Messages(language, "calculator")
    constants = Open(
        operator=policy.name[language],
        number=policy.contact.customer_service,
        numbers=", ".join(policy.contact.emergency),
    )
    ids = {id: id for id in _said(document)}
    ids |= {f"refusal.{id}": REFUSALS[id] for id in _refused(document)}
    ids |= {id: id for id in ids_in_scripts(QUESTION, "text")}
    ids |= {f"money.{currency}": MONEY[currency] for currency in MONEY}
    names = {f"rule.{rule.id}": rule.name[language] for rule in policy.rules}
    dates = {name: value for name, value in locales()[language].items() if name in LOCALE}
    sentences = {key: catalog.text(id).format_map(constants) for key, id in ids.items()}
    return {
        "locale": dates | {"dash": DASH},
        "sentences": names | sentences,
    }


def _said(document: dict[str, Any]) -> Iterator[str]:
    """The ids of all sentences that the document names."""
    for state in document["states"]:
        yield from filter(None, (state[part] for part in SAID_ON_A_DAY))
    for stage in document["stages"]:
        yield from (stage["name"], stage["period"], stage["works"], *stage["note"])
    for warning in document["warnings"]:
        yield warning["text"]


def _refused(document: dict[str, Any]) -> Iterator[str]:
    """The ids of all refusals that the document or the script itself can give."""
    yield from ids_in_scripts(INSTANT, "refuse")
    yield document["asked"]["refusal"]["id"]
    for table in document["tables"]:
        yield from (each["refusal"]["id"] for each in table if "refusal" in each)
