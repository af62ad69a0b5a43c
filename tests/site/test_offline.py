"""What the site gives a phone to keep: the list of the service worker, and the app manifests."""

import json
import re
import struct
from pathlib import Path
from urllib.parse import urljoin

import pytest

from publishing.offline import contents, manifest, worker

ROOT = Path(__file__).parents[2]
LANGUAGES = pytest.mark.parametrize("language", ["km", "en"])


@pytest.fixture(scope="module")
def kept(site: Path) -> contents.Contents:
    return contents.read(site)


def test_the_service_worker_knows_the_site_as_it_is(site: Path, kept: contents.Contents) -> None:
    script = (site / worker.NAME).read_text("utf-8")
    files = json.loads(re.search(r"const FILES=(\{.*?\});", script)[1])
    assert files["common"] == kept.common
    assert files["languages"] == kept.languages
    assert files["engine"] == kept.engine
    assert "sourceMappingURL" not in script


def test_workbox_comes_with_its_licence(site: Path) -> None:
    assert worker.LICENCE in (site / worker.NAME).read_text("utf-8")
    assert "Google LLC" in (site / worker.LICENCE).read_text("utf-8")


@LANGUAGES
def test_a_language_is_complete(site: Path, kept: contents.Contents, language: str) -> None:
    paths = kept.of_language(language)
    pages = {f"{file.parent.relative_to(site).as_posix()}/" for file in site.rglob("index.html")}
    assert {page for page in pages if page.startswith(f"{language}/")} <= paths.keys()
    assert {"", "offline.html", "assets/engine/engine.json"} <= paths.keys()
    assert not [path for path in paths if path.startswith({"km": "en/", "en": "km/"}[language])]


def test_the_engine_is_apart(kept: contents.Contents) -> None:
    assert [path for path in kept.engine if path.endswith(".wasm")]
    assert not kept.engine.keys() & (kept.of_language("km") | kept.of_language("en")).keys()


def test_what_changes_is_recognised(tmp_path: Path) -> None:
    for name in ("en/index.html", "en/about/index.html", "km/index.html", "assets/a.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    before = contents.read(tmp_path)
    assert before.of_language("en").keys() == {"assets/a.css", "en/", "en/about/"}
    (tmp_path / "en" / "about" / "index.html").write_text("new", "utf-8")
    after = contents.read(tmp_path)
    assert dict(after.languages["en"].items() ^ before.languages["en"].items()).keys() == {
        "en/about/"
    }
    assert (after.common, after.languages["km"]) == (before.common, before.languages["km"])


@LANGUAGES
def test_the_manifest_is_in_the_language_and_leads_to_it(site: Path, language: str) -> None:
    address = f"/{language}/{manifest.NAME}"
    app = json.loads((site / language / manifest.NAME).read_text("utf-8"))
    assert app["lang"] == language
    assert urljoin(address, app["start_url"]) == f"/{language}/"
    assert urljoin(address, app["scope"]) == "/"
    assert app["display"] == "standalone"
    khmer = re.compile("[\u1780-\u17ff]")
    for key in ("name", "short_name", "description"):
        assert bool(khmer.search(app[key])) == (language == "km"), key
    for icon in app["icons"]:
        data = (site / urljoin(address, icon["src"]).lstrip("/")).read_bytes()
        width, height = struct.unpack(">II", data[16:24])
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["purpose"] for icon in app["icons"]} == {"any", "maskable"}


@LANGUAGES
def test_every_page_links_to_the_manifest_of_its_language(site: Path, language: str) -> None:
    for file in (site / language).rglob("index.html"):
        link = re.search(r'<link rel="manifest" href="([^"]+)"', file.read_text("utf-8"))[1]
        assert (file.parent / link).resolve() == (site / language / manifest.NAME).resolve()


def test_the_colour_of_the_app_is_that_of_the_pages() -> None:
    assert manifest.COLOUR in (ROOT / "docs" / "templates" / "main.html").read_text("utf-8")


def test_no_page_waits_for_what_is_not_there_yet(site: Path) -> None:
    for file in site.rglob("*.html"):
        assert "modulepreload" not in file.read_text("utf-8"), file
