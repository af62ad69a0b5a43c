"""The command line: any arguments, one in each line of a case."""

from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from zoneinfo import ZoneInfo

from calculator.cli import run
from verification.fuzzing.contract import check_sentence
from verification.fuzzing.seeds import AMOUNTS, DATES, ODD

WEIGHT = 1
SEEDS = [
    *(f"answer\n--valid-until\n{text}" for text in (*DATES, *ODD)),
    *(f"answer\n--top-up=1.8.2026\n--amount={text}\n--language=km" for text in (*AMOUNTS, *ODD)),
    "answer\n--activated=2026-08-01\n--programme=free-sim\n--format=json",
    "answer\n--valid-until=10.9.26\n--policy=calculator/policies/smart.toml",
    "policy\ncheck\ncalculator/policies/smart.toml\n/dev/null\n.",
    "policy\ncheck\n--language\nkm",
    "--help",
    "--language",
    "100000*-v",
    "100000*--amount=5\n--language=km\n",
]


def case(text: str) -> None:
    """Status 0 and something to read, or status 2 and one sentence on standard error."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = run(text.split("\n"), _today)
        except SystemExit as ended:  # argparse has shown the help, and nothing else may end it
            status = 0 if ended.code == 0 and "usage" in out.getvalue() else 1
    if status == 0:
        assert out.getvalue().strip()
        # What was read stands there where the output is for a program.
        assert err.getvalue().count("\n") <= 1
    else:
        assert status == 2
        assert not out.getvalue()
        assert err.getvalue().endswith("\n")
        check_sentence(err.getvalue()[:-1])


def _today(time_zone: str) -> date:
    assert ZoneInfo(time_zone)
    return date(2026, 11, 23)
