"""What a reader may ask: the standard library that the page gets is what answering this loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from calculator.sentences import LANGUAGES
from calculator.tasks import TASKS

# For each task: the first is answered, others are refused; all kinds of dates and of amounts.
GIVEN: dict[str, list[Any]] = json.loads(
    Path(__file__).with_name("samples.json").read_text("utf-8")
)


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
