"""The search dialog of a page in Chromium, used as a reader uses it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

SHOWN = """(result, folder) => {
    const below = ({ pathname, hash }) => pathname.replace(folder, '') + hash;
    const links = (part) => [...part.querySelectorAll('a')].map(below);
    return {
        pages: [...result.querySelectorAll('li')].map(links),
        links: links(result),
        is_doubtful: result.querySelector('.search-doors') !== null,
    };
}"""


@dataclass(frozen=True)
class Shown:
    """The addresses of each page found, and those of all links.

    Addresses begin below the folder of the language; "" is the home page. `is_doubtful` where the
    dialog says that no page fits, and offers the doors.
    """

    pages: list[list[str]]
    links: list[str]
    is_doubtful: bool

    @property
    def names(self) -> list[str]:
        """The pages as their files are named, the best first."""
        return [page[0].split("#")[0].rstrip("/") or "index" for page in self.pages]


class SearchBox:
    """The search box of the page at an address."""

    def __init__(self, page: Page, address: str) -> None:
        page.goto(address)
        self.page = page
        self.field = page.locator(".md-search__input")
        self.result = page.locator(".md-search-result")
        self.card = page.locator(".search-card")
        self.folder = f"/{urlsplit(page.url).path.split('/')[1]}/"
        opener = page.locator("header label[for=__search]").first
        (opener if opener.is_visible() else self.field).click()
        expect(self.field).to_be_focused()

    def ask(self, query: str) -> Shown:
        """Put a query in without any key, as from a menu, and return what is shown for it."""
        self.field.fill(query)
        return self.shown()

    def shown(self) -> Shown:
        """What is shown once it is the answer to what stands in the box."""
        self.page.locator(".md-search-result[aria-busy=false]").wait_for(state="attached")
        found = Shown(**self.result.evaluate(SHOWN, self.folder))
        assert not [link for link in found.links if link.startswith("/")], "leaves the language"
        return found
