"""What of the site is kept on the reader's device, and how each file is recognised."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from publishing.shell.languages import LANGUAGES

# Loaded when it is wanted, never ahead of that: it is larger than all the rest together.
ENGINE = "assets/engine/*/*"
# For programs, and for the copy buttons of clauses: kept once it was asked for.
ON_REQUEST = "data/*"

# For machines, for previews of links, for the home screen of a phone, which keeps its icon, and
# what comes only with a network, and what stands in other sites.
LEFT_OUT = (
    "sw.js",
    "404.html",
    "_headers",
    "*.txt",
    "assets/licences/*",
    "sitemap.xml",
    "assets/images/*.png",
    "embed/*",
)


@dataclass(frozen=True)
class Contents:
    """The paths of the kept files, each with the digest of its content."""

    common: dict[str, str]
    languages: dict[str, dict[str, str]]
    engine: dict[str, str]
    on_request: dict[str, str]

    def of_language(self, language: str) -> dict[str, str]:
        """All files of the guide in one language."""
        return self.common | self.languages[language]


def read(site: Path) -> Contents:
    """Sort the files of the built site; the path of a folder's index.html is the folder's."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    digests = {
        name.removesuffix("index.html"): digest(path.read_bytes())
        for name, path in sorted(found.items())
        if not _matches(name, LEFT_OUT)
    }
    engine = {path for path in digests if _matches(path, [ENGINE])}
    on_request = {path for path in digests if _matches(path, [ON_REQUEST])}
    own = {
        language: {path for path in digests if path.startswith(f"{language}/")}
        for language in LANGUAGES
    }
    common = digests.keys() - engine.union(on_request, *own.values())

    def part(paths: Iterable[str]) -> dict[str, str]:
        return {path: digests[path] for path in sorted(paths)}

    languages = {code: part(paths) for code, paths in own.items()}
    return Contents(part(common), languages, part(engine), part(on_request))


def digest(content: bytes) -> str:
    """Return the start of its SHA-256 in base64: 72 bits, enough to tell versions apart."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()[:12]


def compressed_size(site: Path, paths: Iterable[str]) -> int:
    """Return how many bytes the files have when each is sent with gzip."""
    files = (site / path for path in paths)
    pages = (file / "index.html" if file.is_dir() else file for file in files)
    return sum(len(gzip.compress(page.read_bytes())) for page in pages)


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
