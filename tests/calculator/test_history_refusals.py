"""How a list of top-ups may be written, and what is said about one that cannot be read."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.calculator.asking import LANGUAGES, by_command, command, refusal, response
from tests.calculator.test_refusals import IN_A_LIST, assert_one_sentence

ON = "2026-11-23"
NORMALISED = (
    "2026-08-01,5 USD,scratch-card\n2026-08-20,2.50 USD,online\n2026-09-01,5000 KHR,scratch-card"
)
MOST = 366

WRITTEN = {
    "as documented": "date,amount,channel\n2026-08-01,5 USD,scratch-card\n"
    '2026-08-20,2.50 USD,online\n2026-09-01,"5,000 KHR",\n',
    "without a heading": "2026-08-01,5 USD\n2026-08-20,2.50 USD,online\n2026-09-01,5000 KHR",
    "by a spreadsheet": "\ufeffdate;amount;channel\r\n1.8.2026;5 USD;scratch-card\r\n"
    "20.8.2026;2.50 USD;online\r\n1.9.2026;5,000 KHR;\r\n",
    "pasted from one": "1/8/26\t5 USD\n20/8/26\t$2.50\tonline\n1/9/26\t5,000 KHR\n\n",
    "in Khmer": "១.៨.២៦; ៥ ដុល្លារ\n២០.៨.២៦; ២.៥០ ដុល្លារ; online\n១ កញ្ញា ២០២៦; ៥០០០ រៀល",
    "in another order": "Channel,Date,Amount,,\n,2026-08-01,5 USD,,\nonline,2026-08-20,2.50 USD,,\n"
    ',2026-09-01, "5,000 KHR",,',
    "mixed, with gaps": "2026-08-01\t5 USD\n\n \n2026-08-20;2.50 USD;online\r2026-09-01,5000 KHR",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_list_may_be_written_in_many_ways(text: str, tmp_path: Path) -> None:
    asked = {"history": NORMALISED, "on": ON}
    assert response({"history": text, "on": ON})["answer"]["question"] == asked
    file = tmp_path / "top-ups.csv"
    file.write_bytes(text.encode())
    assert by_command({"history": str(file), "on": ON})["question"] == asked


# id: the text of a list, the row at fault, and what the sentence must repeat
REFUSED = {
    "history-empty": ("date,amount\n\n", None, []),
    "history-columns": ("date,phone\n2026-08-01,012", 1, ["date", "amount", "channel"]),
    "history-row": ("2026-08-01,5 USD\n2026-08-02,5 USD,online,mine", 2, ["mine"]),
    "history-too-long": ("2026-08-01,5 USD\n" * (MOST + 1), None, ["366"]),
    "history-before-rules": ("2020-01-01,1 USD\n2026-08-01,5 USD", None, ["2020", "2021"]),
    "top-up-too-late": ("2026-01-01,1 USD\n2026-08-01,5 USD", None, ["2026"]),
    "date-garbage": ("date,amount\n\nsoon,5 USD", 3, ["soon"]),
    "date-missing": ("2026-08-01,5 USD\n,5 USD", 2, []),
    "amount-missing": ("2026-08-01", 1, []),
    "amount-not-published": ("2026-08-01,5 USD\n2026-08-02,7 USD", 2, ["7 USD"]),
    "channel-unknown": ("2026-08-01,5 USD,bank", 1, ["bank", "online"]),
    "day-after-asked": (f"2026-08-01,5 USD\n{ON},5 USD\n24.11.2026,5 USD", 3, ["24", "23"]),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", REFUSED)
def test_what_cannot_be_answered_is_refused_in_one_sentence_with_its_row(
    id: str, language: str, tmp_path: Path
) -> None:
    text, row, repeated = REFUSED[id]
    said = response({"history": text, "on": ON}, language)["refusal"]
    assert (said["id"], said["field"], said.get("row")) == (id, "history", row)
    in_row = {"en": f"Row {row}: ", "km": f"ជួរទី {row}៖ "}[language]
    assert said["sentence"].startswith(in_row) is (row is not None)
    assert_one_sentence(said["sentence"], language, repeated)
    file = tmp_path / "top-ups.csv"
    file.write_text(text, encoding="utf-8")
    ran = command("answer", f"--history={file}", f"--on={ON}", f"--language={language}")
    assert (ran.status, ran.out, ran.err) == (2, "", said["sentence"] + "\n")


def test_every_refusal_of_lists_is_tested_here() -> None:
    assert REFUSED.keys() | {"history-not-utf8", "history-unreadable"} >= IN_A_LIST


@pytest.mark.parametrize(
    "text", ['"2026-08-01,5 USD', '2026-08-01,"5 USD" online', '"', "date,date,amount\n1,2,3"]
)
def test_a_line_that_cannot_be_taken_apart_is_refused(text: str) -> None:
    assert refusal(history=text)[0] in {"history-row", "history-columns", "date-missing"}


def test_a_year_of_daily_top_ups_is_answered_and_no_more() -> None:
    rows = ["2026-08-01,1 USD"] * MOST
    assert response({"history": "\n".join(rows), "on": ON})["answer"]["act_by"] == "2026-11-05"
    assert refusal(history="\n".join([*rows, rows[0]])) == ("history-too-long", "history")
    assert refusal(history=" " * 60_000) == ("history-too-long", "history")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_cannot_be_read_is_refused_by_name(language: str, tmp_path: Path) -> None:
    files = {"latin.csv": "2026-08-01,5 USD,café".encode("latin-1"), "large.csv": b"1" * 300_000}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for name in ("missing.csv", *files):
        ran = command("answer", f"--history={tmp_path / name}", f"--language={language}")
        assert (ran.status, ran.out) == (2, "")
        assert_one_sentence(ran.err[:-1], language, [])
        assert (name in ran.err) is (name in ("missing.csv", "latin.csv"))


@pytest.mark.parametrize("other", ["--top-up=2026-08-01", "--valid-until=2026-08-01"])
def test_one_thing_is_asked_at_a_time(other: str, tmp_path: Path) -> None:
    file = tmp_path / "top-ups.csv"
    file.write_text(NORMALISED, encoding="utf-8")
    ran = command("answer", f"--history={file}", other)
    assert (ran.status, ran.out) == (2, "")
    assert command("answer", f"--history={file}", "--amount=5 USD").status == 2


def test_a_list_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"\ufeffdate,amount,channel\n{NORMALISED}"
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    assert by_command({"history": "-", "on": ON})["question"]["history"] == NORMALISED
