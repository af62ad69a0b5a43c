"""What a reader may ask: the standard library that the page gets is what answering this loads."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from calculator.sentences import LANGUAGES
from calculator.web import TASKS

# For each task: the first is answered, others are refused; all kinds of dates and of amounts.
GIVEN: dict[str, list[Any]] = json.loads(
    Path(__file__).with_name("samples.json").read_text("utf-8")
)


def workbook_requests() -> list[dict[str, Any]]:
    """Return the reading of a small workbook of Excel."""
    book = Workbook()
    book.worksheets[0].append(["Name", "Valid until", "Paid"])
    book.worksheets[0].append(["Dara", date.fromisoformat("2026-09-10"), 5.0])
    made = BytesIO()
    book.save(made)
    given = {"content": b64encode(made.getvalue()).decode()}
    return [{"table": given, "language": LANGUAGES[0]}]


def requests() -> list[dict[str, Any]]:
    """Return every sample of every task, in every language.

    A task that has no sample yet gets those of a question.
    """
    return [
        {task: given, "language": language}
        for task in TASKS
        for given in GIVEN.get(task, GIVEN["question"])
        for language in LANGUAGES
    ]
