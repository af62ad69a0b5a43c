"""How soon the engine of the page answers beside Pyodide as it comes: `python -m tools.benchmark`.

"Ours" is the engine of this site, "stock" is Pyodide as its npm package has it, with the same
calculator as sources; both in a worker, asked the same question, in turns. Cold: nothing is in the
browser's cache; warm: the second time in the same profile. A figure is the median of seconds, with
the least and the most; trust the ratios, since others may work on the machine too. What is fetched
is counted in `tests/site/test_engine.py`.
"""

import gzip
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from playwright.sync_api import Browser

from publishing.engine import ARCHIVE, pyodide
from publishing.serve import SITE, CompressedHandler, compress, served
from tools.browsers import running

REQUEST = {"question": {"valid_until": "10.09.26", "on": "2026-11-23"}, "language": "km"}
ACT_BY = "2026-12-08"
WORKERS = {"ours": "/assets/python/worker.js", "stock": "/stock/stock.js"}
ROUNDS = 5

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


def main() -> None:
    """Measure, and print it as a table."""
    with TemporaryDirectory() as folder:
        both, site = Path(folder, "both"), Path(folder, "site")
        shutil.copytree(SITE, both)
        add_stock(both)
        compress(both, site)
        with served(site, CompressedHandler) as address, running() as browser:
            print(f"Chromium {browser.version}, Pyodide {pyodide.version()}\n")
            rounds = [
                {name: visit(browser, address, worker) for name, worker in WORKERS.items()}
                for _ in range(ROUNDS)
            ]
    print("| | ours | stock | ratio |", "| --- | ---: | ---: | ---: |", sep="\n")
    for number, state in enumerate(("cold", "warm")):
        ours, stock = ([each[name][number] for each in rounds] for name in WORKERS)
        ratios = [mine / other for mine, other in zip(ours, stock, strict=True)]
        print(f"| {state} | {spread(ours)} | {spread(stock)} | {spread(ratios)} |")


def spread(figures: Sequence[float]) -> str:
    """The median, and the least and the most."""
    return f"**{median(figures):.2f}** ({min(figures):.2f}–{max(figures):.2f})"


def visit(browser: Browser, address: str, worker: str) -> list[float]:
    """Seconds until the first answer in a fresh profile, without and with a cache."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/offline.html")  # any page will do
    answers = [
        page.evaluate(FIRST_ANSWER, {"worker": worker, "request": REQUEST}) for _ in range(2)
    ]
    context.close()
    assert all(answer["act_by"] == ACT_BY for answer in answers)
    return [answer["seconds"] for answer in answers]


def add_stock(site: Path) -> None:
    """Put Pyodide as it comes into a copy of the site, with the same modules as sources."""
    stock = site / "stock"
    stock.mkdir()
    for name in pyodide.STOCK:
        shutil.copy(pyodide.FOLDER / name, stock)
    shutil.copy(Path(__file__).with_name("stock.js"), stock)
    [archive] = site.glob(f"assets/engine/*/{ARCHIVE}")
    with (
        ZipFile(gzip.open(archive)) as compiled,
        ZipFile(stock / "calculator.zip", "w", ZIP_DEFLATED) as sources,
    ):
        for name in compiled.namelist():
            if name.endswith(".pyc"):
                package = Path(str(files(name.partition("/")[0])))
                sources.write(package.parent / name.removesuffix("c"), name.removesuffix("c"))
            else:
                sources.writestr(name, compiled.read(name))


if __name__ == "__main__":
    main()
