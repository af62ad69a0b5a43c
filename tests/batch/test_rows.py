"""What `recycle-date batch` answers, row by row, and why it refuses a row."""

import re

import pytest

from tests.batch.tables import MIXED, Batch
from tests.calculator.asking import EXAMPLE, FROZEN, ROOT, TODAY, by_command, command, digest

TOP_UP = "label,top_up,amount,channel\n"


def test_every_row_has_the_dates_of_the_single_answer(batch: Batch) -> None:
    questions = [
        {"valid_until": "10.09.2026"},
        {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"},
        {"activated": "16.11.2026", "programme": "free-sim"},
    ]
    found = batch.answers(MIXED)
    assert [row["label"] for row in found] == ["Dara", "010 xxx 345", "ថ្មី"]
    for number, (row, question) in enumerate(zip(found, questions, strict=True), start=2):
        said = by_command(question)
        valid_until = said["valid_until"] or {"earliest": "", "latest": ""}
        assert {name: row[name] for name in row if name != "label"} == {
            "row": str(number),
            "read": said["question"][next(iter(question))],
            "act_by": said["act_by"],
            "valid_until_earliest": valid_until["earliest"],
            "valid_until_latest": valid_until["latest"],
            "recycle_date_earliest": said["recycle_date"]["earliest"],
            "recycle_date_latest": said["recycle_date"]["latest"],
            "on": TODAY.isoformat(),
            "stage_on_earliest": said["stage_on"]["earliest"],
            "stage_on_latest": said["stage_on"]["latest"],
            "resale_on": said["resale_on"],
            "rule": said["policy"]["rule"],
            "unclear": " ".join(each["convention"] for each in said["unclear"]),
            "warnings": " ".join(each["id"] for each in said["warnings"]),
            "digest": said["policy"]["digest"],
            "resale_on_standing": said["resale_on_standing"],
            "due": "" if row["label"] != "ថ្មី" else row["due"],
        }


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_refused_row_has_the_sentence_of_the_single_refusal(batch: Batch, language: str) -> None:
    refused = batch.refusals(
        TOP_UP + "Dara,30.02.2026,5 USD,\n\nSok,1.8.2026,3 USD,\n", f"--language={language}"
    )
    told = [(row["label"], row["row"], row["reason"], row["field"]) for row in refused]
    assert told == [
        ("Dara", "2", "date-impossible", "top_up"),
        ("Sok", "4", "amount-not-published", "amount"),
    ]
    single = command("answer", "--top-up=30.02.2026", "--amount=5 USD", f"--language={language}")
    assert refused[0]["sentence"] == single.err.strip()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Dara,1.8.2026,5 USD,scratch-card,more", "batch-cells"),
        ("Dara,1.8.2026,5 USD,post", "channel-unknown"),
        ("Dara,,5 USD,", "question-none"),
        ("Dara,1.8.2027,5 USD,", "day-after-asked"),
        ("Dara,,,", "question-none"),
    ],
)
def test_a_row_is_refused_for_a_stated_reason(batch: Batch, row: str, reason: str) -> None:
    (refused,) = batch.refusals(TOP_UP + row + "\n")
    assert refused["reason"] == reason
    assert refused["sentence"]


def test_a_row_with_two_dates_is_not_guessed_at(batch: Batch) -> None:
    (refused,) = batch.refusals("valid_until,top_up,amount\n10.9.26,1.8.26,5 USD\n")
    assert refused["reason"] == "question-several"


def test_both_are_counted(batch: Batch) -> None:
    ran = batch.run(TOP_UP + "a,1.8.2026,5 USD,\nb,,,\nc,1.8.2026,5 USD,\n")
    assert ran.out.startswith("Answered: 2 (answers.csv). Refused: 1 (answers.refused.csv).\n")


def test_a_summary_counts_stages_what_is_due_and_what_may_be_sold(batch: Batch) -> None:
    table = "valid_until\n1.12.26\n10.9.26\n26.8.26\n1.6.26\n27.5.26\n1.1.26\nsoon\n"
    said = {language: batch.run(table, f"--language={language}").out for language in ("en", "km")}
    assert said["en"].splitlines()[1:] == [
        "1 – Works normally",
        "2 – Blocked both ways",
        "1 – Cut off, but kept for you",
        "1 – Cut off, but kept for you, or already: May be sold",
        "1 – May be sold",
        "To top up within 7 days: 1. Too late to be sure: 3.",
        "Not to be sold on that day: 4. Unclear: 1. Forbidden by no text we know: 1.",
    ]
    numbers = {language: re.findall("[0-9]+", text) for language, text in said.items()}
    assert numbers["km"] == numbers["en"]


def test_each_row_may_ask_about_a_day_of_its_own(batch: Batch) -> None:
    # The day of a sale: too early, unclear and not forbidden; an empty one is the day of the run.
    days = ["2027-03-08", "9.3.2027", "2027-03-10 00:00:00", ""]
    found = batch.answers("valid_until,sold on\n" + "".join(f"10.9.26,{day}\n" for day in days))
    verdicts = [(row["on"], row["resale_on"]) for row in found]
    assert verdicts == [
        ("2027-03-08", "not-allowed"),
        ("2027-03-09", "unclear"),
        ("2027-03-10", "allowed"),
        (TODAY.isoformat(), "not-allowed"),
    ]
    (refused,) = batch.refusals("top_up,amount,on\n1.8.26,5 USD,31.7.26\n")
    assert (refused["reason"], refused["field"]) == ("day-after-asked", "top_up")
    (refused,) = batch.refusals("valid_until,on\n10.9.26,31.9.26\n")
    assert (refused["reason"], refused["field"]) == ("date-impossible", "on")


def test_channels_and_programmes_may_have_their_names_in_either_language(batch: Batch) -> None:
    table = "top_up,amount,channel\n1.8.2026,2 USD,{}\n"
    names = ["online", "Online, PayGo or ATM", "តាមអនឡាញ PayGo ឬ ATM"]
    found = [batch.answers(table.format(f'"{name}"'))[0]["act_by"] for name in names]
    assert len(set(found)) == 1
    table = "activated,programme\n1.8.2026,{}\n"
    assert batch.answers(table.format("កម្មវិធីស៊ីមឥតគិតថ្លៃ"))


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_headings_that_the_page_names_are_understood(batch: Batch, language: str) -> None:
    page = (ROOT / "docs" / language / "many-numbers.md").read_text(encoding="utf-8")
    headings = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE))
    typed = {"valid_until": "10.9.2026"}
    cells = ",".join(typed.get(column, "") for column in headings)
    (row,) = batch.answers(",".join(headings.values()) + f"\n{cells}\n")
    assert row["act_by"] == "2026-12-08"


def test_another_day_and_another_policy_can_be_asked(batch: Batch) -> None:
    (row,) = batch.answers("valid_until\n10.9.26\n", "--on=2026-09-10")
    assert (row["on"], row["stage_on_latest"]) == ("2026-09-10", "active")
    (row,) = batch.answers("valid_until\n10.9.26\n", f"--policy={EXAMPLE}")
    assert row["digest"] == digest(EXAMPLE) != digest(FROZEN)


@pytest.mark.parametrize("day", ["30.2.2026", "2020-01-01", "soon"])
def test_a_bad_asked_day_is_refused_once_and_not_for_every_row(batch: Batch, day: str) -> None:
    single = command("answer", "--valid-until=10.9.26", f"--on={day}")
    assert batch.reason(MIXED, f"--on={day}") == single.err.strip()


def test_a_table_without_rows_has_no_answers(batch: Batch) -> None:
    assert batch.answers(TOP_UP) == []
    assert batch.refusals(TOP_UP + ",,,\n\n,,,\n") == []
