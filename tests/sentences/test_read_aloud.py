"""What a reader is told in every state, in both languages, to be read aloud.

A changed sentence shows in the diff of the snapshot, with real dates. Where the change is meant,
`python -m tests.sentences.test_read_aloud` writes the snapshot anew; then read it aloud.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculator import policy, policy_file
from calculator.answer import answer
from calculator.policy_file import usual_policy
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.explanation import Explanation, explain
from calculator.sentences.writer import Detail
from calculator.typed import read_question
from tests.calculator.asking import FROZEN

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "answers.txt"
PRINTED = {"valid_until": "2026-09-10"}
CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
NEW_SIM = {"activated": "2026-08-01", "programme": "free-sim"}
OLD_RULE = {"valid_until": "2022-01-31"}
BETWEEN_RULES = {"valid_until": "2023-08-13"}
RULE_BY_READING = {"top_up": "2023-08-06", "amount": "1 USD"}
SEVERAL = {"history": "2026-01-01,1 USD\n2026-04-08,5 USD"}
STAGES = {f"stage.{id}" for id in policy.STAGES}
FOREIGN = r"[A-Za-z]{3,} +[A-Za-z]{3,}|\u200b"
# A question, and asked days: every sentence of an answer is there once, and every state.
ASKED = [
    (PRINTED, "2026-09-09 2026-09-10 2026-09-11 2026-11-09 2026-11-10 2026-12-08 2026-12-09"
     " 2026-12-10 2027-03-09 2027-03-10 2027-04-01"),
    (CARD, "2026-09-10 2026-12-08"),
    (NEW_SIM, "2026-08-05 2026-08-15 2026-08-17"),
    (OLD_RULE, "2022-02-14 2022-05-01"),
    (BETWEEN_RULES, "2023-10-01"),
    (RULE_BY_READING, "2023-10-01"),
    (SEVERAL, "2026-04-10 2026-12-01"),
]  # fmt: skip


class Undated(Writer):
    """Writes all days, numbers and stages alike: so a sentence is known again with other ones."""

    def text(self, id: str, /, **details: Detail) -> str:
        # Two stages stay two, until lines are compared.
        return f"<{id}>" if id in STAGES else super().text(id, **details)

    def date(self, day: date) -> str:
        return "…"

    full_date = date

    def date_range(self, first: date, last: date) -> str:
        return "…"

    def number(self, value: Decimal) -> str:
        return "…"


def read_aloud() -> str:
    """What matters in each of those states, and what was not said in the ones before."""
    return "".join(f"{line}\n" for language in LANGUAGES for line in _in(language))


def _in(language: str) -> Iterator[str]:
    heard: set[str] = set()
    for question, days in ASKED:
        asked = " ".join(question.values()).replace("\n", " ")
        for on in days.split():
            said = told(Writer(language), question, on)
            yield f"=== {language}: {asked}, asked on {on}"
            yield said.headline
            yield f"[{said.card.word}] {said.card.works}".rstrip()
            yield from (f"  {each.label}: {each.date} ({each.left})" for each in said.card.dates)
            undated = _beside(told(Undated(language), question, on))
            for line, known in zip(_beside(said), undated, strict=True):
                sentence = re.sub("<.*?>", "…", known)
                if sentence not in heard:
                    yield line
                heard.add(sentence)


def told(write: Writer, question: dict[str, str], on: str) -> Explanation:
    policy = usual_policy()
    return explain(answer(policy, read_question(policy, question | {"on": on})), write)


def _beside(said: Explanation) -> Iterator[str]:
    """What is said beside the card."""
    yield from (said.advice, said.standing, said.resale, said.card.basis)
    for line in said.stages:
        yield f"- {line.name}: {line.period}. {line.works} {line.note}".rstrip()
    for point in (*said.steps, *said.unclear, *said.by_law, *said.warnings):
        yield f"- {point.text}"


def test_every_state_is_told_as_somebody_read_it_aloud() -> None:
    assert read_aloud() == SNAPSHOT.read_text(encoding="utf-8"), (
        "python -m tests.sentences.test_read_aloud"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_complete_in_its_language(language: str) -> None:
    paid = [CARD | {"amount": "10000 KHR"}, CARD | {"amount": "2.50 USD", "channel": "online"}]
    for question, days in [*ASKED, *((each, "2026-09-10 2026-12-08") for each in paid)]:
        for on in days.split():
            said = told(Writer(language), question, on)
            shown = [said.headline, said.card.word, said.card.action.text, *_beside(said)]
            shown += [text for day in said.card.dates for text in (day.label, day.date, day.left)]
            cited = [point.text for point in said.citations]  # titles are in any language
            for text in (*shown, *cited):
                assert not re.search(r"\{\w*\}|\b[a-z_]+\.[a-z_]+\b", text), "a place or an id"
                assert bool(re.search("[ក-៿]", text)) == (language == "km"), text
            if language == "km":
                assert not [each for each in shown if re.search(FOREIGN, each)]


if __name__ == "__main__":
    policy_file.USUAL = FROZEN  # as under pytest, so that a new figure changes no sentence here
    SNAPSHOT.write_text(read_aloud(), encoding="utf-8")
