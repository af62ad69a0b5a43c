"""Asking at the two public doors: the command line, and JSON as the page does.

Whatever the first answers in JSON has the form that `answer.schema.json` says.
"""

import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from jsonschema import Draft202012Validator, FormatChecker

from calculator.cli import run
from calculator.web import respond

LANGUAGES = ("en", "km")
ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "tests" / "policies"
EXAMPLE = POLICIES / "example.toml"
# What tests of behaviour run on; the published figures themselves are in SMART.
FROZEN = POLICIES / "frozen.toml"
SMART = ROOT / "calculator" / "policies" / "smart.toml"

TODAY = date(2026, 11, 23)
# For tests of dates only: an asked day that lies after every top-up.
LATE = "2199-12-31"
# A day by which every source has been looked at, whenever an editor does that.
EDITED = date(2099, 12, 31)

SCHEMA = json.loads((ROOT / "calculator" / "answer.schema.json").read_text(encoding="utf-8"))
KINDS = ("answer", "plan", "lost")

READ = ("We read: ", "យើងអានបាន៖ ")

Values = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str


def command(*arguments: str, today: date = TODAY, given: str | bytes = "") -> Ran:
    """Run `recycle-date` in this process, with a clock that stands still; given: standard input."""

    def clock(time_zone: str) -> date:
        assert ZoneInfo(time_zone)
        return today

    out, err = StringIO(), StringIO()
    stdin = TextIOWrapper(BytesIO(given if isinstance(given, bytes) else given.encode()))
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", stdin):
        status = run(list(arguments), clock)
    return Ran(status, out.getvalue(), err.getvalue())


def options(question: dict[str, str]) -> list[str]:
    """A question as options of the command line."""
    return [f"--{part.replace('_', '-')}={text}" for part, text in question.items()]


def ask(question: dict[str, str], *more: str, task: str = "answer") -> Ran:
    """Ask the command line; a list of top-ups comes from standard input."""
    typed = question | ({"history": "-"} if "history" in question else {})
    return command(task, *options(typed), *more, given=question.get("history", ""))


def refused(ran: Ran) -> str:
    """The one sentence that is all that a refused command leaves behind."""
    assert (ran.status, ran.out) == (2, "")
    sentence, end = ran.err[:-1], ran.err[-1]
    assert ("\n" in sentence, end) == (False, "\n")
    return sentence


def read_back(ran: Ran) -> bool:
    """Whether something was answered, and only what was read is said beside the output."""
    return ran.status == 0 and ran.err.startswith(READ) and ran.err.count("\n") == 1


@cache
def _form(kind: str) -> Draft202012Validator:
    schema = {"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(kind: str, found: Values) -> list[str]:
    """Where an answer of some kind is not of the published form."""
    return [error.message for error in _form(kind).iter_errors(found)]


def by_command(question: dict[str, str], *more: str, task: str = "answer") -> Values:
    """The JSON answer of the command line."""
    ran = ask(question, "--format=json", *more, task=task)
    assert read_back(ran)
    found: Values = json.loads(ran.out)
    assert faults("lost" if "lost_on" in question else task, found) == []
    return found


def response(given: Any, language: str = "en", task: str = "question") -> Values:
    """The whole response that the page gets to what is given with a task."""
    request = {task: given, "language": language}
    responded: Values = json.loads(respond(json.dumps(request)))
    return responded


def answer(on: str = LATE, **question: str) -> Values:
    """The answer that the page gets."""
    answered: Values = response(question | {"on": on})["answer"]
    return answered


def wording(language: str, on: str = LATE, **question: str) -> Values:
    """The sentences that the page gets."""
    worded: Values = response(question | {"on": on}, language)["wording"]
    return worded


def span(first: str, last: str) -> dict[str, str]:
    """A range of dates as in the contract."""
    return {"earliest": first, "latest": last}


def digest(file: Path) -> str:
    """The digest that the check gives to a good policy file."""
    ran = command("policy", "check", str(file), today=EDITED)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.split()[-1]


def changed(file: Path, folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy in `folder` of a policy file, with some texts changed where they first stand."""
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    copy = folder / "changed.toml"
    copy.write_text(text, encoding="utf-8")
    return copy
