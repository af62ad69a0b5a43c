"""How fast answers come once everything is there, and how long the site takes to build."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.first_answer import page_of
from benchmarks.slow import slowed
from calculator.web import respond

# In each of some seconds: one of them may fall into a bad moment.
SECONDS = 5
REQUESTS = [
    {
        "question": {"valid_until": str(date(2026, 1, 1) + timedelta(step)), "on": "2026-11-23"},
        "language": language,
        "digits": "latin",
    }
    for step in range(50)
    for language in ("en", "km")
]

IN_BROWSER = """async (texts) => {
  const respond = await (await import('/assets/python/worker.js')).started;
  const from = performance.now();
  let count = 0;
  while (performance.now() - from < 1000) respond(texts[count++ % texts.length]);
  return count / (performance.now() - from) * 1000;
}"""

INSTANT = """async () => {
  const form = document.querySelector('.calculator form');
  const answered = () => document.querySelector('.calculator-headline strong')?.textContent;
  form.elements.valid_until.value = '10.09.26';
  const from = performance.now();
  form.requestSubmit();
  while (!answered()) await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - from;
}"""

BUILD = {
    "pages (MkDocs)": ("mkdocs", "build", "--strict", "--quiet", "--site-dir"),
    "Python for the browser": ("publishing.engine",),
    "shorter scripts and styles": ("publishing.lighter",),
    "use without a network": ("publishing.offline",),
}


def answers_per_second() -> float:
    """Return how many questions CPython answers in a second, JSON text in and out."""
    return median(_answers_in_a_second() for _ in range(SECONDS))


def _answers_in_a_second() -> float:
    texts = cycle(json.dumps(request) for request in REQUESTS)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < 1:
        respond(next(texts))
        count += 1
    return count / (time.perf_counter() - start)


def answers_per_second_in_browser(browser: Browser, address: str) -> float:
    """Return the same for the page's engine in Chromium."""
    with page_of(browser) as page:
        page.goto(f"{address}/en/calculator/")
        page.locator("#valid_until").fill("10.09.26")
        page.locator(".calculator-form [type=submit]").click()
        page.locator(".calculator-offer button").click()
        page.locator("#answer-why").wait_for()
        [python] = [worker for worker in page.workers if "/python/" in worker.url]
        texts = [json.dumps(request) for request in REQUESTS]
        return median(float(python.evaluate(IN_BROWSER, texts)) for _ in range(SECONDS))


def instant_answer(browser: Browser, address: str, times_slower: int) -> float:
    """Return the milliseconds from sending the form until the answer is on the page."""
    with page_of(browser) as page:
        page.goto(f"{address}/km/calculator/", wait_until="networkidle")
        with slowed(browser, times_slower):
            return float(page.evaluate(INSTANT))


def build_seconds() -> dict[str, float]:
    """Return how long each step of `make build` takes, in a folder of its own."""
    with TemporaryDirectory() as folder:
        site = str(Path(folder, "site"))
        return {name: _seconds([*step, site]) for name, step in BUILD.items()}


def _seconds(module: list[str]) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", *module]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
