"""The worked example comes out the same at every door, to the day."""

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

# stage: first days, last days; from the table in the design
STAGES = {
    "active": (span("2026-08-01", "2026-08-01"), span("2026-09-09", "2026-09-10")),
    "outgoing-barred": (span("2026-09-10", "2026-09-11"), span("2026-11-07", "2026-11-09")),
    "barred": (span("2026-11-08", "2026-11-10"), span("2026-12-07", "2026-12-09")),
    "held": (span("2026-12-08", "2026-12-10"), span("2027-03-07", "2027-03-09")),
    "resale": (span("2027-03-08", "2027-03-10"), None),
}

# how the dates above are written
WRITTEN = {
    "en": [
        "from 1 August 2026 to 9 or 10 September 2026",
        "from 10 or 11 September 2026 to 7, 8 or 9 November 2026",
        "from 8, 9 or 10 November 2026 to 7, 8 or 9 December 2026",
        "from 8, 9 or 10 December 2026 to 7, 8 or 9 March 2027",
        "from 8, 9 or 10 March 2027",
    ],
    "km": [
        "ពីថ្ងៃទី 1 សីហា 2026 ដល់ថ្ងៃទី 9 ឬទី 10 កញ្ញា 2026",
        "ពីថ្ងៃទី 10 ឬទី 11 កញ្ញា 2026 ដល់ថ្ងៃទី 7 ទី 8 ឬទី 9 វិច្ឆិកា 2026",
        "ពីថ្ងៃទី 8 ទី 9 ឬទី 10 វិច្ឆិកា 2026 ដល់ថ្ងៃទី 7 ទី 8 ឬទី 9 ធ្នូ 2026",
        "ពីថ្ងៃទី 8 ទី 9 ឬទី 10 ធ្នូ 2026 ដល់ថ្ងៃទី 7 ទី 8 ឬទី 9 មីនា 2027",
        "ចាប់ពីថ្ងៃទី 8 ទី 9 ឬទី 10 មីនា 2027 ទៅ",
    ],
}
ACT_BY = {"en": "Monday, 7 December 2026", "km": "ចន្ទ ទី 7 ខែធ្នូ ឆ្នាំ 2026"}


def test_every_milestone_is_that_of_the_design() -> None:
    found = by_command(QUESTION)
    assert {s["id"]: (s["first_day"], s["last_day"]) for s in found["stages"]} == STAGES
    assert found["valid_until"] == span("2026-09-09", "2026-09-10")
    assert found["act_by"] == "2026-12-07"
    assert found["recycle_date"] == span("2027-03-08", "2027-03-10")
    assert found["policy"]["rule"] == "trc-8021-2023"
    assert [unclear["convention"] for unclear in found["unclear"]] == [
        "top-up-day",
        "validity-end-day",
    ]


def test_the_printed_date_leaves_one_convention_open() -> None:
    found = by_command(PRINTED)
    assert found["valid_until"] == span("2026-09-10", "2026-09-10")
    assert found["act_by"] == "2026-12-08"
    assert found["recycle_date"] == span("2027-03-09", "2027-03-10")
    assert [unclear["convention"] for unclear in found["unclear"]] == ["validity-end-day"]


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
def test_the_dates_are_written_in_the_readers_language(language: str) -> None:
    worded = wording(language, **QUESTION)
    assert [line["period"] for line in worded["stages"]] == WRITTEN[language]
    assert worded["act_by"] == ACT_BY[language]
    assert ACT_BY[language] in worded["headline"]


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


def test_the_channel_is_the_scratch_card_unless_another_is_given() -> None:
    assert answer(**QUESTION) == answer(**QUESTION, channel="scratch-card")
