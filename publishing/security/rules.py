"""Reads `_headers` as a host does, so that the local server sends what the published site sends."""

from __future__ import annotations

import re
from pathlib import Path

from publishing.security.headers import NAME


def headers_of(site: Path, path: str) -> dict[str, str]:
    """The headers for a path from the root of the site; none for a site without the file."""
    file = site / NAME
    found: dict[str, str] = {}
    applies = False
    for line in file.read_text("utf-8").splitlines() if file.is_file() else []:
        if line.startswith("/"):
            applies = fits(line, path)
        elif applies and line:
            name, _, value = line.strip().partition(": ")
            found[name] = value
    return found


def fits(rule: str, path: str) -> bool:
    """Whether a rule is for a path: `*` is any rest, `:name` one folder."""
    pattern = re.sub(r":\w+", "[^/]+", re.escape(rule).replace(r"\*", ".*"))
    return re.fullmatch(pattern, path) is not None
