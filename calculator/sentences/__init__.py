"""Answers and refusals as sentences in the reader's language."""

from calculator.sentences.refusals import sentence
from calculator.sentences.writer import LANGUAGES, Writer

__all__ = ["LANGUAGES", "Writer", "sentence"]
