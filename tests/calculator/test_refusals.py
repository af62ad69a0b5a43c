"""Every refusal: one sentence with what to do, in both languages, and nothing else."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract

from tests.calculator.asking import LANGUAGES, ROOT, Values, ask, command, refused, response

CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
NEW_SIM = {"activated": "2026-08-01", "programme": "gift"}
ON = "2026-11-23"
TOO_MANY = "2026-08-01,5 USD\n" * 367

LOSS = {"lost_on": "2026-11-01"}
ABROAD = {"keep_until": "2027-03-01"}

# Why, a question that is refused so, what its sentence must repeat, and the row at fault of a list.
REFUSED: list[tuple[str, dict[str, str], list[str], int | None]] = [
    ("date-missing", {"valid_until": ""}, [], None),
    ("date-garbage", {"valid_until": "soon"}, ["soon"], None),
    ("date-impossible", {"valid_until": "30.02.2026"}, ["30.02.2026"], None),
    ("date-two-digit-year", {"valid_until": "31.12.99"}, ["31.12.99"], None),
    ("date-out-of-range", {"valid_until": "31.12.9999"}, ["31.12.9999"], None),
    ("date-year-missing", {"valid_until": "10.09"}, ["10.09"], None),
    ("date-several", {"valid_until": "1.8.26 10.9.26"}, ["1.8.26 10.9.26"], None),
    ("date-unclear", {"valid_until": "26-08-25"}, ["26-08-25"], None),
    ("date-midnight", {"valid_until": "7.12.26 0:00"}, ["7.12.26 0:00"], None),
    ("date-time", {"valid_until": "7.12.26 99:99"}, ["7.12.26 99:99"], None),
    ("date-other-day", {"valid_until": "sold on 7.12.26"}, ["sold on 7.12.26"], None),
    ("date-buddhist", {"valid_until": "10.09.2569"}, ["10.09.2569"], None),
    ("day-after-asked", CARD | {"top_up": "24.11.2026"}, ["24", "23", "2026"], None),
    ("no-rule", {"valid_until": "28.05.2021"}, ["28", "29", "2021"], None),
    ("amount-missing", CARD | {"amount": ""}, ["5 USD", "5000 KHR"], None),
    ("amount-garbage", CARD | {"amount": "a lot"}, ["a lot"], None),
    ("amount-unclear", CARD | {"amount": "4,50 USD"}, ["4,50 USD"], None),
    ("currency-missing", CARD | {"amount": "5"}, ["5", "USD", "KHR"], None),
    ("currency-unknown", CARD | {"amount": "5 EUR"}, ["EUR", "USD", "KHR"], None),
    ("currency-not-published", CARD | {"amount": "5000 KHR", "channel": "online"},
     ["KHR", "USD"], None),
    ("amount-too-small", CARD | {"amount": "0.99 USD"}, ["0.99", "1 ", "SMS"], None),
    ("amount-not-published", CARD | {"amount": "4.50 USD", "channel": "online"},
     ["4.50", "SMS", "*888#"], None),
    ("channel-unknown", CARD | {"channel": "bank"}, ["bank", "scratch-card", "online"], None),
    ("programme-missing", NEW_SIM | {"programme": ""}, ["free-sim", "standard"], None),
    ("programme-unknown", NEW_SIM, ["gift", "free-sim", "standard"], None),
    ("question-none", {}, [], None),
    ("question-several", CARD | {"valid_until": "10.09.26"}, [], None),
    ("question-part", {"valid_until": "10.09.26", "amount": "5 USD"}, ["amount"], None),
    ("question-several", {"history": "1.8.26,5 USD", "valid_until": "10.09.26"}, [], None),
    # a plan
    ("plan-past", {"keep_until": "22.11.2026"}, ["22", "23", "2026"], None),
    ("plan-too-far", {"keep_until": "25.11.2031"}, ["2031", "5"], None),
    ("plan-too-late", ABROAD | {"valid_until": "25.8.2026"}, ["22", "888"], None),
    ("plan-goal", ABROAD | {"goal": "cheap"}, ["cheap", "receives", "kept", "works"], None),
    ("channel-unknown", ABROAD | {"channel": "bank"}, ["bank"], None),
    ("plan-day-missing", {"keep_until": ""}, [], None),
    ("date-impossible", ABROAD | {"valid_until": "30.02.2026"}, ["30.02.2026"], None),
    ("no-rule", ABROAD | {"valid_until": "2021-05-28"}, ["28", "29"], None),
    # a loss
    ("day-after-asked", LOSS | {"lost_on": "24.11.2026"}, ["24", "23", "2026"], None),
    ("day-after-asked", {"lost_on": "1.8.26", "top_up": "2.8.26", "amount": "5 USD"},
     ["1 ", "2 "], None),
    ("no-rule", {"lost_on": "2021-05-01"}, ["29", "2021"], None),
    ("lost-how", LOSS | {"lost_how": "stolen"}, ["stolen", "sold, cut-off"], None),
    ("question-part", {"valid_until": "10.09.26", "lost_how": "sold"}, ["lost_how"], None),
    # a list of top-ups
    ("question-part", {"history": "1.8.26,5 USD", "amount": "5 USD"}, ["amount"], None),
    ("history-empty", {"history": "date,amount\n\n"}, [], None),
    ("history-columns", {"history": "date,phone\n2026-08-01,012"}, ["date", "amount"], 1),
    ("history-columns", {"history": "date,date,amount\n1,2,3"}, ["channel"], 1),
    ("history-row", {"history": "1.8.26,5 USD\n2.8.26,5 USD,online,mine"}, ["mine"], 2),
    ("history-row", {"history": '2026-08-01,"5 USD" online'}, [], 1),
    ("history-row", {"history": "5$ 01.08.26"}, ["5$ 01.08.26"], 1),
    ("history-row", {"history": "On 1.8.26 5$\t\tonline"}, ["On 1.8.26 5$", "online"], 1),
    ("history-too-long", {"history": TOO_MANY}, ["366"], None),
    ("history-too-long", {"history": " " * 60_000}, ["366"], None),
    ("history-before-rules", {"history": "2020-01-01,1 USD\n2026-08-01,5 USD"},
     ["2020", "2021"], None),
    ("history-before-rules", {"history": "2021-01-01,1 USD\n2021-05-25,5 USD"}, ["2021"], None),
    ("no-rule", {"history": "2021-01-01,1 USD\n2021-01-02,1 USD"}, ["2021"], None),
    ("top-up-too-late", {"history": "2026-01-01,1 USD\n2026-04-10,5 USD\n2026-04-20,5 USD"},
     ["10", "2026"], None),
    ("date-garbage", {"history": "date,amount\n\nsoon,5 USD"}, ["soon"], 3),
    ("date-missing", {"history": "2026-08-01,5 USD\n,5 USD"}, [], 2),
    ("amount-missing", {"history": "2026-08-01"}, [], 1),
    ("amount-not-published", {"history": "2026-08-01,5 USD\n2026-08-02,7 USD"}, ["7 "], 2),
    ("channel-unknown", {"history": "2026-08-01,5 USD,bank"}, ["bank", "online"], 1),
    ("day-after-asked", {"history": f"1.8.26,5 USD\n{ON},5 USD\n24.11.26,5 USD"}, ["24", "23"], 3),
]  # fmt: skip
# Further below, and in the tests of policy files, dated tables, calendar files, plans and losses.
ELSEWHERE = {"usage", "request-garbage", "history-unreadable"}
ELSEWHERE |= {"policy-fault", "no-table", "reminder-none", "loss-missing"}


def assert_one_sentence(sentence: str, language: str, repeated: list[str]) -> None:
    assert sentence == sentence.strip()
    # Behind the sentence may stand what was likely meant, as a question.
    assert sentence.endswith((".", "?") if language == "en" else ("។", "?"))
    assert not re.search(r"\{\w*\}", sentence), "a placeholder was left"
    assert " " in sentence, "an id of the catalog was shown"
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


def test_every_refusal_is_tested() -> None:
    found = (
        extract("python", file.open("rb"), keywords={"Refusal": None})
        for file in (ROOT / "calculator").rglob("*.py")
    )
    ids = {str(id) for messages in found for _, id, *_ in messages}
    assert {id for id in ids if not id.startswith("batch-")} == {
        id for id, *_ in REFUSED
    } | ELSEWHERE


def by_the_page(question: dict[str, str], language: str) -> Values:
    tasks = {"keep_until": "plan", "lost_on": "lost"}
    task = next((task for part, task in tasks.items() if part in question), "question")
    said: Values = response(question | {"on": ON}, language, task=task)["refusal"]
    return said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("id", "question", "repeated", "row"), REFUSED)
def test_command_line_and_page_refuse_in_one_sentence_at_the_part_at_fault(
    id: str, question: dict[str, str], repeated: list[str], row: int | None, language: str
) -> None:
    door = "plan" if "keep_until" in question else "answer"
    sentence = refused(ask(question, f"--on={ON}", f"--language={language}", task=door))
    said = by_the_page(question, language)
    assert_one_sentence(sentence, language, repeated)
    assert (said["id"], said["sentence"], said.get("row")) == (id, sentence, row)
    assert said["field"] in ({None} if id.startswith("question-") else question.keys())
    in_row = {"en": f"Row {row}: ", "km": f"ជួរទី {row}៖ "}[language]
    assert sentence.startswith(in_row) is (row is not None)


def test_refusals_differ_from_each_other() -> None:
    questions = {id: question for id, question, *_ in reversed(REFUSED)}.values()
    for language in LANGUAGES:
        sentences = {by_the_page(each, language)["sentence"] for each in questions}
        assert len(sentences) == len(questions)


def test_a_refusal_writes_dates_in_the_readers_language() -> None:
    assert "28 ឧសភា 2021" in by_the_page({"valid_until": "2021-05-28"}, "km")["sentence"]


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
        ("\ud800", "“”"),
    ],
)
def test_what_was_typed_is_repeated_safely(typed: str, repeated: str) -> None:
    assert refused(command("answer", f"--valid-until={typed}")).startswith(repeated)


def test_garbage_of_a_request_is_refused_in_its_language() -> None:
    for language in LANGUAGES:
        said = response(["10.09.26"], language)["refusal"]
        assert (said["id"], said["field"]) == ("request-garbage", None)
        assert_one_sentence(said["sentence"], language, ["calculator/web.py"])


# What can be wrong on the command line alone, and what is repeated of it.
USAGE = [
    ([], "recycle-date"),
    (["tell"], "tell"),
    (["--tell"], "recycle-date"),
    (["answer", "--tell", "me"], "--tell"),
    (["answer", "10.09.26"], "recycle-date"),
    (["answer", "--valid", "10.09.26"], "--valid"),
    (["answer", "--valid-until"], "--valid-until"),
    (["answer", "--valid-until", "10.09.26", "--format", "xml"], "--format"),
    (["answer", "--lost-on=2026-11-01", "--format=ics"], "ics"),
    (["answer", "--amount", "-5USD"], "--amount"),
    (["policy"], "recycle-date policy"),
    (["policy", "check"], "recycle-date policy check"),
    (["policy", "mend", "smart.toml"], "mend"),
    # Of an option that stands twice neither is passed over.
    *((["answer", f"{each}=x", each, "y"], each) for each in ("--valid-until", "--on", "--policy")),
    (["plan", "--keep-until=x", "--keep-until", "y"], "--keep-until"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("arguments", "repeated"), USAGE)
def test_a_command_line_that_is_not_understood_is_refused(
    arguments: list[str], repeated: str, language: str
) -> None:
    sentence = refused(command(*arguments, f"--language={language}"))
    assert_one_sentence(sentence, language, [repeated, "recycle-date --help"])


@pytest.mark.parametrize("language", ["fr", "EN", ""])
def test_an_unknown_language_is_refused_in_english(language: str) -> None:
    ran = command("answer", "--valid-until=10.09.26", f"--language={language}")
    assert_one_sentence(refused(ran), "en", ["--language"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_or_written_is_refused(language: str, tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"1" * 300_000)
    for option, repeated in (
        (f"--history={tmp_path}/missing.csv", "missing.csv"),
        (f"--history={tmp_path}/large.csv", "366"),
        ("--format=letter", "--lost-on"),
    ):
        printed = [] if "history" in option else ["--valid-until=10.09.26"]
        ran = command("answer", *printed, option, f"--language={language}")
        assert_one_sentence(refused(ran), language, [repeated])
