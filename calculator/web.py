"""The door for the page: JSON in, JSON out.

Request: `{"question": {...}, "language": "en" | "km", "digits": "latin" | "khmer"}`, the question
as typed, with the keys of the contract. Response: `{"answer": ..., "wording": ...}` or
`{"refusal": {"id", "field", "sentence"}}`.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from calculator.answer import answer
from calculator.contract import as_values
from calculator.loader import load
from calculator.policy import Policy
from calculator.question import read_question
from calculator.refusal import Refusal
from calculator.wording import LANGUAGES, Writer, explain, sentence
from calculator.wording.writer import DIGITS

POLICIES = Path(__file__).parent / "policies"
OPERATOR = "smart"


@cache
def policy() -> Policy:
    """The policy that is asked when no other is named."""
    return load(POLICIES / f"{OPERATOR}.toml")


def respond(request: str) -> str:
    """The response to one request; never raises, whatever the request is."""
    asked = _parsed(request)
    write = _writer(asked)
    try:
        found = answer(policy(), read_question(policy(), _question(asked)))
        response = {"answer": as_values(found), "wording": asdict(explain(found, write))}
    except Refusal as refusal:
        text = sentence(refusal, write)
        response = {"refusal": {"id": refusal.id, "field": refusal.field, "sentence": text}}
    return json.dumps(response, ensure_ascii=False)


def _parsed(request: str) -> dict[str, Any]:
    """The request, not yet checked; empty where it is no object of JSON."""
    try:
        asked = json.loads(request)
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}


def _writer(asked: dict[str, Any]) -> Writer:
    """A writer as asked for, as far as that is clear, so that even garbage is refused in Khmer."""
    language, digits = asked.get("language"), asked.get("digits")
    return Writer(
        language if language in LANGUAGES else LANGUAGES[0],
        digits if digits in tuple(DIGITS) else "latin",
    )


def _question(asked: dict[str, Any]) -> dict[str, str]:
    """The question of a request, which is checked for its form."""
    if set(asked) != {"question", "language", "digits"}:
        raise Refusal("request-garbage")
    question: dict[str, str] = asked["question"]
    if not isinstance(question, dict) or not all(type(text) is str for text in question.values()):
        raise Refusal("request-garbage")
    if asked["language"] not in LANGUAGES or asked["digits"] not in tuple(DIGITS):
        raise Refusal("request-garbage")
    return question
