"""How the dates were worked out, step by step, each step with its clause."""

from collections.abc import Iterator

from calculator.answer import Answer
from calculator.policy import Rule
from calculator.question import Activated, History, TopUp
from calculator.sentences.history import top_up_steps
from calculator.sentences.labels import STAGES
from calculator.sentences.point import Point
from calculator.sentences.writer import Writer, message


def steps(answer: Answer, write: Writer) -> tuple[Point, ...]:
    """The steps from the question to the recycle date."""
    return (*_start(answer, write), *_rules(answer, write), *_stages(answer, write))


def _start(answer: Answer, write: Writer) -> Iterator[Point]:
    question, policy = answer.question, answer.policy
    if isinstance(question, TopUp):
        channel = policy.channels[question.channel]
        yield Point(
            write.text(
                # Translators: first step for a top-up. {validity}: a number of days.
                message("step.top_up"),
                amount=write.money(question.amount.amount, question.amount.currency),
                channel=channel.name[write.language],
                day=question.top_up,
                validity=write.period(question.row.validity),
            ),
            question.clause,
        )
    if isinstance(question, History):
        yield from top_up_steps(answer, question, write)
    if answer.table_last_seen:
        # Translators: {day}: when the validity table, whose first day is not known, was seen.
        text = write.text(message("step.table_last_seen"), day=answer.table_last_seen)
        yield Point(text, question.top_ups[-1].clause)
    if isinstance(question, Activated):
        programme = policy.programmes[question.programme]
        # Translators: first step for a new SIM. {programme}: how the SIM was handed out.
        id = message("step.activated")
        name = programme.name[write.language]
        yield Point(write.text(id, programme=name, day=question.activated), programme.clause)
    if answer.valid_until:
        days = write.date_range(answer.valid_until.earliest, answer.valid_until.latest)
        clause = policy.conventions["printed-day"].clause
        # Translators: until when the number works. {days}: one date, or two with a dash.
        yield Point(write.text(message("step.valid_until"), days=days), clause)


def _rules(answer: Answer, write: Writer) -> Iterator[Point]:
    """The rule that applies; under different readings there may be two."""
    clause = answer.policy.conventions["rule-choice"].clause
    for owner in {timeline.owner.id: timeline.owner for timeline in answer.timelines}.values():
        if isinstance(owner, Rule):
            # Translators: {rule} is the name of the rule in force on the day validity ended.
            text = write.text(message("step.rule"), rule=owner.name[write.language])
            yield Point(text, clause)


def _stages(answer: Answer, write: Writer) -> Iterator[Point]:
    for days in answer.stages:
        if days.stage.period and days.last_day:
            text = write.text(
                # Translators: a stage of some days. {days}: its last day, or two with a dash.
                message("step.stage"),
                stage=write.text(STAGES[days.stage.id]),
                length=write.period(days.stage.period),
                days=write.date_range(days.last_day.earliest, days.last_day.latest),
            )
            yield Point(text, days.stage.clause)
    recycle = write.date_range(answer.recycle_date.earliest, answer.recycle_date.latest)
    # Translators: last step: from when the number may be sold to somebody else.
    yield Point(write.text(message("step.resale"), days=recycle), answer.stages[-1].stage.clause)
