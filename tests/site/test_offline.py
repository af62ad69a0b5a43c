"""What the site gives a phone to keep: the list of the service worker, and the app manifests."""

import json
import re
import struct
from pathlib import Path
from urllib.parse import urljoin

import pytest

from publishing import offline, policy

KB = 1000
# What the button fetches, with gzip; and what a newer table of a channel may add (1 kB in the files
# of instant answers), until the older one is no longer asked for.
WHOLE = {"en": 440 * KB, "km": 495 * KB}
NEWER_TABLE = 3 * KB
Files = dict[str, dict]


@pytest.fixture(scope="module")
def kept(site: Path) -> Files:
    return offline.contents(site)


def test_the_service_worker_knows_the_site_as_it_is(site: Path, kept: Files) -> None:
    script = (site / offline.WORKER).read_text("utf-8")
    files = json.loads(re.search(r"const FILES=(\{.*?\});const", script)[1])
    assert files == kept
    assert "sourceMappingURL" not in script


def test_a_language_is_complete(site: Path, kept: Files, language: str) -> None:
    paths = kept["common"] | kept["languages"][language]
    pages = {f"{file.parent.relative_to(site).as_posix()}/" for file in site.rglob("index.html")}
    assert {page for page in pages if page.startswith(f"{language}/")} <= paths.keys()
    assert {"", *offline.EXPLANATION, "assets/engine/engine.json"} <= paths.keys()
    assert not [path for path in paths if path.startswith({"km": "en/", "en": "km/"}[language])]
    assert not [path for path in paths if path.endswith((".png", ".map", ".txt"))]
    assert [path for path in kept["on_request"] if path.endswith(".wasm")]
    assert not kept["on_request"].keys() & paths.keys()


def test_the_whole_guide_is_light(kept: Files, language: str) -> None:
    print(f"{language}: {kept['sizes'][language]} bytes")
    newer = sum(len(channel.tables) - 1 for channel in policy().channels.values())
    assert 100 * KB < kept["sizes"][language] <= WHOLE[language] + newer * NEWER_TABLE


def test_every_page_links_to_the_manifest_of_its_language_which_leads_to_it(
    site: Path, language: str
) -> None:
    address = f"/{language}/{offline.MANIFEST}"
    app = json.loads((site / language / offline.MANIFEST).read_text("utf-8"))
    assert app["lang"] == language
    assert urljoin(address, app["start_url"]) == f"/{language}/"
    assert urljoin(address, app["scope"]) == "/"
    khmer = re.compile("[\u1780-\u17ff]")
    for key in ("name", "short_name", "description"):
        assert bool(khmer.search(app[key])) == (language == "km"), key
    for icon in app["icons"]:
        data = (site / urljoin(address, icon["src"]).lstrip("/")).read_bytes()
        width, height = struct.unpack(">II", data[16:24])
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["purpose"] for icon in app["icons"]} == {"any", "maskable"}
    for file in (site / language).rglob("index.html"):
        link = re.search(r'<link rel="manifest" href="([^"]+)"', file.read_text("utf-8"))[1]
        assert (file.parent / link).resolve() == (site / language / offline.MANIFEST).resolve()
