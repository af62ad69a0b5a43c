"""Links: anything in the fragment of the calculator's address, opened in the built page.

`python -m tools.hostile_links CASES` opens so many in the built site.
Nothing guides these cases: no coverage can be had of a script in Chromium. They are put together
from the parts of a question and from texts that made trouble elsewhere, the same in each run.
"""

import random
import sys
from urllib.parse import quote

from publishing.serve import SITE, served
from tools.browsers import running
from tools.ways_in import AMOUNTS, DATES, ODD, text_of

NAMES = (
    "valid_until", "top_up", "amount", "channel", "on", "history", "way", "__proto__",
    "lost_on", "lost_how", "activated",
)  # fmt: skip
ODD_TEXTS = [text_of(each.encode("utf-8", "replace"))[:2000] for each in ODD]
NAMED = ("online", "sold", "constructor", "<img src=x onerror=alert(1)>")
VALUES = (*DATES, *AMOUNTS, *ODD_TEXTS, *NAMED)

# Opens links one after the other: those that led to nothing, or to elements that nobody wrote.
OPEN = """async (fragments) => {
    const said = [...document.querySelectorAll('.card, .loss, .read, .offers, .calculator-offer')];
    const ended = () => !location.hash.includes('=')
        || said.some((each) => each.checkVisibility() && each.textContent.trim());
    const faulty = [];
    for (const fragment of fragments) {
        // What the link before it led to is no answer.
        for (const each of said) {
            if (each.matches('.read')) each.textContent = '';
            else each.hidden = true;
        }
        location.hash = fragment;
        await new Promise((next) => setTimeout(next, 0));
        for (let turn = 0; turn < 400 && !ended(); turn += 1) {
            await new Promise((next) => setTimeout(next, 5));
        }
        const strange = document.querySelector('.ask :is(img, b b, script[src*=x])');
        if (strange || !ended()) faulty.push(fragment);
    }
    return faulty;
}"""


def _fragment(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.choice((1, 1, 2, 3, 3, 4, 8))):
        name, value = chance.choice(NAMES), chance.choice(VALUES)
        encoded = quote(value.encode("utf-8", "surrogatepass"), safe="")
        parts.append(f"{name}={chance.choice((encoded, encoded, value, '%' + encoded))}")
    return "&".join(parts)


def main(cases: int) -> None:
    """Open links into the calculator, whose parts are encoded rightly, wrongly, or not at all.

    Each ends in an answer, a sentence, or an offer to load Python; else AssertionError.
    """
    chance = random.Random(1)
    links = [_fragment(chance) for _ in range(cases)]
    errors: list[str] = []
    with served(SITE) as address, running("chromium-shell") as browser:
        page = browser.new_page(service_workers="block")
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/en/calculator/")
        faulty = page.evaluate(OPEN, links)
    assert not faulty + errors, (faulty, errors)
    print(f"links: {cases} opened")


if __name__ == "__main__":
    main(int(sys.argv[1]))
