"""The stages of a number in words: their names, their days, what works, and what helps.

Headline, card and advice all follow from one `Situation`, so that they cannot disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import takewhile

from calculator.answer import Answer, StageDays
from calculator.policy import Policy, Stage
from calculator.sentences.writer import MOST_NAMED, Writer, message


def stage_name(stage: Stage) -> str:
    """The id of a stage's name; "works normally" only where everything is known to work."""
    is_known = stage.id != "active" or (stage.outgoing and stage.incoming)
    return message(f"stage.{stage.id}" if is_known else "stage.valid")


def either_stage(least: Stage, furthest: Stage, write: Writer) -> str:
    """The name of the stage in which a number stands, or of both where two are possible."""
    first, second = (write.text(stage_name(stage)) for stage in (least, furthest))
    return first if first == second else write.text("stage.either", first=first, second=second)


def works(stage: Stage) -> str:
    """The id of the text that says what works in a stage."""
    if stage.id == "resale":
        return message("works.resale")
    if stage.outgoing is None or stage.incoming is None:
        return message("works.unknown")
    if stage.outgoing:
        return message("works.everything" if stage.incoming else "works.outgoing")
    return message("works.incoming" if stage.incoming else "works.nothing")


def help_in(stage: Stage) -> str | None:
    """The id of the text that says how the number is kept in a stage, if anything does."""
    if stage.top_up_restores:
        return message("help.top_up")
    return message("help.request") if stage.restorable_on_request else None


@dataclass(frozen=True)
class StageLine:
    """One line of the table of stages; `begins` has its days where the next line stands below."""

    id: str
    name: str
    period: str
    begins: str
    works: str
    note: str


def stage_lines(answer: Answer, write: Writer) -> tuple[StageLine, ...]:
    """The table of stages, without one that no reading leaves a day."""
    return tuple(
        stage_line(days, answer.policy, write) for days in answer.stages if not days.is_empty
    )


def stage_line(days: StageDays, policy: Policy, write: Writer) -> StageLine:
    """One line of the table of stages."""
    stage, notes = days.stage, []
    if help_id := help_in(stage):
        notes.append(write.text(help_id, operator=policy.name))
    if stage.emergency and not stage.outgoing:
        numbers = write.each(policy.contact.emergency)
        notes.append(write.text("works.emergency", numbers=numbers))
    return StageLine(
        id=stage.id,
        name=write.text(stage_name(stage)),
        period=_period(days, write),
        begins=_begins(days, write),
        works=write.text(works(stage)),
        note=" ".join(notes),
    )


def _period(days: StageDays, write: Writer) -> str:
    first, last = days.first_day, days.last_day
    if not (first and last):
        return _begins(days, write)
    is_wide = max(first.apart, last.apart) > MOST_NAMED
    id = message("period.from_to.wide" if is_wide else "period.from_to")
    return write.text(id, first=first, last=last)


def _begins(days: StageDays, write: Writer) -> str:
    if days.first_day:
        return write.text("period.from", first=days.first_day)
    return write.text("period.until", last=days.last_day or "")


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


@dataclass(frozen=True)
class Situation:
    """What is decided about a number on the asked day, once for all that is said of it."""

    answer: Answer

    @cached_property
    def help(self) -> Help:
        """What helps. A number that is perhaps sold is never to be topped up."""
        stages = self.answer.stages_on
        top_up = [stage.top_up_restores for stage in stages]
        request = [stage.restorable_on_request for stage in stages]
        sold = [stage.id == "resale" for stage in stages]
        if all(sold):
            return Help.SOLD
        if any(warning.id == "top-up-too-late" for warning in self.answer.warnings):
            return Help.READ_DATE
        if all(top_up):
            return Help.TOP_UP
        if any(sold):
            return Help.PERHAPS_SOLD
        if any(top_up):
            return Help.PERHAPS_TOP_UP
        if any(request):
            return Help.ASK if all(request) else Help.PERHAPS_ASK
        return Help.NONE_KNOWN

    @cached_property
    def has_ended(self) -> bool:
        """Whether validity has ended by the asked day, under some reading."""
        ended = self.answer.valid_until
        return ended is not None and self.answer.question.on > ended.earliest

    @cached_property
    def works_until(self) -> date | None:
        """The last day on which everything works under every reading; None where that is over."""
        on = self.answer.question.on
        return _as_long_as(self.answer, on, lambda each: bool(each.outgoing and each.incoming))

    @cached_property
    def comes_in_until(self) -> date | None:
        """The last day on which calls surely come in; None where that is over or not known."""
        return _as_long_as(self.answer, self.answer.question.on, lambda each: bool(each.incoming))


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
