"""What a first visit costs: bytes as the site's server sends them, gzip and headers included."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.compressed import CompressedHandler, compress
from publishing.offline.contents import compressed_size, read
from tests.chromium import DEVICE, watch

KB = 1000
FIRST_VIEW = {"en": 110 * KB, "km": 130 * KB}
# What is fetched afterwards, when the browser is idle: all pages, calculator and search.
KEPT = {"en": 420 * KB, "km": 460 * KB}
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

    def first_view(self) -> dict[str, int]:
        """Everything up to the service worker, which comes after the page."""
        paths = [path for path, _ in self.answers]
        return dict(self.answers[: paths.index("/sw.js") + 1])


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
def test_a_first_view_is_light(costs: Costs, browser: Browser, language: str, page: str) -> None:
    elsewhere: list[str] = []
    context = browser.new_context(**DEVICE | {"service_workers": "allow"})
    watch(context, costs.address, elsewhere)
    tab = context.new_page()
    tab.goto(f"{costs.address}/{language}/{page}")
    tab.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    tab.wait_for_load_state("networkidle")
    context.close()
    found = costs.first_view()
    print(f"{language}/{page}: {sum(found.values())} bytes", found)
    assert elsewhere == []
    assert sum(found.values()) <= FIRST_VIEW[language], found


@pytest.mark.parametrize("language", KEPT)
def test_what_is_kept_is_light(site: Path, language: str) -> None:
    contents = read(site)
    paths = contents.of_language(language)
    assert not paths.keys() & contents.engine.keys()
    assert not [path for path in paths if path.endswith((".png", ".map"))]
    assert compressed_size(site, paths) <= KEPT[language]
