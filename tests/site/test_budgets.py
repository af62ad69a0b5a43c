"""What a first visit costs: bytes as the site's server sends them, gzip and headers included."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.serve import CompressedHandler, compress, served
from tests.browser.offline.guide import KEPT
from tests.chromium import DEVICE, watch

KB = 1000
FIRST_VIEW = {"en": 75 * KB, "km": 105 * KB}
# Of the Khmer letters only those that are shown: in English those of the link to Khmer.
LETTERS = {"en": {"label"}, "km": {"400", "700"}}
# In ms. Longer than all that a page does when the browser is idle.
AFTERWARDS = 3000
Answers = list[tuple[str, int]]
PAGES = [(language, page) for language in FIRST_VIEW for page in ("", "calculator/")]


@pytest.fixture(scope="module")
def compressed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compressed") / "site"
    compress(site, folder)
    return folder


@pytest.fixture
def costs(compressed: Path) -> Iterator[tuple[str, Answers]]:
    """A server of the site, and what each of its answers costs, in the order of the requests."""
    answers: Answers = []

    class Counting(CompressedHandler):
        def do_GET(self) -> None:  # noqa: N802, the name that http.server calls
            at = len(answers)
            answers.append((self.path, 0))
            write = self.wfile.write

            def counted(data: bytes) -> int:
                answers[at] = (self.path, answers[at][1] + len(data))
                return write(data)

            self.wfile.write = counted
            super().do_GET()

    with served(compressed, Counting) as address:
        yield address, answers


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_a_first_view_is_light_and_nothing_follows_it(
    costs: tuple[str, Answers], browser: Browser, language: str, page: str
) -> None:
    address, answers = costs
    elsewhere: list[str] = []
    context = browser.new_context(**DEVICE | {"service_workers": "allow"})
    watch(context, address, elsewhere)
    tab = context.new_page()
    tab.goto(f"{address}/{language}/{page}")
    # Until the page is kept for when there is no network.
    kept = f"({KEPT})().then((found) => found.some((url) => url.includes('/{language}/{page}?')))"
    tab.wait_for_function(kept, timeout=10_000)
    tab.wait_for_timeout(AFTERWARDS)
    context.close()
    paths = [path for path, _ in answers]
    print(f"{language}/{page}: {sum(dict(answers).values())} bytes", answers)
    assert elsewhere == []
    assert paths[-1] == "/sw.js", "something is fetched that the page does not show"
    assert len(paths) == len(set(paths)), "something is fetched twice"
    fonts = {Path(path).stem for path in paths if path.endswith(".woff2")}
    assert {name.removeprefix("noto-sans-khmer-") for name in fonts} == LETTERS[language]
    assert not [path for path in paths if "search" in path], "nobody has searched yet"
    assert sum(dict(answers).values()) <= FIRST_VIEW[language], answers
