"""The worked example comes out the same at every door; its days are counted in `cases.csv`."""

import json
from pathlib import Path

import pytest

from tests.calculator.asking import (
    LANGUAGES,
    answer,
    by_command,
    command,
    options,
    response,
    span,
    wording,
)

ON = "2026-11-23"
QUESTION = {"top_up": "2026-08-01", "amount": "5 USD", "on": ON}
PRINTED = {"valid_until": "2026-09-10", "on": ON}
CONTRACT = Path(__file__).with_name("worked_example.json")


def test_the_whole_json_is_the_one_that_others_rely_on() -> None:
    """Change the file only together with the contract, and say so in the change log."""
    found = by_command(QUESTION)
    assert found["policy"].pop("digest").startswith("sha256:")
    assert found == json.loads(CONTRACT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [QUESTION, PRINTED])
def test_page_and_command_line_give_the_same_answer(
    question: dict[str, str], language: str
) -> None:
    assert response(question, language)["answer"] == by_command(question, f"--language={language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_what_the_page_says(language: str) -> None:
    ran = command("answer", *options(QUESTION), f"--language={language}")
    assert (ran.status, ran.err) == (0, "")
    worded = wording(language, **QUESTION)
    head = [worded[part] for part in ("headline", "advice", "standing", "resale")]
    for text in (*head, worded["card"]["basis"]):
        assert f"{text}\n" in ran.out
    for each in worded["card"]["dates"]:
        assert all(each[part] in ran.out for part in ("label", "date", "left"))
    for line in worded["stages"]:
        for part in ("name", "period", "works", "note"):
            assert line[part] in ran.out
    for kind in ("steps", "unclear", "warnings", "citations"):
        for point in worded[kind]:
            assert f"- {point['text']} [{point['clause']}]\n" in ran.out


def test_the_asked_day_is_today_unless_another_is_given() -> None:
    without = {part: text for part, text in QUESTION.items() if part != "on"}
    assert by_command(without) == by_command(QUESTION)


def test_what_nobody_published_is_null() -> None:
    printed, new_sim = answer(**PRINTED), answer(activated="2026-08-01", programme="free-sim")
    assert printed["stages"][0]["first_day"] is None
    assert new_sim["valid_until"] is None
    assert new_sim["stages"][0]["first_day"] == span("2026-08-01", "2026-08-01")
