"""The door for the page: JSON in, JSON out.

Request: `{"question": {...}, "language": "en" | "km"}`, the question as typed, with the keys of
the contract. Response: `{"answer", "wording"}` or `{"refusal": {"id", "field", "sentence"}}`, with
the `row` at fault where the field has lines, and with `offers` where something else is likely
meant: `typed`, what can be typed instead, and `text`, as the reader reads it. In place of
`question` a request may have another of the `TASKS`:

- `lost`: what the texts say to a number that was cut off or sold, its wording and the letters.
- `plan`: which top-up reaches a day, in the form of `answer.schema.json`, and its wording.
- `keep`: `{"question": {...}, "made": today}`; what a reader takes along, see `calculator.note`.
- `table`, `rows` and `reminders`: a table of numbers, see `calculator.table_page`.

What is not of the agreed form is refused.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any

from calculator.answer import answer
from calculator.contract import KINDS
from calculator.letter import letters
from calculator.note import keep
from calculator.policy_file import usual_policy
from calculator.refusal import Refusal
from calculator.sentences import LANGUAGES, Writer, sentence
from calculator.sentences.explanation import explain
from calculator.sentences.lost import MARKS, describe_loss
from calculator.sentences.plan import describe_plan
from calculator.typed import read_question

# Kind of answer -> its sentences; what a loss leaves open is filled in by the page.
DESCRIBED: dict[str, Callable[[Any, Writer], Any]] = {
    "answer": explain,
    "lost": partial(describe_loss, blanks=MARKS),
    "plan": describe_plan,
}


def respond(request: str) -> str:
    """The response to one request; never raises, whatever the request is."""
    try:
        asked = json.loads(request)
    except (ValueError, RecursionError):
        asked = None
    parts: dict[str, Any] = asked if isinstance(asked, dict) else {}
    # As far as that is clear, even garbage is refused in the asked language.
    known = parts.get("language") in LANGUAGES
    write = Writer(parts["language"] if known else LANGUAGES[0])
    tasks = [key for key in parts if key in TASKS]
    if known and len(tasks) == 1 and len(parts) == 2:
        said = response(tasks[0], parts[tasks[0]], write)
    else:
        said = refused(Refusal("request-garbage"), write)
    return json.dumps(said, ensure_ascii=False)


def _say(kind: str, given: Any, write: Writer) -> dict[str, Any]:
    """What is found for a question of some kind, as plain values and in sentences."""
    read, find, values = KINDS[kind]
    found = find(usual_policy(), read(usual_policy(), texts(given)))
    said = {kind: values(found), "wording": asdict(DESCRIBED[kind](found, write))}
    if kind == "lost":
        written = letters(found, write, MARKS)
        # By lines, of which the page's files hold each once.
        said["letters"] = {name: text.split("\n") for name, text in written.items()}
    return said


def _keep(given: Any, write: Writer) -> dict[str, Any]:
    if not isinstance(given, dict) or set(given) != {"question", "made"}:
        raise Refusal("request-garbage")
    try:
        made = date.fromisoformat(given["made"])
    except (TypeError, ValueError):
        raise Refusal("request-garbage") from None
    found = answer(usual_policy(), read_question(usual_policy(), texts(given["question"])))
    return {"keep": keep(found, made, write)}


def _of_table(task: str, given: Any, write: Writer) -> dict[str, Any]:
    # Here and not above: the page fetches what answers tables only when there is a table.
    from calculator.table_page import TASKS

    return TASKS[task](given, write)


# What can be asked for: the key of a request -> what is done with its value.
TASKS: dict[str, Callable[[Any, Writer], dict[str, Any]]] = {
    "question": partial(_say, "answer"),
    "lost": partial(_say, "lost"),
    "plan": partial(_say, "plan"),
    "keep": _keep,
    **{task: partial(_of_table, task) for task in ("table", "rows", "reminders")},
}


def response(task: str, given: Any, write: Writer) -> dict[str, Any]:
    """What is said to one task: its values, or `{"refusal": {"id", "field", "sentence"}}`."""
    try:
        return TASKS[task](given, write)
    except Refusal as refusal:
        return refused(refusal, write)


def refused(refusal: Refusal, write: Writer) -> dict[str, Any]:
    """A refusal as plain values, with the `row` at fault where the field has lines.

    `offers` are what is likely meant: `typed`, what can be typed instead, and its `text` to read.
    """
    said: dict[str, Any] = {
        "id": refusal.id,
        "field": refusal.field,
        "sentence": sentence(refusal, write),
    }
    if refusal.offers:
        said["offers"] = [
            {"typed": str(each), "text": write.detail(each)} for each in refusal.offers
        ]
    return {"refusal": said | ({"row": refusal.row} if refusal.row else {})}


def texts(given: Any) -> dict[str, str]:
    """A part of a request that has to be an object of texts."""
    if not isinstance(given, dict) or not all(type(text) is str for text in given.values()):
        raise Refusal("request-garbage")
    return given
