"""What the engine of the page costs beside Pyodide as it comes: `python -m tools.benchmark`.

"Ours" is the engine of this site, "stock" is Pyodide as its npm package has it, with the same
calculator as sources; both in a worker, asked the same question, in one run and in turns. Bytes are
those of the bodies of all answers, with gzip. Cold: nothing is in the browser's cache; warm: the
second time in the same profile. A figure is a median, with the least and the most of all rounds;
trust the ratios, since others may work on the machine too.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from playwright.sync_api import Browser, Page

from publishing.engine import ARCHIVE, pyodide
from publishing.serve import COMPRESSED, SITE, compress, served
from tools.browsers import running
from tools.slow import Line, slowed

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

FIRST_ANSWER = """async ({ worker, request }) => {
  const from = performance.now();
  const python = new Worker(worker, { type: 'module' });
  python.postMessage({ id: 1, request });
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


class Circumstances(NamedTuple):
    """A line and a processor: what a reader has."""

    name: str
    delay: float
    rate: float
    times_slower: int
    rounds: int


CIRCUMSTANCES = (
    Circumstances("this machine", delay=0, rate=float("inf"), times_slower=1, rounds=5),
    Circumstances("cheap phone", delay=0.15, rate=1.6e6 / 8, times_slower=4, rounds=3),
)


def main() -> None:
    """Measure, and print it as tables."""
    with TemporaryDirectory() as folder, running() as browser:
        site = Path(folder, "site")
        compress(SITE, site)
        add_stock(site)
        print(f"Chromium {browser.version}, Pyodide {pyodide.version()}, {os.cpu_count()} cores\n")
        for having in CIRCUMSTANCES:
            compare(browser, site, having)
            seconds = [instant(browser, site, having) for _ in range(having.rounds)]
            print(f"\nInstant answer: {spread(seconds)} s\n", flush=True)


def compare(browser: Browser, site: Path, having: Circumstances) -> None:
    """Measure both in turns, each round in the other order, so that a busy minute hits both."""
    visits: dict[str, list[dict[str, float]]] = {name: [] for name in WORKERS}
    for number in range(having.rounds):
        for name in list(WORKERS)[:: 1 if number % 2 else -1]:
            visits[name].append(visit(browser, site, having, WORKERS[name]))
    print(f"| {having.name} | ours | stock | ratio |", "| --- | ---: | ---: | ---: |", sep="\n")
    for figure in visits["ours"][0]:
        ours, stock = ([each[figure] for each in visits[name]] for name in WORKERS)
        ratios = [mine / other for mine, other in zip(ours, stock, strict=True)]
        print(f"| {figure} | {spread(ours)} | {spread(stock)} | {spread(ratios)} |")


def spread(figures: Sequence[float]) -> str:
    """Return the median, and the least and the most."""
    return f"**{median(figures):.2f}** ({min(figures):.2f}–{max(figures):.2f})"


def visit(browser: Browser, site: Path, having: Circumstances, worker: str) -> dict[str, float]:
    """Load one engine twice in a fresh profile: megabytes, and seconds without and with a cache."""
    line = Line()
    with page_of(browser, site, line) as page:
        page.goto(PAGE)
        line.delay, line.rate, line.sent = having.delay, having.rate, 0
        with slowed(browser, having.times_slower):
            cold = first_answer(page, worker)
            loaded = line.sent / 1e6
            return {"megabytes": loaded, "cold": cold, "warm": first_answer(page, worker)}


def first_answer(page: Page, worker: str) -> float:
    """Return the seconds from creating the worker until its answer is there."""
    result = page.evaluate(FIRST_ANSWER, {"worker": worker, "request": REQUEST})
    assert result["act_by"] == ACT_BY
    return float(result["seconds"])


def instant(browser: Browser, site: Path, having: Circumstances) -> float:
    """Return the seconds from sending the form until the answer is on the page."""
    with page_of(browser, site, Line()) as page:
        page.goto("/km/calculator/", wait_until="networkidle")
        with slowed(browser, having.times_slower):
            return float(page.evaluate(INSTANT))


@contextmanager
def page_of(browser: Browser, site: Path, line: Line) -> Iterator[Page]:
    """Give a page with an empty cache, and without what the site keeps for use offline."""
    with served(site, line.handler()) as address:
        context = browser.new_context(base_url=address, service_workers="block")
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        context.close()


def add_stock(site: Path) -> None:
    """Put Pyodide as it comes into a compressed site, with the same modules as sources."""
    folder = site / "stock"
    folder.mkdir()
    names = [pyodide.FOLDER / name for name in pyodide.STOCK]
    for path in (Path(__file__).with_name("stock.js"), *names):
        content = path.read_bytes()
        packed = gzip.compress(content) if path.suffix in COMPRESSED else content
        (folder / path.name).write_bytes(packed)
    [ours] = site.glob(f"assets/engine/*/{ARCHIVE}")
    with (
        ZipFile(BytesIO(gzip.decompress(ours.read_bytes()))) as compiled,
        ZipFile(folder / "calculator.zip", "w", ZIP_DEFLATED) as stock,
    ):
        for name in compiled.namelist():
            if name.endswith(".pyc"):
                package = Path(str(files(name.partition("/")[0])))
                stock.write(package.parent / name.removesuffix("c"), name.removesuffix("c"))
            else:
                stock.writestr(name, compiled.read(name))


if __name__ == "__main__":
    main()
