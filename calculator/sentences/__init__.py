"""Answers and refusals as sentences in the reader's language."""

from calculator.refusal import Refusal
from calculator.sentences.writer import LANGUAGES, Writer, message

__all__ = ["LANGUAGES", "Writer", "sentence"]


def sentence(refusal: Refusal, write: Writer) -> str:
    """What is said to the reader whose question was refused, and what was likely meant."""
    text = write.text(refusal.id, **refusal.details)
    if refusal.offers:
        meanings = [write.detail(each) for each in refusal.offers]
        id = message("refusal.offer.several" if len(meanings) > 1 else "refusal.offer.one")
        text = f"{text} {write.text(id, offers=write.either(meanings))}"
    return text if refusal.row is None else write.text("refusal.in-row", row=refusal.row, text=text)
