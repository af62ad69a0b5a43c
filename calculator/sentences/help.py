"""What can still be done about a number on the asked day, under every reading of the texts.

Headline, card and advice all follow from this one decision, so that they cannot disagree.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum

from calculator.answer import Answer
from calculator.policy import Stage


class Help(Enum):
    """The one thing to do, from what surely helps to what nobody can undo."""

    TOP_UP = "top-up"  # a top-up keeps the number, under every reading
    PERHAPS_TOP_UP = "perhaps-top-up"  # under some reading it still does
    ASK = "ask"  # only the operator can open the number again
    PERHAPS_ASK = "perhaps-ask"  # under some reading it still can, under none it is for sale
    PERHAPS_SOLD = "perhaps-sold"  # under some reading it may be sold already
    SOLD = "sold"  # it may be sold under every reading
    NONE_KNOWN = "none-known"  # not for sale, and no text says what would help
    READ_DATE = "read-date"  # whether a top-up came in time hangs on the reading


def help_on(answer: Answer) -> Help:
    """What helps on the asked day. A number that is perhaps sold is never to be topped up."""
    if any(warning.id == "top-up-too-late" for warning in answer.warnings):
        return Help.READ_DATE
    if answer.question.on <= answer.act_by:
        return Help.TOP_UP
    furthest, least = answer.stage_on
    if furthest.id == "resale":
        return Help.SOLD if least.id == "resale" else Help.PERHAPS_SOLD
    if least.top_up_restores:
        return Help.PERHAPS_TOP_UP
    if furthest.restorable_on_request and least.restorable_on_request:
        return Help.ASK
    if furthest.restorable_on_request or least.restorable_on_request:
        return Help.PERHAPS_ASK
    return Help.NONE_KNOWN


def works_until(answer: Answer) -> date | None:
    """The last day on which everything works under every reading; None where that is over."""
    ends = _last_day(answer, lambda stage: stage.outgoing is True and stage.incoming is True)
    return ends if ends and answer.question.on <= ends else None


def comes_in_until(answer: Answer) -> date | None:
    """The last day on which calls surely still come in; None where that is over or not known."""
    ends = _last_day(answer, lambda stage: stage.incoming is True)
    return ends if ends and answer.question.on <= ends else None


def ask_by(answer: Answer) -> date:
    """The last day on which the operator can surely open the number again, if asked."""
    ends = _last_day(answer, lambda stage: stage.top_up_restores or stage.restorable_on_request)
    assert ends is not None
    return ends


def _last_day(answer: Answer, holds: Callable[[Stage], bool]) -> date | None:
    """The last day, under the strictest reading, of the stages at the start that are so."""
    days = []
    for timeline in answer.timelines:
        first = [span for span in timeline.spans if holds(span.stage)]
        days.append(first[-1].last_day if first else None)
    known = [day for day in days if day]
    return min(known) if len(known) == len(days) else None
