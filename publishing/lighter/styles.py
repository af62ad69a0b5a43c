"""Styles without what no page uses: most of Material's are for what this guide does not have."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from publishing.lighter.tools import bundle, run

MATERIALS = "assets/stylesheets/*.min.css"
ALL = "assets/*/*.css"

HASH = re.compile(r"\.[0-9a-f]{8}\.")


def drop_unused(site: Path) -> None:
    """Take out of Material's styles what neither a page nor a script names.

    The files get new names after their new contents, since a browser may keep them for ever.
    """
    options = ("--content", "**/*.html", "**/*.js", "--output", ".", "--preserve-paths")
    run(site, "purgecss", "--css", MATERIALS, *options)
    names = {path.name: _renamed(path) for path in site.glob(MATERIALS)}
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        page.write_text(text, "utf-8")


def shorten(site: Path) -> None:
    """Bundle our styles in their places, without what only people read."""
    ours = {*site.glob(ALL)} - {*site.glob(MATERIALS)}
    bundle(site, sorted(ours), "--external:*.woff2")


def _renamed(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    return path.rename(path.with_name(HASH.sub(f".{digest}.", path.name))).name
