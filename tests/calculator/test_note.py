"""The case note: what a colleague who reads it later needs, as text that survives a ticket."""

import re
import unicodedata
from datetime import date

import pytest

from calculator.sentences import Writer
from publishing.terms import worded
from tests.calculator.asking import (
    EXAMPLE,
    FROZEN,
    LANGUAGES,
    Values,
    ask,
    by_command,
    command,
    digest,
    read_back,
    response,
)

QUESTIONS = {
    "printed date": {"valid_until": "2026-09-10"},
    "top-up": {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"},
    "new SIM": {"activated": "2026-11-20", "programme": "free-sim"},
    "two rules": {"valid_until": "2023-08-13", "on": "2023-10-01"},
}
each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def note(question: dict[str, str], language: str = "en", *more: str) -> str:
    ran = ask(question, "--format=note", f"--language={language}", *more)
    assert read_back(ran)
    return ran.out


def joined(text: str) -> str:
    """The text with its lines joined, so that a sentence can be found wherever it is broken."""
    return re.sub(r"\s+", " ", text)


@each_language
@each_question
def test_everything_about_the_answer_is_there(question: dict[str, str], language: str) -> None:
    written = joined(note(question, language))
    found = by_command(question)
    headline = ask(question, f"--language={language}").out.split("\n")[2]
    assert headline in written
    recycle_date = map(date.fromisoformat, found["recycle_date"].values())
    assert Writer(language).date_range(*recycle_date) in written
    assert found["policy"]["rule"] in written
    assert digest(FROZEN) in written
    clauses = [each["clause"] for each in found["citations"] + found["unclear"] + found["warnings"]]
    for clause in clauses:
        assert f"[{clause}]" in written
    for clause in {each["clause"] for each in found["citations"]}:
        for each in LANGUAGES:
            assert joined(worded(each)[clause].plain_sentence) in written
            assert f"/{each}/terms/#{clause}" in written


@each_language
@each_question
def test_it_survives_a_ticket_system(question: dict[str, str], language: str) -> None:
    written = note(question, language)
    assert written == unicodedata.normalize("NFC", written)
    kinds = {unicodedata.category(each) for each in written if each != "\n"}
    assert not {kind for kind in kinds if kind.startswith("C") or kind in ("Zl", "Zp")}
    assert not re.search(
        r"[*`<>|~–—\t]|^ |^[-#=+>] |^\d+\.|\n\n\n", written.replace("*888#", "888"), re.M
    )


def test_it_says_on_which_day_it_was_made_and_about_which_one() -> None:
    written = joined(note(QUESTIONS["top-up"], "en", "--on=2026-11-20"))
    assert "Made on 23 November 2026" in written
    assert "Asked about 20 November 2026" in written
    assert "Counted as if today were 20 November 2026" in written
    assert "Counted from today, 23 November 2026" in note(QUESTIONS["top-up"], "en")


def test_about_another_operator_it_does_not_cite_this_guide() -> None:
    written = note({"valid_until": "2026-09-10"}, "en", f"--policy={EXAMPLE}")
    assert digest(EXAMPLE) in written
    assert "[life]" in written
    assert "EN:" not in written
    assert "http" not in written


def asked(**given: object) -> Values:
    return response(given, "km", task="keep")


def test_what_the_page_keeps_is_the_same_note_with_a_day_or_why_there_is_none() -> None:
    question = QUESTIONS["top-up"] | {"on": "2026-11-23"}
    given = {"question": question, "made": "2026-11-23"}
    kept = response(given, task="keep")["keep"]
    assert kept["note"] == note(question).splitlines()
    assert len(kept["short"]) < 20
    assert set(kept["short"]) < set(kept["note"])
    assert kept["share"].count("\n") == 1
    assert "7 December 2026" in kept["share"]
    assert (kept["file"], "none" in kept) == ("recycle-date-2026-12-07.ics", False)
    # 14 days before the last safe day.
    assert (kept["google"]["first"], kept["google"]["last"]) == ("20261123", "20261124")
    sold = given | {"question": {"valid_until": "2025-01-01", "on": "2026-11-23"}}
    assert kept["google"]["title"] in "".join(kept["reminder"]["unnamed"]).replace("\\,", ",")
    kept = response(sold, task="keep")["keep"]
    assert ("888" in kept["none"], "file" in kept) == (True, False)


@pytest.mark.parametrize(("on", "may_be_sold"), [("2027-03-08", 0), ("2027-03-09", 1)])
def test_whoever_gets_it_tops_up_no_number_that_may_be_sold(on: str, may_be_sold: bool) -> None:
    question = {"valid_until": "2026-09-10", "on": on}
    kept = response({"question": question, "made": on}, task="keep")["keep"]
    assert ("Do not top up" in kept["share"]) == may_be_sold


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"question": {"valid_until": "10.9.26", "on": "2026-11-23"}},
        {"made": "2026-11-23"},
        {"question": {"valid_until": "10.9.26"}, "made": "23.11.2026"},
        {"question": {"valid_until": "10.9.26"}, "made": 20261123},
        {"question": {"valid_until": "10.9.26"}, "made": None},
        {"question": "10.9.26", "made": "2026-11-23"},
        {"question": {"valid_until": "10.9.26"}, "made": "2026-11-23", "label": ""},
    ],
)
def test_a_request_that_is_not_of_the_form_is_refused(given: dict[str, object]) -> None:
    assert asked(**given)["refusal"]["id"] == "request-garbage"


def test_what_cannot_be_answered_has_no_note() -> None:
    refused = asked(question={"valid_until": "soon", "on": "2026-11-23"}, made="2026-11-23")
    assert refused["refusal"]["id"] == "date-garbage"
    ran = command("answer", "--valid-until=soon", "--format=note")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Several top-ups: 5 USD (scratch card) on 1 August 2026, "
            "2 USD (online, PayGo or ATM) on 20 August 2026. Asked about 23 November 2026.",
        ),
        (
            "km",
            "បញ្ចូលលុយច្រើនដង៖ 5 ដុល្លារ (កាតកោស) ថ្ងៃទី 1 សីហា 2026, "
            "2 ដុល្លារ (តាមអនឡាញ PayGo ឬ ATM) ថ្ងៃទី 20 សីហា 2026។ សួរអំពីថ្ងៃទី 23 វិច្ឆិកា 2026។",
        ),
    ],
)
def test_each_of_several_top_ups_is_named(language: str, words: str) -> None:
    several = {"history": "20.8.26,2 USD,online\n1.8.26,5 USD,scratch-card\n"}
    written = joined(note(several, language))
    assert words in written
    line = "2026-08-01%2C5+USD%2Cscratch-card"
    assert f"/{language}/calculator/#history={line}%0A2026-08-20%2C2+USD%2Conline" in written
