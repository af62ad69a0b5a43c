"""Answers and refusals as sentences in the reader's language."""

from calculator.wording.explain import Explanation, explain
from calculator.wording.refusals import sentence
from calculator.wording.writer import LANGUAGES, Writer

__all__ = ["LANGUAGES", "Explanation", "Writer", "explain", "sentence"]
