"""`mkdocs serve` shows an editor the whole site, and what changes without a new start."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
NOT_COPIED = (".git", ".venv", "node_modules", "site", "build", ".*_cache", "tests")
# In seconds, on a machine that does other things too.
PATIENCE = 120

# File, what stands there, what stands there then, and the page that shows it.
CHANGES = [
    ("docs/en/about.md", "This guide tells", "This page tells", "en/about/"),
    ("docs/templates/partials/copyright.html", 'class="notice"', 'class="notice new"', "en/about/"),
    ("locales/en/LC_MESSAGES/guide.po", '"Published by"', '"Printed by"', "en/about/"),
    ("calculator/policies/smart.toml", "www.smart.com.kh", "new.smart.com.kh", "en/sources/"),
]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the sources, and the address where `mkdocs serve` shows it."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "--quiet", "serve", f"--dev-addr=127.0.0.1:{port}"]
    running = subprocess.Popen(command, cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)})
    yield copy, f"http://127.0.0.1:{port}/"
    running.terminate()
    running.wait()


def shown(address: str) -> str:
    try:
        with urlopen(address) as page:
            return str(page.read().decode())
    except OSError:
        return ""


def test_what_an_editor_changes_is_shown(preview: tuple[Path, str]) -> None:
    copy, address = preview
    wait_for(address, at=1)
    assert "unregister" in shown(f"{address}sw.js"), "an old version could stay"
    assert "folder" in shown(f"{address}assets/engine/engine.json")
    for name, old, new, _ in CHANGES:
        text = (copy / name).read_text("utf-8")
        assert old in text, name
        (copy / name).write_text(text.replace(old, new), "utf-8")
    start = time.monotonic()
    wait_for(address, at=2)
    print(f"seen after {time.monotonic() - start:.1f} s")


def wait_for(address: str, at: int) -> None:
    """Wait until every page shows the old text (`at` 1), or the new one (2)."""
    deadline = time.monotonic() + PATIENCE
    for change in CHANGES:
        while change[at].strip('"') not in shown(address + change[3]):
            assert time.monotonic() < deadline, f"not shown: {change[at]}"
            time.sleep(0.2)
