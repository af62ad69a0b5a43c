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
    for each in signal.Signals:  # not every machine has them all
        # A reader that closes the pipe early (`| head`) ends the program, as any other command.
        if each.name == "SIGPIPE":
            signal.signal(each, signal.SIG_DFL)
        # One that is ended from outside cleans up, and says nothing more.
        if each.name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(each, lambda number, _: sys.exit(128 + number))
    # Khmer has to get through, whatever encoding the machine is set to.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    sys.exit(run(sys.argv[1:], today))


if __name__ == "__main__":
    main()
