"""The door for the page: JSON in, JSON out.

Request: `{"question": {...}, "language": "en" | "km"}`, the question as typed, with the keys of
the contract, and `"digits": "khmer"` where those are wanted. Response: `{"answer", "wording"}` or
`{"refusal": {"id", "field", "sentence"}}`, with the `row` at fault where the field has lines, and
with `offers` where something else is likely meant: `typed`, what can be typed instead, and `text`,
as the reader reads it. What else can be asked for in place of the question is in
`calculator.tasks`.
"""

import json
from typing import Any

from calculator.refusal import Refusal
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.writer import DIGITS
from calculator.tasks import TASKS, refused, response

LATIN = next(iter(DIGITS))


def respond(request: str) -> str:
    """The response to one request; never raises, whatever the request is."""
    asked = _parsed(request)
    write = _writer(asked)
    try:
        task, given = _task(asked)
        said = response(task, given, write)
    except Refusal as refusal:
        said = refused(refusal, write)
    return json.dumps(said, ensure_ascii=False)


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
        digits if digits in tuple(DIGITS) else LATIN,
    )


def _task(asked: dict[str, Any]) -> tuple[str, Any]:
    """The one task of a request, which is checked for its form, and what was given for it."""
    tasks = [key for key in asked if key in TASKS]
    if len(tasks) != 1 or {*asked, "digits"} != {tasks[0], "language", "digits"}:
        raise Refusal("request-garbage")
    if asked["language"] not in LANGUAGES or asked.get("digits", LATIN) not in tuple(DIGITS):
        raise Refusal("request-garbage")
    return tasks[0], asked[tasks[0]]
