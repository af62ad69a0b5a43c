"""The frame around the pages, as it stands in the built site."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from publishing.blocks import expand
from publishing.fonts import CHARACTERS
from tests.site.foreign import foreign_words

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "km")
ADDRESS = re.findall(r"^site_url: (\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)[0]
HERE = "http://site.test/"
# The folders whose pages link to each other.
LINKING = ("en", "km", "embed")


class Page(HTMLParser):
    """The elements of one page, each with its attributes."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of every such element; spaces around a wanted value do not count."""
        found = (attributes for name, attributes in self.elements if name == tag)
        return [
            each
            for each in found
            if all(each.get(name, "").strip() == value for name, value in wanted.items())
        ]

    @property
    def ids(self) -> set[str]:
        """What a link can lead to."""
        return {each[name] for _, each in self.elements for name in ("id", "name") if name in each}

    @property
    def links(self) -> list[str]:
        """Where its links lead, and what it shows."""
        shown = [attributes for tag, attributes in self.elements if tag != "link"]
        return [each[name] for each in shown for name in ("href", "src") if each.get(name)]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page of both languages, by its path in the site (`en/top-up/`)."""
    files = [file for language in LANGUAGES for file in site.glob(f"{language}/**/index.html")]
    return {f"{file.relative_to(site).parent.as_posix()}/": Page(file) for file in files}


def test_every_page_says_in_its_language_what_it_is(site: Path, pages: dict[str, Page]) -> None:
    titles, descriptions = [], []
    for path, page in pages.items():
        assert page.all("html")[0]["lang"] == path[:2]
        assert len(page.all("h1")) == 1, path
        text = (site / path / "index.html").read_text("utf-8")
        titles.append(re.search("<title>(.*?)</title>", text)[1])
        descriptions.append(page.all("meta", name="description")[0]["content"])
        of_others = [each for each in page.all("meta") if "property" in each]
        preview = {each["property"]: each["content"] for each in of_others}
        assert preview["og:locale"] == {"en": "en_GB", "km": "km_KH"}[path[:2]]
        assert preview["og:url"] == ADDRESS + path
        assert (site / preview["og:image"].removeprefix(ADDRESS)).is_file()
        assert preview["og:description"] == descriptions[-1]
    for texts in (titles, descriptions):
        assert [text for text, times in Counter(texts).items() if times > 1 or not text] == []


def test_the_languages_of_a_page_point_at_each_other(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        found = {each["hreflang"]: each["href"] for each in page.all("link", rel="alternate")}
        default = found.pop("x-default")
        assert found == {code: f"{ADDRESS}{code}{path[2:]}" for code in LANGUAGES}
        assert default == (ADDRESS if path[3:] == "" else found["en"])
        assert page.all("link", rel="canonical")[0]["href"] == ADDRESS + path
        # The switcher is a plain link; that it leads somewhere is tested below.
        (link,) = [each for each in page.all("a") if "language-switch" in each.get("class", "")]
        other = {"en": "km", "km": "en"}[path[:2]]
        assert urljoin(f"/{path}", link["href"]) == f"/{other}{path[2:]}"
        assert link["lang"] == link["hreflang"] == other


def test_the_site_map_has_every_page_in_both_languages(site: Path, pages: dict[str, Page]) -> None:
    site_map = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert sorted(re.findall("<loc>(.*?)</loc>", site_map)) == sorted(
        ADDRESS + path for path in pages
    )
    for path, code in product(pages, LANGUAGES):
        assert f'hreflang="{code}" href="{ADDRESS}{code}{path[2:]}"' in site_map


def test_every_internal_link_and_anchor_exists(site: Path) -> None:
    files = [site / "index.html", *(each for to in LINKING for each in (site / to).rglob("*.html"))]
    linked = {_address(site, file): Page(file) for file in files}
    found = [
        f"{at} -> {link}"
        for at, page in linked.items()
        for link in page.links
        if _broken(site, linked, urljoin(at, link))
    ]
    assert len(linked) > 30
    assert found == []


def _address(site: Path, file: Path) -> str:
    return HERE + file.relative_to(site).as_posix().removesuffix("index.html")


def _broken(site: Path, linked: dict[str, Page], link: str) -> bool:
    target = urlsplit(link)
    if not link.startswith(HERE):
        return False
    page = linked.get(target._replace(query="", fragment="").geturl())
    if page:
        return bool(target.fragment) and unquote(target.fragment) not in page.ids
    return not (site / target.path.lstrip("/")).is_file()


def test_khmer_pages_are_in_khmer(site: Path, pages: dict[str, Page]) -> None:
    found = {
        path: foreign_words((site / path / "index.html").read_text(encoding="utf-8"))
        for path in pages
        if path.startswith("km/")
    }
    assert {path: words for path, words in found.items() if words} == {}


def test_the_publishers_notice_is_on_every_page(site: Path) -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name, notice in (("en", "An independent guide"), ("km", "គេហទំព័រណែនាំឯករាជ្យ")):
        assert notice in settings
        files = [*site.glob(f"{name}/**/*.html"), site / "index.html", site / "404.html"]
        assert [file for file in files if notice not in file.read_text("utf-8")] == []


def test_the_font_has_every_khmer_letter_of_the_site(site: Path) -> None:
    texts = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    used = {ord(letter) for text in texts for letter in text if "\u1780" <= letter <= "\u17ff"}
    assert used - set(CHARACTERS) == set()


def test_what_nobody_asks_for_is_not_published(site: Path) -> None:
    names = ("*.map", "lunr*.js", "bundle.*.js", "search.*.min.js")
    assert [file for name in names for file in site.rglob(name)] == []


def test_search_stays_within_the_language(site: Path, pages: dict[str, Page]) -> None:
    assert not (site / "search").exists()
    for language in LANGUAGES:
        text = (site / language / "search.json").read_text(encoding="utf-8")
        sections = json.loads(text)["sections"]
        # "-" is no page: it holds the questions that no page answers.
        found = {
            f"{language}/{each['address'].partition('#')[0]}"
            for each in sections
            if each["address"] != "-"
        }
        assert found == {path for path in pages if path.startswith(language)}
        # The index of clauses says again what the terms say, which is what is to be found.
        assert len([each for each in sections if each["address"].startswith("clauses/")]) < 5
        assert "\\u17" not in text


def test_404_works_at_any_depth(site: Path) -> None:
    page = Page(site / "404.html")
    assert {link["href"] for link in page.all("a")} == {"/en/", "/km/"}
    assert all(link["href"].startswith("/assets/") for link in page.all("link"))


def test_an_unknown_block_names_itself() -> None:
    with pytest.raises(ValueError, match="<!-- generate nothing 1 -->: no such block"):
        expand("# Page\n\n<!-- generate nothing 1 -->\n", "en")
