"""The edge of the command line: the only place of this package that looks at the clock."""

import io
import signal
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

from calculator.cli import run


def today(time_zone: str) -> date:
    """Today's date in a time zone, whatever the zone of this machine."""
    return datetime.now(ZoneInfo(time_zone)).date()


def main() -> None:
    """Entry point of `recycle-date`."""
    # A reader that closes the pipe early (`| head`) ends the program, as with any other command.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # One that is ended from outside cleans up, and says nothing more.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
    # Khmer has to get through, whatever encoding the machine is set to.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    sys.exit(run(sys.argv[1:], today))


if __name__ == "__main__":
    main()
