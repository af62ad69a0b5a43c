"""The entry point in this process: where there are other streams, and no broken pipes."""

import runpy
import signal
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper

import pytest

ANSWERED = ["answer", "--valid-until=2026-09-10", "--on=2026-11-23"]


CHANGED = (signal.SIGPIPE, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """The program lets signals end it; these tests should not."""
    handlers = [signal.getsignal(each) for each in CHANGED]
    yield
    for each, handler in zip(CHANGED, handlers, strict=True):
        signal.signal(each, handler)


def started(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit status of `python -m calculator`, as this process sees it."""
    monkeypatch.delitem(sys.modules, "calculator.__main__", raising=False)  # as a new process
    monkeypatch.setattr(sys, "argv", ["recycle-date", *arguments])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("calculator", run_name="__main__")
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_without_such_signals_and_with_any_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = StringIO(), StringIO()
    with monkeypatch.context() as windows:
        windows.delattr(signal, "SIGPIPE")
        windows.delattr(signal, "SIGHUP")
        with redirect_stdout(out), redirect_stderr(err):
            assert started(monkeypatch, *ANSWERED) == 0
    assert "8 December 2026" in out.getvalue()
    assert err.getvalue() == ""


def test_a_pipe_that_is_closed_early_ends_it_and_khmer_gets_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = BytesIO()
    stream = TextIOWrapper(written, encoding="ascii", write_through=True)
    with redirect_stdout(stream):
        assert started(monkeypatch, *ANSWERED, "--language=km") == 0
    assert "8 ខែធ្នូ ឆ្នាំ 2026" in written.getvalue().decode("utf-8")
    assert signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL
