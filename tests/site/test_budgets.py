"""What a first visit costs: bytes as the site's server sends them, gzip and headers included."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.serve import CompressedHandler, compress
from tests.chromium import DEVICE, watch

KB = 1000
FIRST_VIEW = {"en": 75 * KB, "km": 105 * KB}
# Whether the page is kept for when there is no network.
KEPT = """async (path) => {
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys())
            if (new URL(url).pathname === `/${path}`) return true;
    return false;
}"""
# In ms. Longer than all that a page does when the browser is idle.
AFTERWARDS = 3000
PAGES = [(language, page) for language in FIRST_VIEW for page in ("", "calculator/")]


class Costs:
    """A server of the site that notes what each answer costs, in the order of the requests."""

    def __init__(self, folder: Path) -> None:
        self.answers: list[tuple[str, int]] = []
        answers = self.answers

        class Handler(CompressedHandler):
            def do_GET(self) -> None:  # noqa: N802, the name that http.server calls
                at = len(answers)
                answers.append((self.path, 0))
                write = self.wfile.write

                def counted(data: bytes) -> int:
                    answers[at] = (self.path, answers[at][1] + len(data))
                    return write(data)

                self.wfile.write = counted
                super().do_GET()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def compressed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compressed") / "site"
    compress(site, folder)
    return folder


@pytest.fixture
def costs(compressed: Path) -> Iterator[Costs]:
    made = Costs(compressed)
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_a_first_view_is_light_and_nothing_follows_it(
    costs: Costs, browser: Browser, language: str, page: str
) -> None:
    elsewhere: list[str] = []
    context = browser.new_context(**DEVICE | {"service_workers": "allow"})
    watch(context, costs.address, elsewhere)
    tab = context.new_page()
    tab.goto(f"{costs.address}/{language}/{page}")
    tab.wait_for_function(KEPT, arg=f"{language}/{page}", timeout=10_000)
    tab.wait_for_timeout(AFTERWARDS)
    context.close()
    paths = [path for path, _ in costs.answers]
    print(f"{language}/{page}: {sum(dict(costs.answers).values())} bytes", costs.answers)
    assert elsewhere == []
    assert paths[-1] == "/sw.js", "something is fetched that the page does not show"
    assert len(paths) == len(set(paths)), "something is fetched twice"
    assert sum(dict(costs.answers).values()) <= FIRST_VIEW[language], costs.answers
