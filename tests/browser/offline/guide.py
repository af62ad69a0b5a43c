"""A copy of the built site that can change and go away, as tests without a network need it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from publishing import offline
from publishing.offline import Contents
from publishing.serve import SiteHandler, server

# Below a folder, as a host with many projects serves it.
FOLDER = "projects/guide"

KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found;
}"""


class Guide:
    """A copy of the site below `parent`, its server, and the paths that were asked for."""

    def __init__(self, site: Path, parent: Path) -> None:
        self.site = parent / FOLDER
        shutil.copytree(site, self.site)
        self.asked: list[str] = []
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{FOLDER}/"

    def start(self) -> None:
        asked = self.asked

        class Handler(SiteHandler):
            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                if code in (200, 404):
                    asked.append(self.path.removeprefix(f"/{FOLDER}/"))

        root = self.site.parents[len(Path(FOLDER).parts) - 1]
        self.server = server(root, self.port, Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @contextmanager
    def no_network(self, context: BrowserContext) -> Iterator[None]:
        """Cut the network and stop the server, so that nothing can answer in its place."""
        context.set_offline(True)
        self.stop()
        yield
        self.start()
        context.set_offline(False)

    def contents(self) -> Contents:
        """What the service worker of the site as it is now keeps."""
        return offline.contents(self.site)

    def of_language(self, language: str) -> dict[str, str]:
        """The whole guide in one language: digests by paths."""
        return self.contents().of_language(language)

    def visit(self, page: Page, path: str) -> None:
        """Open a page, and wait until it is kept."""
        page.goto(path)
        wait_until_kept(page, self, {path: self.of_language(path[:2])[path]})

    def publish(self, path: str, old: str, new: str) -> None:
        """Publish another version: on one page something is different."""
        page = self.site / path / "index.html"
        text = page.read_text("utf-8")
        assert old in text
        page.write_text(text.replace(old, new), "utf-8")
        offline.build(self.site)


def kept(page: Page, guide: Guide) -> dict[str, str]:
    """What the browser keeps: digests by names, which are paths without what the build adds."""
    found = [url.removeprefix(guide.address).partition("?") for url in page.evaluate(KEPT)]
    assert len({name for name, _, _ in found}) == len(found), "two versions of a file are kept"
    return {name: digest for name, _, digest in found}


def keep_whole_guide(page: Page, guide: Guide, language: str) -> None:
    """Press the button that keeps it."""
    page.goto(f"{language}/about/")
    button = page.locator(".keep-guide button")
    size = guide.contents().sizes[language]
    expect(button).to_contain_text(f"({size / 1e6:.1f} MB)")
    button.click()
    expect(button).to_be_hidden(timeout=30_000)
    assert set(guide.of_language(language).values()) <= set(kept(page, guide).values())


def wait_until_kept(page: Page, guide: Guide, files: dict[str, str]) -> None:
    """Wait until the files are kept in the version that is published now."""
    for _ in range(300):
        if set(files.values()) <= set(kept(page, guide).values()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not kept: {files.keys() - kept(page, guide).keys()}")
