"""What can still be done about a number on the asked day, under every reading of the texts.

Headline, card and advice all follow from this one decision, so that they cannot disagree.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from itertools import takewhile

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


def stages_on(answer: Answer) -> tuple[Stage, ...]:
    """The stage in which the number stands on the asked day, under each reading."""
    return tuple(timeline.stage_on(answer.question.on) for timeline in answer.timelines)


def help_on(answer: Answer) -> Help:
    """What helps on the asked day. A number that is perhaps sold is never to be topped up."""
    stages = stages_on(answer)
    top_up = [stage.top_up_restores for stage in stages]
    request = [stage.restorable_on_request for stage in stages]
    sold = [stage.id == "resale" for stage in stages]
    if any(warning.id == "top-up-too-late" for warning in answer.warnings):
        return Help.READ_DATE
    if all(top_up):
        return Help.TOP_UP
    if any(sold):
        return Help.SOLD if all(sold) else Help.PERHAPS_SOLD
    if any(top_up):
        return Help.PERHAPS_TOP_UP
    if any(request):
        return Help.ASK if all(request) else Help.PERHAPS_ASK
    return Help.NONE_KNOWN


def works_until(answer: Answer) -> date | None:
    """The last day on which everything works under every reading; None where that is over."""
    on = answer.question.on
    return _as_long_as(answer, on, lambda stage: bool(stage.outgoing and stage.incoming))


def comes_in_until(answer: Answer) -> date | None:
    """The last day on which calls surely still come in; None where that is over or not known."""
    return _as_long_as(answer, answer.question.on, lambda stage: bool(stage.incoming))


def ask_by(answer: Answer, on: date) -> date | None:
    """The last day from `on` on which a top-up or the operator surely helps; None if none is."""
    return _as_long_as(answer, on, lambda each: each.top_up_restores or each.restorable_on_request)


def _as_long_as(answer: Answer, on: date, holds: Callable[[Stage], bool]) -> date | None:
    """Until when something holds from a day on without a break, under every reading."""
    ends = []
    for timeline in answer.timelines:
        lasting = (span for span in timeline.spans if not span.is_empty)
        coming = (span for span in lasting if not span.last_day or on <= span.last_day)
        held = list(takewhile(lambda span: holds(span.stage), coming))
        if not held or held[-1].last_day is None:
            return None
        ends.append(held[-1].last_day)
    return min(ends)
