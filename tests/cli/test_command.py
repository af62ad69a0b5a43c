"""The installed command, run as people run it: as a program of its own."""

import json
import os
import runpy
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import calculator.__main__ as edge

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("recycle-date")
MODULE = [sys.executable, "-m", "calculator"]
JSON = "--format=json"
EXAMPLE = ["answer", "--top-up", "2026-08-01", "--amount", "5 USD", "--on", "2026-11-23"]


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, env=os.environ | environment, check=False
    )


@pytest.mark.parametrize("start", [[PROGRAM], MODULE], ids=["installed", "module"])
def test_the_worked_example_as_json(start: list[str]) -> None:
    ran = subprocess.run([*start, *EXAMPLE, JSON], capture_output=True, cwd=ROOT)
    read = b"We read: topped up on 1 August 2026, 5 USD; asked about 23 November 2026\n"
    assert (ran.returncode, ran.stderr) == (0, read)
    found = json.loads(ran.stdout)
    assert found["act_by"] == "2026-12-07"
    assert found["recycle_date"] == {"earliest": "2027-03-08", "latest": "2027-03-10"}


@pytest.mark.parametrize("typed", [b"30.02.2026", b"\xff\xfe"])
def test_a_refusal_is_one_line_on_standard_error_and_status_2(typed: bytes) -> None:
    ran = subprocess.run([PROGRAM, "answer", "--valid-until", typed], capture_output=True)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "latin-1", "C"],
)
def test_khmer_gets_through_whatever_the_machine_is_set_to(environment: dict[str, str]) -> None:
    answered = program(*EXAMPLE, "--language", "km", **environment)
    assert answered.returncode == 0
    assert answered.stdout == program(*EXAMPLE, "--language", "km").stdout
    refused = program("answer", "--language", "km", **environment)
    assert "សូម" in refused.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("command", "about"),
    [
        ("", "How long a prepaid number"),
        ("answer", "the whole SMS"),
        ("plan", "the day until which the number is to be kept"),
        ("batch", "Columns, in any order"),
        ("policy check", "FILE"),
    ],
)
def test_help_is_there_for_every_command(command: str, about: str) -> None:
    ran = program(*command.split(), "--help", COLUMNS="200")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert about in ran.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_error() -> None:
    ran = subprocess.run(
        ["sh", "-c", f"'{PROGRAM}' {' '.join(EXAMPLE[:3])} --amount '5 USD' | head -n 1"],
        capture_output=True,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("instant", "today"),
    [
        ("2026-11-23T16:59:59", "2026-11-23"),
        ("2026-11-23T17:00:00", "2026-11-24"),
        ("2026-12-31T16:59:59", "2026-12-31"),
        ("2026-12-31T17:00:00", "2027-01-01"),
        ("2028-02-28T17:00:00", "2028-02-29"),
        ("2028-02-29T16:59:59", "2028-02-29"),
    ],
)
def test_today_is_that_of_phnom_penh_wherever_the_machine_is(
    instant: str, today: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            assert isinstance(tz, ZoneInfo), "that of the machine"
            return datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(edge, "datetime", Stopped)
    assert edge.today("Asia/Phnom_Penh") == date.fromisoformat(today)


def test_it_answers_for_today_and_on_any_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, where it finds another stream; the signals that it sets are put back."""
    changed = (signal.SIGPIPE, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = [signal.getsignal(each) for each in changed]
    monkeypatch.delitem(sys.modules, "calculator.__main__")  # as a new process
    monkeypatch.setattr(sys, "argv", ["recycle-date", "answer", "--valid-until=1.1.2199", JSON])
    written, began = BytesIO(), edge.today("Asia/Phnom_Penh")
    out = TextIOWrapper(written, encoding="ascii", write_through=True)
    with redirect_stdout(out), redirect_stderr(StringIO()), pytest.raises(SystemExit) as ended:
        runpy.run_module("calculator", run_name="__main__")
    for each, handler in zip(changed, handlers, strict=True):
        signal.signal(each, handler)
    assert ended.value.code == 0
    on = date.fromisoformat(json.loads(written.getvalue())["question"]["on"])
    assert began <= on <= edge.today("Asia/Phnom_Penh")
