"""What a reader is told in every state, in both languages, to be read aloud.

A changed sentence shows in the diff of the snapshot, with real dates. Where the change is meant,
`python -m tests.sentences.test_read_aloud` writes the snapshot anew; then read it aloud.
"""

from collections.abc import Iterator
from pathlib import Path

from calculator import policy_file
from calculator.answer import Answer, answer
from calculator.policy_file import usual_policy
from calculator.question import read_question
from calculator.sentences import LANGUAGES, Writer
from calculator.sentences.explanation import explain
from tests.oracle import FROZEN

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "answers.txt"
PRINTED = {"valid_until": "2026-09-10"}
CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
NEW_SIM = {"activated": "2026-08-01", "programme": "free-sim"}
OLD_RULE = {"valid_until": "2022-01-31"}
BETWEEN_RULES = {"valid_until": "2023-08-13"}
SEVERAL = {"history": "2026-01-01,1 USD\n2026-04-08,5 USD"}
# A question, and asked days: every sentence of an answer is there once, and every state.
ASKED = [
    (PRINTED, "2026-09-09 2026-09-10 2026-09-11 2026-11-09 2026-11-10 2026-12-08 2026-12-09"
     " 2026-12-10 2027-03-09 2027-03-10 2027-04-01"),
    (CARD, "2026-09-10 2026-12-08"),
    (NEW_SIM, "2026-08-05 2026-08-15 2026-08-17"),
    (OLD_RULE, "2022-02-14 2022-05-01"),
    (BETWEEN_RULES, "2023-10-01"),
    (SEVERAL, "2026-04-10 2026-12-01"),
]  # fmt: skip


def read_aloud() -> str:
    """The sentences of all those answers; why, once for each question."""
    return "".join(f"{line}\n" for language in LANGUAGES for line in _in(Writer(language)))


def _in(write: Writer) -> Iterator[str]:
    for question, days in ASKED:
        for on in days.split():
            found = answer(usual_policy(), read_question(usual_policy(), question | {"on": on}))
            yield from _told(question, found, write)
        yield from _why(found, write)


def _told(question: dict[str, str], found: Answer, write: Writer) -> Iterator[str]:
    said = explain(found, write)
    asked = " ".join(question.values()).replace("\n", " ")
    yield f"=== {write.language}: {asked}, asked on {found.question.on}"
    yield said.headline
    yield f"[{said.card.word}] {said.card.works}".rstrip()
    yield from (f"  {each.label}: {each.date} ({each.left})" for each in said.card.dates)
    yield said.advice
    yield said.standing
    yield said.resale
    yield said.card.basis
    yield ""


def _why(found: Answer, write: Writer) -> Iterator[str]:
    said = explain(found, write)
    for line in said.stages:
        yield f"- {line.name}: {line.period}. {line.works} {line.note}".rstrip()
    yield from (
        f"- {point.text}" for point in (*said.steps, *said.unclear, *said.by_law, *said.warnings)
    )
    yield ""


def test_every_state_is_told_as_somebody_read_it_aloud() -> None:
    assert read_aloud() == SNAPSHOT.read_text(encoding="utf-8"), (
        "python -m tests.sentences.test_read_aloud"
    )


if __name__ == "__main__":
    policy_file.USUAL = FROZEN  # as under pytest, so that a new figure changes no sentence here
    SNAPSHOT.write_text(read_aloud(), encoding="utf-8")
