"""The files: whole or not there, whatever happens; and no more memory for a larger one."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import redirect_stderr
from io import StringIO
from itertools import product
from pathlib import Path

import pytest
from icalendar import Calendar

from calculator.cli import run
from tests.batch.tables import MIXED, Batch, many, rows
from tests.calculator.asking import TODAY, command, refused

PROGRAM = Path(sys.executable).with_name("recycle-date")


def test_refused_rows_go_to_their_own_file_always(batch: Batch, tmp_path: Path) -> None:
    batch.answers("label,valid_until\na,x\n")
    assert len(rows(batch.refused)) == 1
    batch.output.chmod(0o600)
    batch.refused.chmod(0o640)
    batch.answers("label,valid_until\na,10.9.26\n")
    assert rows(batch.refused) == []
    modes = [path.stat().st_mode & 0o777 for path in (batch.output, batch.refused)]
    assert modes == [0o600, 0o640]  # What is replaced keeps its mode.
    not_utf8 = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.csv")
    assert batch.run("label,valid_until\na,x\n", f"--refused={not_utf8}").out.encode()
    assert len(rows(Path(not_utf8))) == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_ended_leaves_everything_as_it_was(batch: Batch, how: int) -> None:
    batch.answers(MIXED)
    before = batch.written()
    pipe = batch.table.with_name("pipe")
    os.mkfifo(pipe)
    running = subprocess.Popen(
        [PROGRAM, "batch", pipe, f"--output={batch.output}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with pipe.open("w") as table:
        table.writelines(many(5000))  # More than a pipe takes: some of it has been read.
        table.flush()
        running.send_signal(how)
        try:
            said = running.communicate(timeout=20)
        except subprocess.TimeoutExpired:  # It came just before the program began to wait.
            running.send_signal(how)
            said = running.communicate(timeout=20)
    pipe.unlink()
    assert said == (b"", b"")
    assert running.returncode == 128 + how
    assert batch.written() == before


def test_after_a_power_cut_the_unfinished_file_is_named(batch: Batch) -> None:
    left_over = batch.output.with_name("answers.csv.part")
    left_over.write_text("unfinished")
    for language in ("en", "km"):
        assert "answers.csv.part" in batch.reason(MIXED, f"--language={language}")


def test_the_table_itself_is_never_written_over(batch: Batch, tmp_path: Path) -> None:
    batch.table.write_text(MIXED)
    (tmp_path / "link.csv").symlink_to(batch.table)
    (tmp_path / "hard.csv").hardlink_to(batch.table)
    for name in ("numbers.csv", "link.csv", "hard.csv", f"../{tmp_path.name}/numbers.csv"):
        file = tmp_path / name
        for options in ([f"--output={file}"], ["--output=o", f"--refused={file}", "--language=km"]):
            assert refused(command("batch", str(batch.table), *options))
    assert batch.table.read_text() == MIXED


UNREADABLE = ("missing.csv", ".", "", "\0", "\ud800")
UNWRITABLE = ("/dev/null/a.csv", "", ".", "\0", "\ud800", "/", "-", "a.xlsx", "A.XLS", "a.ods")


def test_what_cannot_be_read_or_written_is_refused(batch: Batch) -> None:
    batch.table.write_text(MIXED)
    tables, outputs = (*UNREADABLE, str(batch.table)), (*UNWRITABLE, str(batch.output))
    *wrong, _ = product(tables, outputs)
    for table, output in wrong:
        assert refused(command("batch", table, f"--output={output}"))
    assert list(batch.written()) == []


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("output", "status"), [("answers.csv", 0), ("answers.parquet", 0), ("", 2)]
)
def test_the_progress_is_shown_to_somebody_who_watches(
    batch: Batch, output: str, status: int
) -> None:
    batch.table.write_text("".join(many(300)))
    arguments = ["batch", str(batch.table), f"--output={batch.table.parent / output}"]
    with redirect_stderr(Terminal()) as shown:
        assert run(arguments, lambda _: TODAY) == status
    bar, _, after = shown.getvalue().rpartition("\r\x1b[K")
    assert "[####" in bar
    assert "100 %" in bar
    assert (bar + after).count("\n") == 1  # What was read as what, or the refusal.
    assert "[#" not in command(*arguments).err


def test_a_table_comes_from_a_pipe_or_from_standard_input(batch: Batch) -> None:
    batch.answers(MIXED)
    expected = batch.written()
    batch.output.unlink()
    assert command("batch", "-", f"--output={batch.output}", given=MIXED).status == 0
    assert batch.written() == expected
    for shell in ('cat "$1" | "$0" batch /dev/stdin', '"$0" batch <(cat "$1")'):
        batch.output.unlink()
        command_line = f'{shell} --output="$2" --on={TODAY}'
        ran = subprocess.run(["bash", "-c", command_line, PROGRAM, batch.table, batch.output])
        assert (ran.returncode, batch.written()) == (0, expected)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a device")
def test_a_device_is_written_into_and_stays_one(batch: Batch, tmp_path: Path) -> None:
    device = tmp_path / "null"
    os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    batch.answers(MIXED, f"--refused={device}", f"--reminders={device}")
    assert stat.S_ISCHR(device.stat().st_mode)
    os.mknod(full := tmp_path / "full", 0o600 | stat.S_IFCHR, os.makedev(1, 7))
    batch.output.write_text("as it was")
    for options in ([f"--refused={full}"], [f"--reminders={full}"], [f"--refused={tmp_path}"]):
        assert refused(command("batch", str(batch.table), f"--output={batch.output}", *options))
    assert batch.output.read_text() == "as it was"
    assert stat.S_ISCHR(full.stat().st_mode)


def test_a_pipe_is_written_into(batch: Batch) -> None:
    batch.table.write_text(MIXED)
    pipe = batch.table.with_name("pipe")
    os.mkfifo(pipe)
    running = subprocess.Popen([PROGRAM, "batch", batch.table, f"--output={pipe}"])
    assert pipe.read_bytes().startswith(b"\xef\xbb\xbflabel,row,read")
    assert running.wait(timeout=60) == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_reminders_of_all_are_one_file(batch: Batch, tmp_path: Path) -> None:
    table = "Name,Valid till\nSok,10.9.26\nDara,1.9.26\n,2.9.26\nDara,3.9.26\nGone,1.1.24\n"
    reminders = tmp_path / "all.ics"
    batch.answers(table, f"--reminders={reminders}")
    events = Calendar.from_ical(reminders.read_bytes()).walk("VEVENT")
    assert [event["SUMMARY"].split(":")[0] for event in events] == ["Dara", "Row 4", "Sok"]
    assert len({event["UID"] for event in events}) == 3
    (row,) = [row for row in rows(batch.output) if row["row"] == "3"]
    assert events[0]["DTSTART"].dt.isoformat() == row["act_by"]
