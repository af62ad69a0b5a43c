"""The guide without a network: service worker and app manifests, written into the built site.

They are made last, when the content of every other file is final.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from calculator.sentences import LANGUAGES
from publishing.catalogs import PageWriter
from publishing.files import files_in
from publishing.lighter import esbuild

# At the root of the site: a service worker answers for its own folder and what is below.
WORKER = "sw.js"
SCRIPT = Path(__file__).with_name("worker.js")

# What the service worker brings along: the page that says that there is no network.
EXPLANATION = ("offline.html", "assets/stylesheets/plain.css")

# In the folder of a language; addresses in it are relative to it.
MANIFEST = "manifest.json"
# Material's indigo, the colour of the header, and of the frame that a browser draws around a page.
COLOUR = "#4051b5"

# Squares of so many pixels; a maskable one may be cut to any shape.
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("icon-maskable-512", 512, "maskable"))

# Kept once they were asked for: Python, larger than all the rest together, and what programs and
# the copy buttons of clauses read.
ON_REQUEST = ("assets/engine/*/*", "data/*")

# For machines, for previews of links, for the home screen of a phone, which keeps its icon, and
# what comes only with a network, and what stands in other sites.
LEFT_OUT = (
    WORKER,
    "404.html",
    "*.txt",
    "assets/licences/*",
    "sitemap.xml",
    "assets/images/*.png",
    "embed/*",
)


def build(site: Path) -> None:
    """Write both into the built site.

    Raises FileNotFoundError, with what to do, where esbuild is missing.
    """
    for language in LANGUAGES:
        path = site / language / MANIFEST
        path.write_text(json.dumps(manifest(language), ensure_ascii=False), "utf-8")
    # Equal contents give an equal file, so that no new version is announced.
    explanation = {name: (site / name).read_text("utf-8") for name in EXPLANATION}
    values = {"FILES": contents(site), "EXPLANATION": explanation}
    constants = "".join(
        f"const {name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};"
        for name, value in values.items()
    )
    target = f"--outfile={(site / WORKER).resolve()}"
    esbuild(SCRIPT.parent, [SCRIPT], f"--banner:js={constants}", target)


def contents(site: Path) -> dict[str, Any]:
    """The paths of what may be kept with digests of their contents; index.html is its folder's.

    `common` and `languages` are the guide, `sizes` what it has in each language, in bytes with
    gzip; what is kept `on_request` is no part of it.
    """
    files = {
        name.removesuffix("index.html"): content
        for name, content in files_in(site).items()
        if not _matches(name, LEFT_OUT)
    }
    common = {path: digest(content) for path, content in files.items()}
    on_request = {path: common.pop(path) for path in files if _matches(path, ON_REQUEST)}
    languages = {
        code: {path: common.pop(path) for path in files if path.startswith(f"{code}/")}
        for code in LANGUAGES
    }
    sizes = {
        code: sum(len(gzip.compress(files[path])) for path in common | own)
        for code, own in languages.items()
    }
    return {"common": common, "languages": languages, "on_request": on_request, "sizes": sizes}


def digest(content: bytes) -> str:
    """Return the start of its SHA-256 in base64: 72 bits, enough to tell versions apart."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()[:12]


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def manifest(language: str) -> dict[str, object]:
    """The app manifest: name, icons and first page on the home screen of a phone.

    Switching to the other language stays inside the app.
    """
    write = PageWriter(language)
    name = write.text("shell.name")
    return {
        "name": name,
        "short_name": name,
        "description": write.text("landing.purpose"),
        "lang": language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "../",
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": [
            {
                "src": f"../assets/images/{name}.png",
                "sizes": f"{pixels}x{pixels}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, pixels, purpose in ICONS
        ],
    }
