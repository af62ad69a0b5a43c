"""A question in words, as a reader would say it."""

from calculator.policy import Policy
from calculator.question import Activated, Question, TopUp, ValidUntil
from calculator.wording.writer import Writer, message


def asked(question: Question, policy: Policy, write: Writer) -> str:
    """What was asked, with the asked day; `question.js` says the same on the page."""
    match question:
        case ValidUntil():
            # Translators: the question in words. {day}: the date printed in the SMS.
            id = message("question.valid_until")
            return write.text(id, day=question.valid_until, on=question.on)
        case TopUp():
            return write.text(
                # Translators: the question in words. {amount} was topped up by {channel} on {day}.
                message("question.top_up"),
                amount=write.money(question.amount.amount, question.amount.currency),
                channel=policy.channels[question.channel].name[write.language],
                day=question.top_up,
                on=question.on,
            )
        case Activated():
            return write.text(
                # Translators: the question in words. {programme}: how the new SIM was handed out.
                message("question.activated"),
                programme=policy.programmes[question.programme].name[write.language],
                day=question.activated,
                on=question.on,
            )
    raise AssertionError("every question has its words")
