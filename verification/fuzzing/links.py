"""Links: anything in the fragment of the calculator's address, opened in the built page.

Nothing guides these cases: no coverage can be had of a script in Chromium. They are put together
from the parts of a question and from texts that made trouble elsewhere, the same in each run.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from publishing.serve import SITE, served
from tools.pictures import FLAGS
from verification.fuzzing.contract import PARTS
from verification.fuzzing.seeds import AMOUNTS, DATES, ODD
from verification.fuzzing.texts import text_of

AT_ONCE = 200
CHOICES = ("scratch-card", "online", "free-sim", "standard", "__proto__", "constructor")
NAMES = (*PARTS, "history", "digits", "way", "__proto__", "x")
ODD_TEXTS = [text_of(each.encode("utf-8", "replace"))[:2000] for each in ODD]
VALUES = (*DATES, *AMOUNTS, *CHOICES, *ODD_TEXTS, "<img src=x onerror=alert(1)>")

# What each fragment led to, and how many elements the page has that nobody wrote.
OPEN = """async (fragments) => {
    const shown = (selector) => [...document.querySelectorAll(selector)].some(
        (each) => each.checkVisibility() && each.textContent.trim());
    const ended = () => !location.hash.includes('=')
        || shown('.calculator-headline, .calculator-refusal, .calculator-offer');
    const outcomes = [];
    for (const fragment of fragments) {
        location.hash = fragment;
        await new Promise((next) => setTimeout(next, 0));
        for (let turn = 0; turn < 400 && !ended(); turn += 1) {
            await new Promise((next) => setTimeout(next, 5));
        }
        outcomes.push(ended());
    }
    const strange = document.querySelectorAll('.calculator :is(img, b b, script[src*=x])').length;
    return { outcomes, strange };
}"""


@contextmanager
def opened() -> Iterator[Page]:
    """The calculator of the built site, in the Chromium of RECYCLE_DATE_CHROMIUM."""
    flags = [*FLAGS, "--enable-precise-memory-info"]
    with served(SITE) as address, sync_playwright() as playwright:
        chromium = os.environ["RECYCLE_DATE_CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        page = browser.new_page(service_workers="block")
        page.goto(f"{address}/en/calculator/")
        yield page
        browser.close()


def fragments(number: int) -> list[str]:
    """So many fragments: known and unknown parts, encoded rightly, wrongly, or not at all."""
    chance = random.Random(1)
    return [_fragment(chance) for _ in range(number)]


def _fragment(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.choice((1, 1, 2, 3, 3, 4, 8))):
        name, value = chance.choice(NAMES), chance.choice(VALUES)
        encoded = quote(value.encode("utf-8", "surrogatepass"), safe="")
        parts.append(f"{name}={chance.choice((encoded, encoded, value, '%' + encoded))}")
    return "&".join(parts)


def open_all(page: Page, links: list[str]) -> list[float]:
    """Each link ends in an answer, in an offer to load Python, or in a sentence.

    Returns the memory that its scripts need now and then, in MB. Raises AssertionError for a link
    that ends otherwise.
    """
    faults: list[str] = []
    samples: list[float] = []
    inside = page.context.new_cdp_session(page)
    page.on("pageerror", lambda error: faults.append(str(error)))
    for start in range(0, len(links), AT_ONCE):
        some = links[start : start + AT_ONCE]
        found = page.evaluate(OPEN, some)
        silent = [link for link, said in zip(some, found["outcomes"], strict=True) if not said]
        assert not silent, silent
        assert found["strange"] == 0, some
        assert not faults, faults
        inside.send("HeapProfiler.collectGarbage")
        samples.append(page.evaluate("performance.memory.usedJSHeapSize / 1e6"))
    return samples
