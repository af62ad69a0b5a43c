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
    ask,
    by_command,
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
# Behind the mark that no browser sends to a server; without the day on which it was made.
LINK = "/en/calculator/#top_up=2026-08-01&amount=5+USD&channel=scratch-card"
SEVERAL = {"history": "20.8.26,2 USD,online\n1.8.26,5 USD,scratch-card\n"}
SEVERAL_IN_ADDRESS = "history=2026-08-01%2C5+USD%2Cscratch-card%0A2026-08-20%2C2+USD%2Conline"
each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def note(question: dict[str, str], *more: str) -> str:
    ran = ask(question, "--format=note", *more)
    assert read_back(ran)
    return ran.out


@each_language
@each_question
def test_everything_about_the_answer_is_there(question: dict[str, str], language: str) -> None:
    written = note(question, f"--language={language}")
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
            assert worded(each)[clause].sentence in written
            assert f"/{each}/terms/#{clause}" in written


@each_language
@each_question
def test_it_survives_a_ticket_system(question: dict[str, str], language: str) -> None:
    written = note(question, f"--language={language}")
    assert written == unicodedata.normalize("NFC", written)
    assert "ថ្ងៃថ្ងៃ" not in written, "two words for day"
    kinds = {unicodedata.category(each) for each in written if each != "\n"}
    assert not {kind for kind in kinds if kind.startswith("C") or kind in ("Zl", "Zp")}
    assert not re.search(
        r"[*`<>|~–—\t]|^ |^[-#=+>] |^\d+\.|\n\n\n", written.replace("*888#", "888"), re.M
    )


# Question, further options -> what the note says and what it does not.
SAID = [
    (QUESTIONS["top-up"], ["--on=2026-11-20"],
     ["Made on 23 November 2026", "Asked about 20 November 2026",
      "Counted as if today were 20 November 2026", f"{LINK}&on=2026-11-20\n"], []),
    (QUESTIONS["top-up"], [], ["Counted from today, 23 November 2026", f"{LINK}\n"], []),
    # About another operator it does not cite this guide.
    ({"valid_until": "2026-09-10"}, [f"--policy={EXAMPLE}"], ["[life]", digest(EXAMPLE)],
     ["EN:", "http"]),
    (SEVERAL, [],
     ["Several top-ups: 5 USD (scratch card) on 1 August 2026, "
      "2 USD (online, PayGo or ATM) on 20 August 2026. Asked about 23 November 2026.",
      f"/en/calculator/#{SEVERAL_IN_ADDRESS}"], []),
    (SEVERAL, ["--language=km"],
     ["បញ្ចូលលុយច្រើនដង៖ 5 ដុល្លារ (កាតកោស) ថ្ងៃទី 1 សីហា 2026, "
      "2 ដុល្លារ (តាមអនឡាញ PayGo ឬ ATM) ថ្ងៃទី 20 សីហា 2026។ សួរអំពីថ្ងៃទី 23 វិច្ឆិកា 2026។",
      f"/km/calculator/#{SEVERAL_IN_ADDRESS}"], []),
]  # fmt: skip


@pytest.mark.parametrize(("question", "more", "said", "unsaid"), SAID)
def test_it_says_what_was_asked_and_when(
    question: dict[str, str], more: list[str], said: list[str], unsaid: list[str]
) -> None:
    written = note(question, *more)
    assert [text for text in said if text not in written] == []
    assert [text for text in unsaid if text in written] == []


def test_what_the_page_keeps_is_the_same_note_with_a_text_to_share_and_a_day() -> None:
    question = QUESTIONS["top-up"] | {"on": "2026-11-23"}
    kept = response({"question": question, "made": "2026-11-23"}, task="keep")["keep"]
    assert kept["note"] == note(question).splitlines()
    assert len(kept["short"]) < 20
    assert set(kept["short"]) < set(kept["note"])
    assert kept["share"].count("\n") == 1
    assert "7 December 2026" in kept["share"]
    # 14 days before the last safe day.
    assert (kept["google"]["first"], kept["google"]["last"]) == ("20261123", "20261124")
    assert kept["google"]["title"] in "".join(kept["reminder"]["unnamed"]).replace("\\,", ",")


HELP = ("it may still be in time", "A top-up alone no longer helps", "Do not top up")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-11-23", ()),
        ("2026-12-09", HELP[:1]),
        ("2027-03-08", HELP[1:2]),
        ("2027-03-09", HELP[2:]),
    ],
)
def test_whoever_gets_it_knows_whether_a_top_up_still_helps(on: str, said: tuple[str, ...]) -> None:
    question = {"valid_until": "2026-09-10", "on": on}
    kept = response({"question": question, "made": on}, task="keep")["keep"]
    assert tuple(each for each in HELP if each in kept["share"]) == said
