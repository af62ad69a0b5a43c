"""Several top-ups: how a list may be written, and what is said of each. To the day: the oracle."""

from pathlib import Path

import pytest

from tests.calculator.asking import (
    LANGUAGES,
    answer,
    by_command,
    response,
    wording,
)

ON = "2026-11-23"
FIRST = "2026-08-01,5 USD"
NORMALISED = (
    "2026-08-01,5 USD,scratch-card\n2026-08-20,2.50 USD,online\n2026-09-01,5000 KHR,scratch-card"
)
WRITTEN = {
    "as documented": "date,amount,channel\n2026-08-01,5 USD,scratch-card\n"
    '2026-08-20,2.50 USD,online\n2026-09-01,"5,000 KHR",\n',
    "without a heading": "2026-08-01,5 USD\n2026-08-20,2.50 USD,online\n2026-09-01,5000 KHR",
    "by a spreadsheet": "\ufeffdate;amount;channel\r\n1.8.2026;5 USD;scratch-card\r\n"
    "20.8.2026;2.50 USD;online\r\n1.9.2026;5,000 KHR;\r\n",
    "pasted from one": "1/8/26\t5 USD\n20/8/26\t$2.50\tonline\n1/9/26\t5,000 KHR\n\n",
    "with blanks": "01.08.26 5$\n20/8/26 2.50 USD\t\tonline\n១-៩-២៦ ៥០០០ រៀល",
    "in Khmer": "១.៨.២៦; ៥ ដុល្លារ\n២០.៨.២៦; ២.៥០ ដុល្លារ; online\n១ កញ្ញា ២០២៦; ៥០០០ រៀល",
    "channels by their names": "1.8.26;5 USD;Scratch card\n20.8.26;2.50 USD;Online, PayGo or ATM\n"
    "1.9.26;5000 KHR;កាតកោស",
    "in another order": "Channel,Date,Amount,,\n,2026-08-01,5 USD,,\nonline,2026-08-20,2.50 USD,,\n"
    ',2026-09-01, "5,000 KHR",,',
    "mixed, with gaps": "2026-08-01\t5 USD\n\n \n2026-08-20;2.50 USD;online\r2026-09-01,5000 KHR",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_list_may_be_written_in_many_ways(text: str, tmp_path: Path) -> None:
    file = tmp_path / "top-ups.csv"
    asked = {"history": NORMALISED, "on": ON}
    assert response({"history": text, "on": ON})["answer"]["question"] == asked
    assert by_command({"history": text, "on": ON})["question"] == asked
    for encoding in ("utf-8", "utf-16"):
        file.write_bytes(text.removeprefix("\ufeff").encode(encoding))
        assert by_command({"on": ON}, f"--history={file}")["question"] == asked


def test_a_year_of_daily_top_ups_is_answered() -> None:
    rows = "2026-08-01,1 USD\n" * 366
    assert answer(on=ON, history=rows)["act_by"] == "2026-11-05"


def test_top_ups_count_in_the_order_of_their_days_and_a_step_says_so() -> None:
    rows = [FIRST, "2026-08-20,1 USD", "2026-09-05,2 USD,online"]
    lists = ["\n".join(rows), "\n".join(reversed(rows))]
    assert answer(history=lists[0]) == answer(history=lists[1])
    for language in LANGUAGES:
        sorted_, moved = (wording(language, history=each)["steps"] for each in lists)
        assert [step["text"] for step in moved[1:]] == [step["text"] for step in sorted_]


def test_each_top_up_has_its_step() -> None:
    steps = wording("en", history=f"{FIRST}\n2026-08-20,2 USD,online\n2026-12-01,1 USD")["steps"]
    assert [(step["text"], step["clause"]) for step in steps[:3]] == [
        ("5 USD (scratch card) on 1 August 2026, 40 days: then valid until 9 or 10 September 2026.",
         "validity-scratch-card"),
        ("2 USD (online, PayGo or ATM) on 20 August 2026, 15 days: then valid until 3 September "
         "2026 at the earliest or 25 September 2026 at the latest.", "validity-online"),
        ("1 USD (scratch card) on 1 December 2026, 8 days: validity had ended, and begins anew "
         "with this top-up; then valid until 8 or 9 December 2026.", "validity-scratch-card"),
    ]  # fmt: skip
