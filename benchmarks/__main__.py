"""`python -m benchmarks`: measure everything, print it and write it to RESULTS.md."""

from __future__ import annotations

import os
import platform
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from benchmarks import stock
from benchmarks.first_answer import CIRCUMSTANCES, compare, serve
from benchmarks.machine import load, processor, version
from benchmarks.report import BYTES_TARGET, TIME_TARGET, comparison, spread, table
from benchmarks.slow import Line
from benchmarks.speed import (
    answers_per_second,
    answers_per_second_in_browser,
    build_seconds,
    instant_answer,
)
from publishing.compressed import compress
from publishing.engine import pyodide
from publishing.serve import SITE
from tests.chromium import FLAGS

RESULTS = Path(__file__).with_name("RESULTS.md")
CHROMIUM = os.environ["RECYCLE_DATE_CHROMIUM"]
TIMES = 5

INTRODUCTION = f"""# What was measured

Written by `make bench`. "Ours" is the engine of this site, "stock" is Pyodide as its npm package
has it, with the same calculator as sources; both in a worker, asked the same question, side by side
in one run and in turns. Bytes are those of the bodies of all answers, with gzip. Cold: nothing is
in the browser's cache; warm: the second time in the same profile. Each figure is a median, with the
least and the most of all rounds. A ratio is that of the medians, then the least and the most of one
round. The targets are {BYTES_TARGET} of the bytes and {TIME_TARGET} of the time.

Cheap phone: 1.6 Mbit/s and 150 ms before each answer, both made by the server, and a quarter of the
processor, made by stopping Chromium's process most of the time. Chromium's own throttling does not
reach workers.
"""
LOAD = """Processes that wanted to run: {before:.1f} before, {after:.1f} after. With more than there
are cores, others worked on the machine too: trust the ratios, not the seconds."""


def main() -> None:
    """Measure, and write the page."""
    before = load()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        compress(SITE, site)
        stock.add(site)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        versions = [f"Chromium {browser.version}", f"Pyodide {pyodide.version()}"]
        lines = compared(browser, site) + speeds(browser, site)
        browser.close()
    versions += [f"CPython {platform.python_version()}", f"Node {version('node')}"]
    machine = [
        f"{date.today().isoformat()}, {processor()}; {', '.join(versions)}.",  # noqa: DTZ011
        LOAD.format(before=before, after=load()),
    ]
    text = "\n".join([INTRODUCTION, *machine, "", *lines])
    RESULTS.write_text(text, "utf-8")
    print(text)


def compared(browser: Browser, site: Path) -> list[str]:
    """Return the lines that compare the two engines."""
    lines = ["## Time to the first answer of Python, and its bytes", ""]
    for having in CIRCUMSTANCES:
        found = comparison(having, compare(browser, site, having))
        print("\n".join(found), flush=True)
        lines += found
    return lines


def speeds(browser: Browser, site: Path) -> list[str]:
    """Return the lines about everything else."""
    with serve(site, Line()) as address:
        instant = [
            [having.name, spread_of(browser, address, having.times_slower)]
            for having in CIRCUMSTANCES
        ]
        in_browser = answers_per_second_in_browser(browser, address)
    native = answers_per_second()
    steps = build_seconds()
    rows = [["CPython", f"{native:.0f}"], ["Chromium", f"{in_browser:.0f}"]]
    rows += [["Chromium / CPython", f"**{in_browser / native:.2f}**"]]
    built = [[name, f"{seconds:.1f} s"] for name, seconds in steps.items()]
    built += [["together", f"**{sum(steps.values()):.1f} s**"]]
    return [
        *("## The instant answer, from sending the form", ""),
        *(*table(["", "time"], instant), ""),
        *("## Answers of Python in a second, once it is loaded", ""),
        *(*table(["", "answers"], rows), ""),
        *("## Building the site", ""),
        *(*table(["step", "time"], built), ""),
    ]


def spread_of(browser: Browser, address: str, times_slower: int) -> str:
    """Return how long the instant answer takes, of some visits."""
    seconds = [instant_answer(browser, address, times_slower) / 1000 for _ in range(TIMES)]
    assert median(seconds) < 1, "It is not instant."
    return spread(seconds)


if __name__ == "__main__":
    main()
