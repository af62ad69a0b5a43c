"""The frame around the pages, as it stands in the built site."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain, product
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element, TreeBuilder

import pytest

from publishing import settings
from publishing.blocks import expand
from publishing.fonts import CHARACTERS
from tests.calculator.asking import LANGUAGES

ADDRESS = settings()["site_url"]
HERE = "http://site.test/"
QUERY = re.compile(r"\?[^#]*")
# The folders whose pages link to each other.
LINKING = ("en", "km", "embed")

# `code` is what people type or see as it is, whatever their language.
UNREAD = {"script", "style", "code", "pre"}
READ_OUT = {"alt", "aria-label", "placeholder", "title"}
# Names and abbreviations that Khmer texts write in Latin letters too.
NAMES = re.compile(
    r"(?<![A-Za-z])(ATM|CNE|CSV|JSON|KHR|MB|MIT|OFL|OTP|PIN|QR|SBOM|SIM|SMS|TOML|TRC|USD|USSD|UTF|VAS|eSIM|"
    r"ABA|ACLEDA|Cellcard|CooTel|Facebook|Flexi|GitHub|Google|Metfone|PayGo|Seatel|SmartLoan|"
    r"Smart Shop|Smart|Telegram|Wing|Xchange|recycle-date|valid till|"
    r"CycloneDX|DuckDB|Excel|Parquet|Polars|PySpark|Pyodide|Spark|Unicode|pandas)(?![A-Za-z])"
)
# Addresses are the same in every language.
ADDRESSES = re.compile(r"\S+@\S+|([\w-]+\.)+(com|example|kh|net|org|ph)\b\S*")
WORDS = {"km": re.compile("[A-Za-z]{2,}"), "en": re.compile("[\u1780-\u17ff]+")}

# Elements without an end.
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Tree(HTMLParser):
    """Reads a page into a tree of its elements."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read(file: Path) -> Element:
    """The element of a whole page."""
    return Tree(file).builder.close()


def ids(page: Element) -> set[str]:
    """What a link can lead to."""
    return {each.get(name, "") for each in page.iter() for name in ("id", "name")}


def links(page: Element) -> list[str]:
    """Where the links of a page lead, and what it shows."""
    shown = [each for each in page.iter() if each.tag != "link"]
    return [each.get(name) for each in shown for name in ("href", "src") if each.get(name)]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    """Every page of both languages, by its path in the site (`en/top-up/`)."""
    files = [file for language in LANGUAGES for file in site.glob(f"{language}/**/index.html")]
    return {f"{file.relative_to(site).parent.as_posix()}/": read(file) for file in files}


def test_every_page_says_in_its_language_what_it_is(site: Path, pages: dict[str, Element]) -> None:
    titles, descriptions = [], []
    for path, page in pages.items():
        assert page.get("lang") == path[:2]
        assert len(page.findall(".//h1")) == 1, path
        titles.append(page.findtext(".//title"))
        descriptions.append(page.find(".//meta[@name='description']").get("content"))
        properties = page.findall(".//meta[@property]")
        preview = {each.get("property"): each.get("content") for each in properties}
        assert preview["og:locale"] == {"en": "en_GB", "km": "km_KH"}[path[:2]]
        assert preview["og:url"] == ADDRESS + path
        assert (site / preview["og:image"].removeprefix(ADDRESS)).is_file()
        assert preview["og:description"] == descriptions[-1]
    for texts in (titles, descriptions):
        assert [text for text, times in Counter(texts).items() if times > 1 or not text] == []


def test_the_languages_of_a_page_point_at_each_other(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        others = page.findall(".//link[@rel='alternate']")
        found = {each.get("hreflang"): each.get("href") for each in others}
        default = found.pop("x-default")
        assert found == {code: f"{ADDRESS}{code}{path[2:]}" for code in LANGUAGES}
        assert default == (ADDRESS if path[3:] == "" else found["en"])
        assert page.find(".//link[@rel='canonical']").get("href") == ADDRESS + path
        # The switcher is a plain link; that it leads somewhere is tested below.
        [link] = [each for each in page.iter("a") if "language-switch" in each.get("class", "")]
        other = {"en": "km", "km": "en"}[path[:2]]
        assert urljoin(f"/{path}", link.get("href")) == f"/{other}{path[2:]}"
        assert link.get("lang") == link.get("hreflang") == other


def test_the_site_map_has_every_page_in_both_languages(
    site: Path, pages: dict[str, Element]
) -> None:
    site_map = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert sorted(re.findall("<loc>(.*?)</loc>", site_map)) == sorted(
        ADDRESS + path for path in pages
    )
    for path, code in product(pages, LANGUAGES):
        assert f'hreflang="{code}" href="{ADDRESS}{code}{path[2:]}"' in site_map


def test_every_internal_link_and_anchor_exists(site: Path) -> None:
    files = [site / "index.html", *(each for to in LINKING for each in (site / to).rglob("*.html"))]
    linked = {_address(site, file): read(file) for file in files}
    targets = {_address(site, file) for file in site.rglob("*")}
    targets |= {f"{at}#{id}" for at, page in linked.items() for id in ids(page)}
    found = [(at, link, urljoin(at, link)) for at, page in linked.items() for link in links(page)]
    assert len(linked) > 30
    assert [
        f"{at} -> {link}"
        for at, link, target in found
        if target.startswith(HERE) and unquote(QUERY.sub("", target)) not in targets
    ] == []


def _address(site: Path, file: Path) -> str:
    return HERE + file.relative_to(site).as_posix().removesuffix("index.html")


def foreign_words(element: Element, language: str = "") -> Iterator[str]:
    """The words of the other language in the texts and labels that a page says are in this one."""
    language = element.get("lang", language)
    if element.tag in UNREAD:
        return
    if language in WORDS:
        texts = [element.text, *(inner.tail for inner in element)]
        texts += [element.get(name) for name in READ_OUT]
        texts += [element.get("content")] if element.get("name") == "description" else []
        for text in filter(None, texts):
            yield from WORDS[language].findall(NAMES.sub(" ", ADDRESSES.sub(" ", text)))
    yield from chain.from_iterable(foreign_words(inner, language) for inner in element)


def test_every_page_is_in_its_language(site: Path) -> None:
    files = [file for folder in LINKING for file in (site / folder).rglob("*.html")]
    found = {file: [*foreign_words(read(file))] for file in files}
    assert {file: words for file, words in found.items() if words} == {}


def test_the_publishers_notice_is_on_every_page(site: Path) -> None:
    for name, notice in (("en", "An independent guide"), ("km", "គេហទំព័រណែនាំឯករាជ្យ")):
        assert notice in settings()["extra"]["publisher"]["notice"][name]
        files = [*site.glob(f"{name}/**/*.html"), site / "index.html", site / "404.html"]
        assert [file for file in files if notice not in file.read_text("utf-8")] == []


def test_the_font_has_every_khmer_letter_of_the_site(site: Path) -> None:
    texts = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    used = {ord(letter) for text in texts for letter in text if "\u1780" <= letter <= "\u17ff"}
    assert used - set(CHARACTERS) == set()


def test_what_nobody_asks_for_is_not_published(site: Path) -> None:
    names = ("*.map", "lunr*.js", "bundle.*.js", "search.*.min.js")
    assert [file for name in names for file in site.rglob(name)] == []


def test_search_stays_within_the_language(site: Path, pages: dict[str, Element]) -> None:
    assert not (site / "search").exists()
    for language in LANGUAGES:
        text = (site / language / "search.json").read_text(encoding="utf-8")
        sections = [page["sections"] for page in json.loads(text)["pages"]]
        found = {f"{language}/{page[0]['address']}": page for page in sections}
        assert set(found) == {path for path in pages if path.startswith(language)}
        # The index of clauses says again what the terms say, which is what is to be found.
        assert len(found[f"{language}/clauses/"]) < 5
        assert "\\u17" not in text


def test_404_works_at_any_depth(site: Path) -> None:
    page = read(site / "404.html")
    assert {link.get("href") for link in page.iter("a")} == {"/en/", "/km/"}
    assert all(link.get("href").startswith("/assets/") for link in page.iter("link"))


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("nothing 1", "no such block; see docs/templates/blocks/"),
        ("table", "no such block"),
        ("sources nothing", "'dict object' has no attribute 'nothing'"),
        ("stages-table nothing", "No first item"),
        ("validity-table nothing", "'nothing'"),
        ("validity-table", "'tables' is undefined"),
    ],
)
def test_a_block_that_cannot_be_made_names_itself(block: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"<!-- generate {block} -->: {said}"):
        expand(f"# Page\n\n<!-- generate {block} -->\n", "en")
