"""What the engine of the page costs beside Pyodide as it comes: `python -m tools.benchmark`.

"Ours" is the engine of this site, "stock" is Pyodide as its npm package has it, with the same
calculator as sources; both in a worker, asked the same question, in one run and in turns. Bytes are
those of the bodies of all answers, with gzip. Cold: nothing is in the browser's cache; warm: the
second time in the same profile. A figure is a median, with the least and the most of all rounds;
trust the ratios, since others may work on the machine too. The browser stands in
RECYCLE_DATE_CHROMIUM.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from calculator.web import respond
from publishing import ROOT
from publishing.engine import ARCHIVE, pyodide
from publishing.engine.bytecode import site_packages
from publishing.serve import COMPRESSED, SITE, compress, served
from tools.pictures import FLAGS
from tools.slow import Line, handler, slowed

REQUEST = {
    "question": {"valid_until": "10.09.26", "on": "2026-11-23"},
    "language": "km",
}
ACT_BY = "2026-12-08"
WORKERS = {"ours": "/assets/python/worker.js", "stock": "/stock/stock.js"}
# Any page will do.
PAGE = "/offline.html"
# A minute and a half without a sign of life is what the page itself gives up after.
PATIENCE = 180_000
TIMES = 5

FIRST_ANSWER = """async ({ worker, request }) => {
  const from = performance.now();
  const python = new Worker(worker, { type: 'module' });
  const manifest = new URL('/assets/engine/engine.json', location).href;
  python.postMessage({ kind: 'start', manifest });
  python.postMessage({ kind: 'ask', id: 1, request });
  const answer = await new Promise((resolve, reject) => {
    python.addEventListener('message', ({ data }) => {
      if (data.kind === 'answer') resolve(data.response.answer);
      if (data.kind === 'error') reject(new Error(data.reason));
    });
    python.addEventListener('error', () => reject(new Error('no worker')));
  });
  const seconds = (performance.now() - from) / 1000;
  python.terminate();
  return { seconds, act_by: answer.act_by };
}"""

INSTANT = """async () => {
  const field = document.querySelector('#typed');
  const answered = () => document.querySelector('.card .dates dd')?.checkVisibility();
  while (!field.matches(':enabled')) await new Promise((resolve) => setTimeout(resolve));
  field.value = '10.09.26';
  const from = performance.now();
  field.form.requestSubmit();
  while (!answered()) await new Promise((resolve) => setTimeout(resolve));
  return (performance.now() - from) / 1000;
}"""


@dataclass(frozen=True)
class Circumstances:
    """A line and a processor: what a reader has."""

    name: str
    delay: float = 0
    rate: float = float("inf")
    times_slower: int = 1
    rounds: int = TIMES


CIRCUMSTANCES = (
    Circumstances("this machine"),
    Circumstances("cheap phone", delay=0.15, rate=1.6e6 / 8, times_slower=4, rounds=3),
)


@dataclass
class Measured:
    """Of one engine: the bytes of a first load, and seconds with an empty and a filled cache."""

    bytes: int = 0
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


def main() -> None:
    """Measure, and print it as tables."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        compress(SITE, site)
        add_stock(site)
        chromium = os.environ["RECYCLE_DATE_CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        print(f"Chromium {browser.version}, Pyodide {pyodide.version()}, {os.cpu_count()} cores\n")
        for having in CIRCUMSTANCES:
            show(having, compare(browser, site, having))
        with served(site, handler(Line())) as address:
            for having in CIRCUMSTANCES:
                visits = [instant(browser, address, having.times_slower) for _ in range(TIMES)]
                print(f"Instant answer, {having.name}: {spread(visits)}")
        browser.close()
    print(f"Answers of CPython in a second: {answers_per_second():.0f}")


def show(having: Circumstances, found: dict[str, Measured]) -> None:
    """Print the table that compares both engines."""
    ours, stock = found["ours"], found["stock"]
    print(f"| {having.name} | ours | stock | ratio |", "| --- | ---: | ---: | ---: |", sep="\n")
    share = f"**{ours.bytes / stock.bytes:.2f}**"
    print(f"| bytes | {ours.bytes:,} | {stock.bytes:,} | {share} |")
    for name in ("cold", "warm"):
        mine, theirs = getattr(ours, name), getattr(stock, name)
        print(f"| {name} | {spread(mine)} | {spread(theirs)} | {ratio(mine, theirs)} |")
    print()


def ratio(ours: Sequence[float], stock: Sequence[float]) -> str:
    """Return the ratio of the medians, and from where to where it goes from round to round."""
    pairs = [mine / other for mine, other in zip(ours, stock, strict=True)]
    return f"**{median(ours) / median(stock):.2f}** ({min(pairs):.2f}–{max(pairs):.2f})"


def spread(seconds: Sequence[float]) -> str:
    """Return the median, and the least and the most."""
    return f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def compare(browser: Browser, site: Path, having: Circumstances) -> dict[str, Measured]:
    """Measure both in turns, each round in the other order, so that a busy minute hits both."""
    found = {name: Measured() for name in WORKERS}
    for number in range(having.rounds):
        for name in list(WORKERS)[:: 1 if number % 2 else -1]:
            print(f"{having.name}, round {number + 1}: {name}", file=sys.stderr)
            measure(browser, site, having, WORKERS[name], found[name])
    return found


def measure(
    browser: Browser, site: Path, having: Circumstances, worker: str, found: Measured
) -> None:
    """Load one engine twice in a fresh profile, and add what it took."""
    line = Line()
    with served(site, handler(line)) as address, page_of(browser) as page:
        page.goto(address + PAGE)
        line.delay, line.rate, line.sent = having.delay, having.rate, 0
        with slowed(browser, having.times_slower):
            found.cold.append(first_answer(page, worker))
            found.bytes = line.sent
            found.warm.append(first_answer(page, worker))


def first_answer(page: Page, worker: str) -> float:
    """Return the seconds from creating the worker until its answer is there."""
    result = page.evaluate(FIRST_ANSWER, {"worker": worker, "request": REQUEST})
    assert result["act_by"] == ACT_BY
    return float(result["seconds"])


def instant(browser: Browser, address: str, times_slower: int) -> float:
    """Return the seconds from sending the form until the answer is on the page."""
    with page_of(browser) as page:
        page.goto(f"{address}/km/calculator/", wait_until="networkidle")
        with slowed(browser, times_slower):
            return float(page.evaluate(INSTANT))


@contextmanager
def page_of(browser: Browser) -> Iterator[Page]:
    """Give a page with an empty cache, and without what the site keeps for use offline."""
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def answers_per_second() -> float:
    """Return how many questions CPython answers in a second, JSON text in and out."""
    text = json.dumps(REQUEST)
    counts = []
    for _ in range(TIMES):
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < 1:
            respond(text)
            count += 1
        counts.append(count)
    return median(counts)


def add_stock(site: Path) -> None:
    """Put Pyodide as it comes into a compressed site, with the same modules as sources."""
    folder = site / "stock"
    folder.mkdir()
    names = (*pyodide.SCRIPTS, pyodide.WASM, pyodide.LOCK, "python_stdlib.zip")
    for path in (Path(__file__).with_name("stock.js"), *(pyodide.FOLDER / name for name in names)):
        shutil.copy(path, folder)
        if path.suffix in COMPRESSED:
            (folder / path.name).write_bytes(gzip.compress(path.read_bytes()))
    [ours] = site.glob(f"assets/engine/*/{ARCHIVE}")
    (folder / "calculator.zip").write_bytes(_as_sources(gzip.decompress(ours.read_bytes())))


def _as_sources(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as compiled,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as sources,
    ):
        for name in compiled.namelist():
            if name.endswith(".pyc"):
                source = name.removesuffix("c")
                root = ROOT if source.startswith("calculator/") else site_packages()
                sources.write(root / source, source)
            else:
                sources.writestr(name, compiled.read(name))
    return buffer.getvalue()


if __name__ == "__main__":
    main()
