"""The installed command, run as people run it: as a program of its own."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import calculator.__main__ as edge

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("recycle-date")
MODULE = [sys.executable, "-m", "calculator"]
EXAMPLE = ["answer", "--top-up", "2026-08-01", "--amount", "5 USD", "--on", "2026-11-23"]


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, env=os.environ | environment, check=False
    )


@pytest.mark.parametrize("start", [[PROGRAM], MODULE], ids=["installed", "module"])
def test_the_worked_example_as_json(start: list[str]) -> None:
    ran = subprocess.run([*start, *EXAMPLE, "--format", "json"], capture_output=True, cwd=ROOT)
    read = b"We read: 1 August 2026, 5 USD; asked about 23 November 2026\n"
    assert (ran.returncode, ran.stderr) == (0, read)
    found = json.loads(ran.stdout)
    assert found["act_by"] == "2026-12-07"
    assert found["recycle_date"] == {"earliest": "2027-03-08", "latest": "2027-03-10"}


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    ran = subprocess.run([PROGRAM, *EXAMPLE], capture_output=True, cwd=tmp_path)
    assert ran.returncode == 0


@pytest.mark.parametrize(
    ("language", "act_by"), [("en", "Monday, 7 December 2026"), ("km", "ចន្ទ ទី 7 ខែធ្នូ ឆ្នាំ 2026")]
)
def test_the_worked_example_in_each_language(language: str, act_by: str) -> None:
    ran = program(*EXAMPLE, "--language", language)
    assert (ran.returncode, ran.stderr) == (0, b"")
    read, blank, headline, *_ = ran.stdout.decode("utf-8").splitlines()
    assert read.startswith("We read: " if language == "en" else "យើងអានបាន៖ ")
    assert (blank, act_by in headline) == ("", True)


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_refusal_is_one_line_on_standard_error_and_status_2(language: str) -> None:
    ran = program("answer", "--valid-until", "30.02.2026", "--language", language)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.count(b"\n") == 1
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", [[], ["--tell"], ["answer", "now"], ["policy", "check"]])
def test_a_command_that_is_not_understood_is_refused_in_the_same_way(arguments: list[str]) -> None:
    ran = program(*arguments)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.count(b"\n") == 1


def test_bytes_that_are_no_text_are_refused() -> None:
    ran = subprocess.run([PROGRAM, "answer", "--valid-until", b"\xff\xfe"], capture_output=True)
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


def test_a_policy_file_is_checked() -> None:
    ran = program("policy", "check", str(ROOT / "calculator/policies/smart.toml"))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"smart.toml: complete. Its figures have the digest sha256:")


@pytest.mark.parametrize("zone", ["Asia", "a" * 300, "../UTC", "Asia/"])
def test_a_folder_or_a_file_elsewhere_is_no_time_zone(zone: str, tmp_path: Path) -> None:
    policy = ROOT / "calculator" / "policies" / "smart.toml"
    file = tmp_path / "zone.toml"
    file.write_text(policy.read_text("utf-8").replace("Asia/Phnom_Penh", zone), "utf-8")
    ran = program("policy", "check", str(file))
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"zone.toml: time_zone: no such zone is known")


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "America/New_York"])
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
    instant: str, today: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            on = tz if isinstance(tz, ZoneInfo) else ZoneInfo(zone)
            return datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(on)

    monkeypatch.setattr(edge, "datetime", Stopped)
    assert edge.today("Asia/Phnom_Penh") == date.fromisoformat(today)


def test_the_asked_day_is_today_unless_another_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "argv", ["recycle-date", "answer", "--valid-until=2026-09-10", "--format=json"]
    )
    monkeypatch.setattr(edge, "today", lambda zone: date(2026, 11, 23))
    monkeypatch.setattr(edge.signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        edge.main()
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["question"]["on"] == "2026-11-23"
