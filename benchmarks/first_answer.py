"""How long until Python answers first, and for how many bytes: the page's engine and Pyodide."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.slow import Line, handler, slowed

REQUEST = {
    "question": {"valid_until": "10.09.26", "on": "2026-11-23"},
    "language": "km",
    "digits": "latin",
}
WORKERS = {"ours": "/assets/python/worker.js", "stock": "/stock/stock.js"}
PAGE = "/en/offline.html"
# A minute and a half without a sign of life is what the page itself gives up after.
PATIENCE = 180_000

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


@dataclass(frozen=True)
class Circumstances:
    """A line and a processor: what a reader has."""

    name: str
    delay: float = 0
    rate: float = float("inf")
    times_slower: int = 1
    rounds: int = 5


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


def compare(browser: Browser, site: Path, having: Circumstances) -> dict[str, Measured]:
    """Measure both in turns, each round in the other order, so that a busy minute hits both."""
    found = {name: Measured() for name in WORKERS}
    for number in range(having.rounds):
        for name in list(WORKERS)[:: 1 if number % 2 else -1]:
            print(f"{having.name}, round {number + 1}: {name}", flush=True)
            measure(browser, site, having, WORKERS[name], found[name])
    return found


def measure(
    browser: Browser, site: Path, having: Circumstances, worker: str, found: Measured
) -> None:
    """Load one engine twice in a fresh profile, and add what it took."""
    line = Line()
    with serve(site, line) as address, page_of(browser) as page:
        page.goto(address + PAGE)
        line.delay, line.rate, line.sent = having.delay, having.rate, 0
        with slowed(browser, having.times_slower):
            found.cold.append(first_answer(page, worker))
            found.bytes = line.sent
            found.warm.append(first_answer(page, worker))


def first_answer(page: Page, worker: str) -> float:
    """Return the seconds from creating the worker until its answer is there."""
    result: dict[str, Any] = page.evaluate(FIRST_ANSWER, {"worker": worker, "request": REQUEST})
    assert result["act_by"] == "2026-12-08"
    return float(result["seconds"])


@contextmanager
def page_of(browser: Browser) -> Iterator[Page]:
    """Give a page with an empty cache, and without what the site keeps for use offline."""
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@contextmanager
def serve(site: Path, line: Line) -> Iterator[str]:
    """Serve the folder over this line."""
    made = partial(handler(line), directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
