"""The files: whole or not there, whatever happens; and no more memory for a larger one."""

import os
import pty
import signal
import subprocess
import sys
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest

from calculator.cli import run
from tests.batch.tables import MIXED, Batch, many, rows
from tests.calculator.asking import TODAY, command

PROGRAM = Path(sys.executable).with_name("recycle-date")

# Runs the command in a process of its own and prints the most memory that it took, in kB.
MEASURE = """
import resource, sys
from datetime import date
from calculator.cli import run
assert run(["batch", *sys.argv[1:]], lambda zone: date(2026, 11, 23)) == 0
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(batch: Batch, count: int) -> int:
    with batch.table.open("w", encoding="utf-8", newline="") as file:
        file.writelines(many(count))
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, batch.table, f"--output={batch.output}"],
        capture_output=True,
        check=True,
    )
    assert len(rows(batch.output)) + len(rows(batch.refused)) == count
    return int(ran.stdout.split()[-1])


def test_memory_does_not_grow_with_the_file(batch: Batch) -> None:
    assert peak(batch, 100_000) < 1.1 * peak(batch, 10_000)


def test_refused_rows_go_to_their_own_file_always(batch: Batch, tmp_path: Path) -> None:
    batch.answers("label,valid_until\na,x\n")
    assert len(rows(batch.refused)) == 1
    batch.answers("label,valid_until\na,10.9.26\n")
    assert rows(batch.refused) == []
    named = tmp_path / "named.csv"
    batch.answers("label,valid_until\na,x\n", f"--refused={named}")
    assert len(rows(named)) == 1


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
        said = running.communicate(timeout=60)
    pipe.unlink()
    assert said == (b"", b"")
    assert running.returncode == 128 + how
    assert batch.written() == before


def test_after_a_power_cut_the_unfinished_file_is_named(batch: Batch) -> None:
    left_over = batch.output.with_name("answers.csv.part")
    left_over.write_text("unfinished")
    for language in ("en", "km"):
        assert "answers.csv.part" in batch.reason(MIXED, f"--language={language}")


def test_a_table_that_turns_out_bad_leaves_everything_as_it_was(batch: Batch) -> None:
    batch.answers(MIXED)
    batch.reason("".join(many(5000)) + '"')
    assert rows(batch.output)[0]["label"] == "Dara"


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_table_itself_is_never_written_over(
    batch: Batch, tmp_path: Path, language: str
) -> None:
    batch.table.write_text(MIXED)
    (tmp_path / "link.csv").symlink_to(batch.table)
    (tmp_path / "hard.csv").hardlink_to(batch.table)
    for name in ("numbers.csv", "link.csv", "hard.csv", "../" + tmp_path.name + "/numbers.csv"):
        for options in (
            [f"--output={tmp_path / name}"],
            ["--output=o", f"--refused={tmp_path / name}"],
        ):
            ran = command("batch", str(batch.table), *options, f"--language={language}")
            assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert batch.table.read_text() == MIXED


@pytest.mark.parametrize("table", ["missing.csv", ".", "", "\0", "\ud800"])
@pytest.mark.parametrize("output", ["/dev/null/answers.csv", "", ".", "\0", "\ud800", "/"])
def test_what_cannot_be_read_or_written_is_refused(
    batch: Batch, table: str, output: str, tmp_path: Path
) -> None:
    batch.table.write_text(MIXED)
    for pair in ((table, str(batch.output)), (str(batch.table), output), (table, output)):
        ran = command("batch", pair[0], f"--output={pair[1]}")
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert list(batch.written()) == []


def test_the_progress_is_shown_to_somebody_who_watches(batch: Batch) -> None:
    batch.table.write_text("".join(many(5000)))
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        [PROGRAM, "batch", batch.table, f"--output={batch.output}"],
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)
    assert ran.returncode == 0
    assert "[####" in shown
    assert "100 %" in shown
    assert shown.endswith("\r\x1b[K")
    assert batch.run("".join(many(5000))).err == ""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_bar_comes_and_goes_and_the_refusal_stays(batch: Batch) -> None:
    shown = Terminal()
    batch.table.write_text("".join(many(5000)) + '"')
    with redirect_stderr(shown):
        assert run(["batch", str(batch.table), f"--output={batch.output}"], lambda _: TODAY) == 2
    bar, _, refusal = shown.getvalue().rpartition("\r\x1b[K")
    assert "[####" in bar
    assert refusal.count("\n") == 1
