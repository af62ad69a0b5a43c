"""A question in words, as a reader would say it."""

from collections.abc import Container

from calculator.lost import LostQuestion
from calculator.plan import PlanQuestion
from calculator.policy import Policy
from calculator.question import Question, TopUp, TopUps
from calculator.sentences.reasons import of_question
from calculator.sentences.writer import Writer

# The parts of questions and plans that are dates, but for the asked day: what was read of them.
DATED = ("lost_on", "valid_until", "top_up", "activated", "keep_until")


def asked(question: Question, policy: Policy, write: Writer) -> str:
    """What was asked, with the asked day."""
    if isinstance(question, TopUps):
        top_ups = (of_question(each, policy) for each in question.top_ups)
        listed = tuple(write.text("question.history.top_up", **each) for each in top_ups)
        return write.text("question.history", top_ups=listed, on=question.on)
    return write.text(f"question.{question.kind}", on=question.on, **of_question(question, policy))


def asked_about_loss(question: LostQuestion, policy: Policy, write: Writer) -> str:
    """What was asked about a loss, with what is known of the number's validity."""
    text = write.text(f"question.{question.lost_how}", day=question.lost_on)
    if not question.known:
        return f"{text} {write.text('question.nothing-known')}"
    return f"{text} {asked(question.known, policy, write)}"


def we_read(
    question: Question | LostQuestion | PlanQuestion, typed: Container[str], write: Writer
) -> str:
    """What was understood of a question, to be said first.

    Of the asked day only what was `typed` is said.
    """
    known = question.known if isinstance(question, LostQuestion) else question
    days = {name: getattr(question, name, getattr(known, name, None)) for name in DATED}
    texts = [write.text(f"read.{name}", day=day) for name, day in days.items() if day]
    if isinstance(known, TopUp):
        texts.append(write.detail(known.amount))
    if isinstance(known, TopUps):
        made = [each.top_up for each in known.top_ups]
        texts.append(write.text("read.top-ups", count=len(made), first=made[0], last=made[-1]))
    if "on" not in typed:
        return write.text("read.today", what=tuple(texts))
    return write.text("read.on", what=tuple(texts), on=question.on)
