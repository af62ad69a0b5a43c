"""A copy of the built site that can change and go away, as tests without a network need it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from publishing import offline
from publishing.serve import SiteHandler, served

# Below a folder, as a host with many projects serves it.
FOLDER = "projects/guide"

KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found;
}"""


class Guide:
    """A copy of the site below `parent`, its address, and the paths that were asked for."""

    def __init__(self, site: Path, parent: Path) -> None:
        self.site = parent / FOLDER
        shutil.copytree(site, self.site)
        self.address = ""
        self.asked: list[str] = []
        self._is_away = False

    @contextmanager
    def served(self) -> Iterator[Guide]:
        """Serve it while the context lasts."""
        guide = self

        class Handler(SiteHandler):
            def do_GET(self) -> None:  # noqa: N802, the name that http.server calls
                if not guide._is_away:
                    super().do_GET()

            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                if code in (200, 404):
                    guide.asked.append(self.path.removeprefix(f"/{FOLDER}/"))

        with served(self.site.parents[1], Handler) as address:
            self.address = f"{address}/{FOLDER}/"
            yield self

    @contextmanager
    def no_network(self) -> Iterator[None]:
        """Hang up on whoever asks for anything, a service worker too."""
        self._is_away = True
        yield
        self._is_away = False

    def of_language(self, language: str) -> dict[str, str]:
        """The whole guide in one language, as it is now: digests by paths."""
        found = offline.contents(self.site)
        return found["common"] | found["languages"][language]

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


def keep_whole_guide(page: Page, guide: Guide) -> None:
    """Press the button that keeps it, in Khmer."""
    page.goto("km/about/")
    button = page.locator(".keep-guide button")
    size = offline.contents(guide.site)["sizes"]["km"]
    expect(button).to_contain_text(f"({size / 1e6:.1f} MB)")
    button.click()
    expect(button).to_be_hidden(timeout=30_000)
    assert set(guide.of_language("km").values()) <= set(kept(page, guide).values())


def wait_until_kept(page: Page, guide: Guide, files: dict[str, str]) -> None:
    """Wait until the files are kept in the version that is published now."""
    for _ in range(300):
        if set(files.values()) <= set(kept(page, guide).values()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not kept: {files.keys() - kept(page, guide).keys()}")
