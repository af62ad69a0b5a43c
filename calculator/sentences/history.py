"""The steps of a history: one for each top-up, with what it did under the readings."""

from collections.abc import Iterator

from calculator.answer import Answer, readings_of
from calculator.question import History
from calculator.sentences.point import Point
from calculator.sentences.writer import Writer, message
from calculator.top_ups import Counted


def top_up_steps(answer: Answer, question: History, write: Writer) -> Iterator[Point]:
    """The top-ups in the order in which they count."""
    policy = answer.policy
    if question.reordered:
        # Translators: first step where several top-ups were typed out of order.
        yield Point(write.text(message("step.reordered")), None)
    readings = readings_of(policy, question)
    for counted in zip(*(question.counted(policy, each) for each in readings), strict=True):
        top_up = counted[0].top_up
        in_time = [each.valid_until for each in counted if not each.too_late]
        text = write.text(
            _step_id(counted),
            amount=write.money(top_up.amount.amount, top_up.amount.currency),
            channel=policy.channels[top_up.channel].name[write.language],
            day=top_up.top_up,
            validity=write.period(top_up.row.validity),
            days=write.date_range(min(in_time), max(in_time)),
        )
        yield Point(text, top_up.clause)


def _step_id(counted: tuple[Counted, ...]) -> str:
    """The id of what is said about one top-up, from how it counts under each reading."""
    if any(each.too_late for each in counted):
        # Translators: one top-up that was too late under some readings; {days}: under the others.
        return message("step.history.perhaps_too_late")
    ended = [each.stage is not None for each in counted]
    if all(ended):
        # Translators: one top-up that came after validity had ended and brings the number back.
        return message("step.history.restores")
    if any(ended):
        # Translators: the same where validity had ended under some readings only.
        return message("step.history.perhaps_restores")
    # Translators: one of several top-ups, and until when the number is then valid.
    return message("step.history")
