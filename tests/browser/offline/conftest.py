"""Browsers that keep the guide, and a copy of the site that can change and go away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.offline.guide import Guide, NewContext
from tests.chromium import DEVICE, NOW, watch


@pytest.fixture
def guide(site: Path, tmp_path: Path) -> Iterator[Guide]:
    """A copy of the site of its own."""
    made = Guide(site, tmp_path)
    yield made
    made.stop()


@pytest.fixture
def new_context(browser: Browser, guide: Guide) -> Iterator[NewContext]:
    """Browsers in which service workers are allowed; pages must stay clean, or clean=False."""
    made: list[BrowserContext] = []
    faults: list[str] = []

    def make(*, clean: bool = True, **options: object) -> BrowserContext:
        settings = DEVICE | {"service_workers": "allow"} | options
        context = browser.new_context(base_url=guide.address, **settings)
        context.clock.set_fixed_time(NOW)
        if clean:
            watch(context, guide.address.rstrip("/"), faults)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context().new_page()
