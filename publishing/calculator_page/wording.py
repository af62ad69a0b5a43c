"""The sentences of the instant answer, and the names of its dates, in one language.

They are the calculator's own, so that the page says what Python would say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator.cldr import locales
from calculator.policy import Policy
from calculator.sentences import Writer
from calculator.sentences.card import code_by_another_phone
from calculator.sentences.refusals import OFFERS, REFUSALS
from calculator.sentences.writer import MONEY, ONE_OF, ONE_OF_MANY
from publishing.messages import Messages, ids_in_scripts

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "calculator"
INSTANT = SCRIPTS / "instant.js"
QUESTION = SCRIPTS / "question.js"
SAID_ON_A_DAY = ("headline", "standing", "resale", "advice")
# What the page's script needs of a language's CLDR data.
LOCALE = ("months", "weekdays", "date", "day_month", "full_date", "group", "decimal")


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
        numbers=Writer(language).each(policy.contact.emergency),
        code=policy.contact.balance_code,
        load=code_by_another_phone(policy, Writer(language)) or "",
    )
    ids = {id: id for id in _said(document)}
    ids |= {id: id for id in (*ONE_OF.values(), ONE_OF_MANY)}
    ids |= {f"refusal.{id}": REFUSALS[id] for id in _refused(document)}
    ids |= {id: id for id in (*OFFERS, "list.or", *ids_in_scripts(QUESTION, "text"))}
    ids |= {f"money.{currency}": MONEY[currency] for currency in MONEY}
    names = {f"rule.{rule.id}": rule.name[language] for rule in policy.rules}
    dates = {name: value for name, value in locales()[language].items() if name in LOCALE}
    sentences = {key: catalog.text(id).format_map(constants) for key, id in ids.items()}
    return {
        "locale": dates,
        "sentences": names | sentences,
    }


def _said(document: dict[str, Any]) -> Iterator[str]:
    """The ids of all sentences that the document names."""
    for state in document["states"]:
        for part in SAID_ON_A_DAY:
            yield from state[part].split()
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
