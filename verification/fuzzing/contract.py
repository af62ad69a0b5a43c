"""What has to hold for every input: the contract of a refusal, and that of an answer."""

import unicodedata
from typing import Any

from calculator.refusal import Refusal
from calculator.sentences import LANGUAGES, Writer, sentence

PARTS = ("valid_until", "top_up", "amount", "channel", "activated", "programme", "on")
WRITERS = [Writer(language) for language in LANGUAGES]
LONGEST_SENTENCE = 600


def check_refusal(refusal: Refusal, kind: str, *fields: str | None) -> None:
    """A refusal of its kind with the part at fault, and one sentence in each language."""
    assert refusal.id.startswith(kind), refusal.id
    assert refusal.field in fields, refusal.field
    for write in WRITERS:
        check_sentence(sentence(refusal, write))


def check_sentence(text: str) -> None:
    """A sentence of one line without anything in it that nobody sees."""
    assert text.strip()
    assert len(text) <= LONGEST_SENTENCE, len(text)
    unseen = [character for character in text if unicodedata.category(character)[0] == "C"]
    assert not unseen, unseen
    assert len(text.splitlines()) == 1


def check_answer(found: dict[str, Any]) -> None:
    """The dates of an answer are in order."""
    recycle = found["recycle_date"]
    assert found["act_by"] < recycle["earliest"] <= recycle["latest"]
    for stage in found["stages"]:
        for days in (stage["first_day"], stage["last_day"]):
            assert days is None or days["earliest"] <= days["latest"]
    assert found["stages"][-1]["id"] == "resale"
