"""The local server answers as the host of the published site does."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from publishing.serve import served


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "404.html").write_text("not here · គ្មានទេ", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name in ("engine.wasm", "worker.mjs", "font.woff2", "page.js"):
        (tmp_path / name).touch()
    with served(tmp_path) as found:
        yield found


@pytest.mark.parametrize("path", ["/nothing", "/folder/"])
def test_a_missing_page_is_answered_with_the_sites_own_page(address: str, path: str) -> None:
    with pytest.raises(HTTPError) as missing:
        urlopen(address + path)
    assert missing.value.code == 404
    assert missing.value.headers["Content-Type"] == "text/html; charset=utf-8"
    assert missing.value.read().decode() == "not here · គ្មានទេ"
    missing.value.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("engine.wasm", "application/wasm"),
        ("worker.mjs", "text/javascript"),
        ("page.js", "text/javascript"),
        ("font.woff2", "font/woff2"),
    ],
)
def test_a_browser_is_told_what_a_file_is(address: str, name: str, kind: str) -> None:
    with urlopen(f"{address}/{name}") as answer:
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["Cache-Control"] == "no-cache"
