"""Answers and refusals as sentences in the reader's language."""

from calculator.refusal import Refusal
from calculator.sentences.writer import LANGUAGES, Writer, message

__all__ = ["LANGUAGES", "Writer", "sentence"]

# Behind a refusal: the question whether one day or amount is meant, or which of several.
OFFERS = (
    # Translators: behind a refusal; {offers} is a date or an amount that was likely meant.
    message("refusal.offer.one"),
    # Translators: the same with several meanings: "Did you mean 6 or 7 December 2026?"
    message("refusal.offer.several"),
)


def sentence(refusal: Refusal, write: Writer) -> str:
    """What is said to the reader whose question was refused, and what was likely meant."""
    text = write.text(refusal.id, **refusal.details)
    if refusal.offers:
        meanings = [write.detail(each) for each in refusal.offers]
        offer = OFFERS[len(meanings) > 1]
        text = f"{text} {write.text(offer, offers=write.either(meanings))}"
    # Translators: a refusal that is about one line of a list. {text}: the whole sentence.
    in_row = message("refusal.in-row")
    return text if refusal.row is None else write.text(in_row, row=refusal.row, text=text)
