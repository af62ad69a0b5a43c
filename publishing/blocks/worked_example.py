"""Block `worked-example`: one question worked out by the engine, for readers without a script."""

from __future__ import annotations

from calculator.answer import Answer, answer
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.writer import Writer
from calculator.typed import read_question
from publishing import policy
from publishing.templates import fill

# Asked on the day of the top-up, so that the answer never depends on when the site was built.
QUESTION = {"top_up": "2026-08-01", "amount": "5 USD", "on": "2026-08-01"}


def worked_example(language: str) -> tuple[Answer, Explanation]:
    """The answer to the example, and its sentences."""
    found = answer(policy(), read_question(policy(), QUESTION))
    return found, explain(found, Writer(language))


def show(language: str) -> str:
    """The example's milestones, earliest and latest, and the date to act by."""
    found, explained = worked_example(language)
    return fill("blocks/worked-example", language, answer=found, explained=explained)
