"""Every refusal: one sentence with what to do, in both languages, and nothing else."""

import re

import pytest

from calculator.sentences.refusals import REFUSALS
from tests.calculator.asking import LANGUAGES, command, options, response

CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
ON = "2026-11-23"

# id: a question that is refused so, and what its sentence must repeat
REFUSED = {
    "date-missing": ({"valid_until": ""}, []),
    "date-garbage": ({"valid_until": "soon"}, ["soon"]),
    "date-impossible": ({"valid_until": "30.02.2026"}, ["30.02.2026"]),
    "date-two-digit-year": ({"valid_until": "31.12.99"}, ["31.12.99"]),
    "date-out-of-range": ({"valid_until": "31.12.9999"}, ["31.12.9999"]),
    "date-year-missing": ({"valid_until": "10.09"}, ["10.09"]),
    "date-several": ({"valid_until": "1.8.26 10.9.26"}, ["1.8.26 10.9.26"]),
    "date-unclear": ({"valid_until": "26-08-25"}, ["26-08-25"]),
    "date-midnight": ({"valid_until": "7.12.26 0:00"}, ["7.12.26 0:00"]),
    "date-time": ({"valid_until": "7.12.26 99:99"}, ["7.12.26 99:99"]),
    "date-buddhist": ({"valid_until": "10.09.2569"}, ["10.09.2569"]),
    "day-after-asked": (CARD | {"top_up": "24.11.2026"}, ["24", "23", "2026"]),
    "no-rule": ({"valid_until": "28.05.2021"}, ["28", "29", "2021"]),
    "amount-missing": (CARD | {"amount": ""}, ["5 USD", "5000 KHR"]),
    "amount-garbage": (CARD | {"amount": "a lot"}, ["a lot"]),
    "amount-unclear": (CARD | {"amount": "4,50 USD"}, ["4,50 USD"]),
    "currency-missing": (CARD | {"amount": "5"}, ["5", "USD", "KHR"]),
    "currency-unknown": (CARD | {"amount": "5 EUR"}, ["EUR", "USD", "KHR"]),
    "currency-not-published": (CARD | {"amount": "5000 KHR", "channel": "online"}, ["KHR", "USD"]),
    "amount-too-small": (CARD | {"amount": "0.99 USD"}, ["0.99 USD", "1 USD", "SMS"]),
    "amount-not-published": (
        CARD | {"amount": "4.50 USD", "channel": "online"},
        ["4.50 USD", "SMS", "*888#"],
    ),
    "channel-unknown": (CARD | {"channel": "bank"}, ["bank", "scratch-card", "online"]),
    "programme-unknown": (
        {"activated": "2026-08-01", "programme": "gift"},
        ["gift", "free-sim", "standard"],
    ),
    "question-none": ({}, []),
    "question-several": (CARD | {"valid_until": "10.09.26"}, []),
    "question-part": ({"valid_until": "10.09.26", "amount": "5 USD"}, ["amount"]),
}
ONLY_ON_THE_COMMAND_LINE = {"usage"}
# Tested in test_history_refusals.py.
IN_A_LIST = {
    "history-before-rules",
    "history-columns",
    "history-empty",
    "history-not-utf8",
    "history-row",
    "history-too-long",
    "history-unreadable",
    "top-up-too-late",
}
ONLY_AS_JSON = {"request-garbage"}
# Of a policy file of one's own: test_policy_file.py, test_dated_tables.py.
OF_A_FILE = {"policy-fault", "no-table"}
ONLY_FOR_REMINDERS = {"reminder-none"}  # test_calendar_file.py
OF_A_LOSS = {"loss-missing", "lost-how"}  # test_lost.py


def assert_one_sentence(sentence: str, language: str, repeated: list[str]) -> None:
    assert "\n" not in sentence
    assert sentence == sentence.strip()
    # Behind the sentence may stand what was likely meant, as a question.
    assert sentence.endswith((".", "?") if language == "en" else ("។", "?"))
    assert not re.search(r"\{\w*\}", sentence), "a placeholder was left"
    ids = REFUSALS.values()
    assert not [id for id in ids if id in sentence], "an id of the catalog was shown"
    for part in repeated:
        assert part in sentence
    if language == "km":
        assert_no_english(sentence, repeated)


def assert_no_english(sentence: str, repeated: list[str]) -> None:
    """Latin words stand alone (SMS, USD, an id); two in a row are a piece of a sentence."""
    for part in repeated:
        sentence = sentence.replace(part, "")
    assert re.search("[ក-៿]", sentence)
    assert not re.search(r"[A-Za-z]{2,} +[A-Za-z]{2,}", sentence)


def test_every_refusal_is_tested_here() -> None:
    elsewhere = OF_A_FILE | IN_A_LIST | OF_A_LOSS
    elsewhere |= ONLY_ON_THE_COMMAND_LINE | ONLY_AS_JSON | ONLY_FOR_REMINDERS
    assert REFUSED.keys() | elsewhere == REFUSALS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", REFUSED)
def test_the_command_line_refuses_in_one_sentence(id: str, language: str) -> None:
    question, repeated = REFUSED[id]
    ran = command("answer", *options(question), f"--on={ON}", f"--language={language}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("\n")
    assert_one_sentence(ran.err[:-1], language, repeated)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", REFUSED)
def test_the_page_refuses_in_the_same_sentence_at_the_part_at_fault(id: str, language: str) -> None:
    question, _ = REFUSED[id]
    refused = response(question | {"on": ON}, language)
    assert refused.keys() == {"refusal"}
    assert refused["refusal"]["id"] == id
    field = refused["refusal"]["field"]
    assert (field is None) if id.startswith("question-") else (field in question)
    ran = command("answer", *options(question), f"--on={ON}", f"--language={language}")
    assert refused["refusal"]["sentence"] == ran.err[:-1]


def test_refusals_differ_from_each_other() -> None:
    for language in LANGUAGES:
        sentences = [
            response(question | {"on": ON}, language)["refusal"]["sentence"]
            for question, _ in REFUSED.values()
        ]
        assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_refusal_is_the_same_sentence_whatever_the_format(format: str) -> None:
    ran = command("answer", "--valid-until=30.02.2026", f"--format={format}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == command("answer", "--valid-until=30.02.2026").err


def test_a_refusal_writes_dates_and_numbers_in_the_readers_digits() -> None:
    refused = response({"valid_until": "2021-05-28", "on": ON}, "km", "khmer")["refusal"]
    assert "២៨ ឧសភា ២០២១" in refused["sentence"]


@pytest.mark.parametrize(
    ("typed", "repeated"),
    [
        ("{typed}", "“{typed}”"),
        ("{0}", "“{0}”"),
        ("%s", "“%s”"),
        ("two\nlines", "“two lines”"),
        ("two\u2028lines", "“two lines”"),
        ("\x1b[31mred", "“[31mred”"),
        ("\u202egnorw", "“gnorw”"),
        ("tab\tand\r\nreturn", "“tab and return”"),
        ("x" * 40, f"“{'x' * 40}”"),
        ("x" * 41, f"“{'x' * 40}…”"),
        ("x" * 1000, f"“{'x' * 40}…”"),
        ("\ud800", "“”"),
    ],
)
def test_what_was_typed_is_repeated_safely(typed: str, repeated: str) -> None:
    ran = command("answer", f"--valid-until={typed}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(repeated)


@pytest.mark.parametrize("digits", ["latin", "khmer"])
def test_garbage_of_a_request_is_refused_in_its_language(digits: str) -> None:
    for language in LANGUAGES:
        refused = response(["10.09.26"], language, digits)["refusal"]  # type: ignore[arg-type]
        assert (refused["id"], refused["field"]) == ("request-garbage", None)
        assert_one_sentence(refused["sentence"], language, ["calculator/web.py"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "repeated"),
    [
        ([], "recycle-date"),
        (["tell"], "tell"),
        (["--tell"], "recycle-date"),
        (["answer", "--tell", "me"], "--tell"),
        (["answer", "10.09.26"], "recycle-date"),
        (["answer", "--valid", "10.09.26"], "--valid"),
        (["answer", "--valid-until"], "--valid-until"),
        (["answer", "--valid-until", "10.09.26", "--format", "xml"], "--format"),
        (["answer", "--amount", "-5USD"], "--amount"),
        (["policy"], "recycle-date policy"),
        (["policy", "check"], "recycle-date policy check"),
        (["policy", "mend", "smart.toml"], "mend"),
    ],
)
def test_a_command_line_that_is_not_understood_is_refused(
    arguments: list[str], repeated: str, language: str
) -> None:
    ran = command(*arguments, f"--language={language}")
    assert (ran.status, ran.out) == (2, "")
    assert "recycle-date --help" in ran.err
    assert_one_sentence(ran.err[:-1], language, [repeated])


@pytest.mark.parametrize("language", ["fr", "EN", ""])
def test_an_unknown_language_is_refused_in_english(language: str) -> None:
    ran = command("answer", "--valid-until=10.09.26", f"--language={language}")
    assert (ran.status, ran.out) == (2, "")
    assert_one_sentence(ran.err[:-1], "en", ["--language"])
