"""Browsers that keep the guide, and a copy of the site that can change and go away."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.offline.guide import Guide
from tests.chromium import NewPage


@pytest.fixture
def guide(site: Path, tmp_path: Path) -> Iterator[Guide]:
    """A copy of the site of its own."""
    with Guide(site, tmp_path).served() as made:
        yield made


@pytest.fixture
def visit(guide: Guide, new_page: NewPage) -> NewPage:
    """Make pages of that copy, in browsers in which service workers are allowed."""
    return partial(new_page, base_url=guide.address, service_workers="allow")


@pytest.fixture
def page(visit: NewPage) -> Page:
    return visit()
