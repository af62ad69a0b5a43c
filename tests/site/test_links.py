"""Every link of the built site leads somewhere, those of generated blocks included."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HERE = "http://site.test/"


class Page(HTMLParser):
    """The ids and the links of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.ids.add(value)
            if name in ("href", "src") and value and tag != "link":
                self.links.append(value)


def address(site: Path, file: Path) -> str:
    return HERE + file.relative_to(site).as_posix().removesuffix("index.html")


def broken(site: Path, pages: dict[str, Page], at: str, link: str) -> bool:
    target = urlsplit(urljoin(at, link))
    if target.netloc != "site.test" or target.scheme != "http":
        return False
    plain = target._replace(query="", fragment="").geturl()
    if plain in pages:
        return bool(target.fragment) and unquote(target.fragment) not in pages[plain].ids
    return not (site / target.path.lstrip("/")).is_file()


def test_every_internal_link_and_anchor_exists(site: Path) -> None:
    folders = (site / folder for folder in ("en", "km", "embed"))
    files = [site / "index.html", *(file for each in folders for file in each.rglob("*.html"))]
    pages = {address(site, file): Page(file.read_text(encoding="utf-8")) for file in files}
    found = [
        f"{at} -> {link}"
        for at, page in pages.items()
        for link in page.links
        if broken(site, pages, at, link)
    ]
    assert len(pages) > 30
    assert found == []
