"""Hostile input, guided by coverage: whatever arrives, there is an answer or one sentence.

`python -m tools.fuzz CASES [WAY...]` tries so many inputs, shared out among the ways in (or on
those that are named), and ends with another status than 0 where the contract is broken, a case
takes longer than ten seconds, or memory runs out. libFuzzer says what it did; links are opened in
the built site, in the Chromium of RECYCLE_DATE_CHROMIUM. The ways in: `tools.ways_in`.
"""

import importlib
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import atheris
from playwright.sync_api import sync_playwright

from publishing.serve import SITE, served

ROOT = Path(__file__).parents[1]
LONGEST_CASE = 10  # seconds; the machine may have other work
MOST_MEMORY = 500  # MB
LONGEST_TEXT = 400  # bytes that libFuzzer makes up; a case may ask for many more
CASES_PER_LINK = 100  # a browser takes far longer than a function
LINKS_AT_ONCE = 200
ONE_WAY = "--one-way"  # how this program starts itself

# Opens links one after the other: what each led to, and the elements that nobody wrote.
OPEN = """async (fragments) => {
    const shown = (selector) => [...document.querySelectorAll(selector)].some(
        (each) => each.checkVisibility() && each.textContent.trim());
    const ended = () => !location.hash.includes('=')
        || shown('.calculator-headline, .calculator-refusal, .calculator-offer');
    const silent = [];
    for (const fragment of fragments) {
        location.hash = fragment;
        await new Promise((next) => setTimeout(next, 0));
        for (let turn = 0; turn < 400 && !ended(); turn += 1) {
            await new Promise((next) => setTimeout(next, 5));
        }
        if (!ended()) silent.push(fragment);
    }
    const strange = document.querySelectorAll('.calculator :is(img, b b, script[src*=x])').length;
    return { silent, strange };
}"""


def links(cases: int) -> None:
    """Each link into the calculator ends in an answer, a sentence, or an offer to load Python.

    Nothing guides these cases. They are put together from the parts of a question and from texts
    that made trouble, encoded rightly, wrongly or not at all, the same in each run.
    """
    chance = random.Random(1)
    faults: list[str] = []
    with served(SITE) as address, sync_playwright() as playwright:
        chromium = os.environ["RECYCLE_DATE_CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(service_workers="block")
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{address}/en/calculator/")
        for start in range(0, cases, LINKS_AT_ONCE):
            some = [_fragment(chance) for _ in range(start, min(start + LINKS_AT_ONCE, cases))]
            found = page.evaluate(OPEN, some)
            assert not found["silent"], found
            assert not found["strange"], some
            assert not faults, faults
        browser.close()
    print(f"links: {cases} opened")


def _fragment(chance: random.Random) -> str:
    ways = importlib.import_module("tools.ways_in")
    names = ("valid_until", "top_up", "amount", "channel", "on", "history", "way", "__proto__")
    odd = (ways.text_of(each.encode("utf-8", "replace"))[:2000] for each in ways.ODD)
    values = (*ways.DATES, *ways.AMOUNTS, *odd)
    parts = []
    for _ in range(chance.choice((1, 1, 2, 3, 3, 4, 8))):
        name, value = chance.choice(names), chance.choice((*values, "online", "<img src=x>"))
        encoded = quote(value.encode("utf-8", "surrogatepass"), safe="")
        parts.append(f"{name}={chance.choice((encoded, encoded, value, '%' + encoded))}")
    return "&".join(parts)


def fuzz(name: str, cases: int) -> None:
    """Let libFuzzer try cases on one way in; it ends this process."""
    with atheris.instrument_imports(include=["calculator"]):
        ways = importlib.import_module("tools.ways_in")
    way = ways.WAYS[name]
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    for number, seed in enumerate((*ways.ODD, *way.seeds)):
        (folder / str(number)).write_bytes(seed.encode("utf-8", "surrogatepass"))
    options = [
        f"-runs={cases}", f"-timeout={LONGEST_CASE}", f"-rss_limit_mb={MOST_MEMORY}", "-seed=1",
        f"-max_len={LONGEST_TEXT}", f"-artifact_prefix={folder}/", "-verbosity=0",
        "-print_final_stats=1",
    ]  # fmt: skip
    command = [sys.argv[0], *options, str(folder)]
    atheris.Setup(command, lambda data: way.case(ways.text_of(data)))
    atheris.Fuzz()


def main(cases: int, *named: str) -> None:
    """Every way in by its share, each in a process of its own, and the links."""
    ways = importlib.import_module("tools.ways_in").WAYS
    chosen = named or tuple(ways)
    shares = sum(ways[name].share for name in chosen)
    for name in chosen:
        count = math.ceil(cases * ways[name].share / shares)
        print(f"{name}: {count} cases", flush=True)
        command = [sys.executable, "-m", "tools.fuzz", ONE_WAY, name, str(count)]
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=True)
    if not named:
        links(math.ceil(cases / CASES_PER_LINK))


if __name__ == "__main__":
    if sys.argv[1] == ONE_WAY:
        fuzz(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]), *sys.argv[2:])
