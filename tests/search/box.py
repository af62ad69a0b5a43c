"""The search box of a page in Chromium, used as a reader uses it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

# Counts what the page asks its search worker and what it is told: a result is there when both
# are equal, and stays.
COUNT = """
window.search = { asked: 0, answered: 0, told() {} };
window.Worker = class extends Worker {
  constructor(...address) {
    super(...address);
    this.addEventListener('message', ({ data }) => {
      search.answered += data.type === 3;
      search.told();
    });
  }
  postMessage(message) {
    search.asked += message.type === 2;
    super.postMessage(message);
  }
};
"""
IS_ANSWERED = """async () => {
  while (!search.asked || search.asked !== search.answered)
    await new Promise((told) => (search.told = told));
}"""

# Scrolls to the end from further up, each time long enough for Material to see it.
TO_END = """async (list) => {
    const frame = () => new Promise(requestAnimationFrame);
    for (const top of [list.scrollHeight - list.clientHeight - 100, list.scrollHeight]) {
        list.scrollTo(0, top);
        for (let frames = 0; frames < 3; frames += 1) await frame();
    }
}"""


@dataclass(frozen=True)
class Found:
    """A page among the results: the name of its file, and what is shown."""

    page: str
    titles: list[str]
    texts: list[str]
    marks: list[str]
    links: list[str]


class SearchBox:
    """The search box of the page at an address."""

    def __init__(self, page: Page, address: str) -> None:
        page.add_init_script(COUNT)
        page.goto(address)
        self.page = page
        self.keyboard = page.context.new_cdp_session(page)
        self.field = page.locator("[data-md-component=search-query]")
        self.meta = page.locator(".md-search-result__meta")
        self.language = urlsplit(address).path.split("/")[1]
        self._open()

    def type(self, query: str) -> list[Found]:
        """Type a query key by key, waiting for the results of each, and return the last ones."""
        self._clear()
        for character in query:
            # Playwright's own keyboard has no keys for Khmer and would insert text without any.
            key = {"key": character, "text": character}
            self.keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
            self.keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": character})
            self._wait()
        return self.results()

    def paste(self, query: str) -> list[Found]:
        """Put a query in without any key, as from a menu, and return the results."""
        self._clear()
        self.page.keyboard.insert_text(query)
        self._wait()
        return self.results()

    def results(self) -> list[Found]:
        """What is shown now, the best page first."""
        self._scroll()
        items = self.page.locator(".md-search-result__item").evaluate_all(
            """items => items.map((item) => {
                const all = (part, read) => [...item.querySelectorAll(part)].map(read);
                const text = (element) => element.textContent;
                return {
                    titles: all('h1, h2', text),
                    texts: all('article > p', text),
                    marks: all('mark', text),
                    links: all('a', (link) => link.pathname + link.hash),
                };
            })"""
        )
        return [Found(page=self._page(item["links"][0]), **item) for item in items]

    def _scroll(self) -> None:
        """Show all results: Material adds some each time that it sees a reader reach the end."""
        announced = re.search(r"\d+", self.meta.inner_text())
        items = self.page.locator(".md-search-result__item")
        times = 0
        while announced and items.count() < int(announced[0]):
            self.page.locator(".md-search__scrollwrap").evaluate(TO_END)
            times += 1
            assert times < 100, f"{items.count()} results shown, {announced[0]} announced"

    def _page(self, link: str) -> str:
        return link.removeprefix(f"/{self.language}/").split("#")[0].rstrip("/") or "index"

    def _open(self) -> None:
        self._wait()
        opener = self.page.locator("header label[for=__search]").first
        (opener if opener.is_visible() else self.field).click()
        expect(self.field).to_be_focused()

    def _clear(self) -> None:
        self.field.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Backspace")
        self._wait()

    def _wait(self) -> None:
        self.page.evaluate(IS_ANSWERED)
