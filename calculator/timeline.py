"""One reading of the texts -> one definite timeline.

All counting of days is here. `End` means the last day of something, `start` its day 1.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from calculator.policy import Period, Programme, Rule, Stage

ONE_DAY = timedelta(days=1)

# How each open convention is read, e.g. {"top-up-day": "day-one"}.
Reading = Mapping[str, str]


@dataclass(frozen=True)
class Span:
    """The days of one stage, both included.

    `first_day` is None where validity began on a day nobody asked about, `last_day` for resale.
    """

    stage: Stage
    first_day: date | None
    last_day: date | None

    @property
    def is_empty(self) -> bool:
        """Whether its only day was counted as the last day of the stage before."""
        return bool(self.first_day and self.last_day and self.last_day < self.first_day)


@dataclass(frozen=True)
class Timeline:
    """What happens on which day under one reading. `valid_until` is None for an unused SIM."""

    owner: Rule | Programme
    valid_until: date | None
    spans: tuple[Span, ...]

    @property
    def act_by(self) -> date:
        """The last day on which a top-up keeps the number."""
        return max(
            span.last_day for span in self.spans if span.last_day and span.stage.top_up_restores
        )

    @property
    def recycle_date(self) -> date:
        """The first day on which the number may be sold to somebody else."""
        first_day = self.spans[-1].first_day
        assert first_day is not None
        return first_day

    def stage_on(self, day: date) -> Stage:
        """The stage in which the number stands on `day`."""
        reached = (s.stage for s in self.spans if s.last_day is None or day <= s.last_day)
        return next(reached)


def validity_end(top_up: date, validity: Period, reading: Reading) -> date:
    """The day that would be printed: the last day of the validity of a top-up."""
    start = _day_one(top_up, reading["top-up-day"])
    [end] = _ends(start, [validity], reading)
    return end


def stacked(valid_until: date | None, top_up: date, validity: Period, reading: Reading) -> date:
    """The last day of validity with a top-up, after what was valid until a day, if anything was."""
    alone = validity_end(top_up, validity, reading)
    if not valid_until or valid_until < top_up or reading["stacking"] == "replaces":
        return alone
    if reading["stacking"] == "adds":
        return _ends(valid_until + ONE_DAY, [validity], reading)[0]
    return max(valid_until, alone)


def after_validity(rule: Rule, since: date | None, valid_until: date, reading: Reading) -> Timeline:
    """The life of a number that is valid since a top-up (if its day is known) until a day.

    Under the reading `day-one` of `validity-end-day` that day counts as the first of the
    period that follows, although the number still works on it.
    """
    active, *later = rule.stages
    start = _day_one(valid_until, reading["validity-end-day"])
    spans = _following(valid_until, start, later, reading)
    return Timeline(rule, valid_until, (Span(active, since, valid_until), *spans))


def never_topped_up(programme: Programme, activated: date, reading: Reading) -> Timeline:
    """The life of a new SIM that was activated and never topped up."""
    start = _day_one(activated, reading["first-use-day"])
    spans = _following(activated - ONE_DAY, start, programme.stages, reading)
    return Timeline(programme, None, tuple(spans))


def _day_one(day: date, reading: str) -> date:
    return day if reading == "day-one" else day + ONE_DAY


def _following(
    before: date, start: date, stages: Sequence[Stage], reading: Reading
) -> Iterator[Span]:
    """Stages that begin on the day after the one before ends, counted from `start`."""
    ends = _ends(start, [stage.period for stage in stages if stage.period], reading)
    for stage, end in zip(stages, [*ends, None], strict=True):
        yield Span(stage, before + ONE_DAY, end)
        before = end or before


def _ends(start: date, periods: Iterable[Period], reading: Reading) -> list[date]:
    """The last day of each of several periods that follow each other from `start`.

    Months are added up before they are applied, so that a month that is too short shortens
    one period only and not all that follow.
    """
    ends, months = [], 0
    begin = start
    for period in periods:
        if period.unit == "months":
            months += period.length
            begin_next = _add_months(start, months, reading["month-end"])
        else:
            begin_next = begin + timedelta(days=period.length)
            start, months = begin_next, 0
        ends.append(begin_next - ONE_DAY)
        begin = begin_next
    return ends


def _add_months(start: date, months: int, reading: str) -> date:
    """`start` some months later; a day that is missing there is read as the policy declares."""
    moved = start + relativedelta(months=months)
    if moved.day != start.day and reading == "next-month":
        return moved + ONE_DAY
    return moved
