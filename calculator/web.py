"""The door for the page: JSON in, JSON out.

Request: `{"question": {...}, "language": "en" | "km", "digits": "latin" | "khmer"}`, the question
as typed, with the keys of the contract. Response: `{"answer": ..., "wording": ...}` or
`{"refusal": {"id", "field", "sentence"}}`, with the `row` at fault where the field has lines.
"""

import json
from collections.abc import Callable
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
        task, given = _task(asked)
        response = TASKS[task](given, write)
    except Refusal as refusal:
        text = sentence(refusal, write)
        said = {"id": refusal.id, "field": refusal.field, "sentence": text}
        response = {"refusal": said | ({"row": refusal.row} if refusal.row else {})}
    return json.dumps(response, ensure_ascii=False)


def _answer(given: Any, write: Writer) -> dict[str, Any]:
    found = answer(policy(), read_question(policy(), texts(given)))
    return {"answer": as_values(found), "wording": asdict(explain(found, write))}


# What can be asked for: the key of a request -> what is done with its value.
TASKS: dict[str, Callable[[Any, Writer], dict[str, Any]]] = {"question": _answer}


def texts(given: Any) -> dict[str, str]:
    """A part of a request that has to be an object of texts."""
    if not isinstance(given, dict) or not all(type(text) is str for text in given.values()):
        raise Refusal("request-garbage")
    return given


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


def _task(asked: dict[str, Any]) -> tuple[str, Any]:
    """The one task of a request, which is checked for its form, and what was given for it."""
    tasks = [key for key in asked if key in TASKS]
    if len(tasks) != 1 or set(asked) != {tasks[0], "language", "digits"}:
        raise Refusal("request-garbage")
    if asked["language"] not in LANGUAGES or asked["digits"] not in tuple(DIGITS):
        raise Refusal("request-garbage")
    return tasks[0], asked[tasks[0]]
