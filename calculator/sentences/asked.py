"""A question in words, as a reader would say it."""

from collections.abc import Container
from datetime import date
from decimal import Decimal

from calculator.lost import LostQuestion
from calculator.policy import Policy
from calculator.question import Question, TopUps
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


def we_read(parts: dict[str, str], typed: Container[str], write: Writer) -> str:
    """What was understood of a question, to be said first.

    `parts`: the question in one spelling; of the asked day only what was `typed` is said.
    """
    texts = [
        write.text(f"read.{name}", day=date.fromisoformat(parts[name]))
        for name in DATED
        if name in parts
    ]
    if "amount" in parts:
        amount, currency = parts["amount"].split(" ")
        texts.append(write.money(Decimal(amount), currency))
    if "history" in parts:
        days = [date.fromisoformat(line.split(",")[0]) for line in parts["history"].split("\n")]
        texts.append(write.text("read.top-ups", count=len(days), first=days[0], last=days[-1]))
    if "on" not in typed:
        return write.text("read.today", what=tuple(texts))
    return write.text("read.on", what=tuple(texts), on=date.fromisoformat(parts["on"]))
