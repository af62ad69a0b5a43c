"""One script per page instead of one per idea: a module gets what it imports put into it."""

from __future__ import annotations

from pathlib import Path

from publishing.lighter.tools import bundle

# Where Material has its scripts, which are short already.
MATERIALS = "javascripts"


def shorten(site: Path) -> None:
    """Bundle our modules in their places, without what only people read."""
    found = sorted(site.glob("assets/*/*.js"))
    bundle(site, [path for path in found if path.parent.name != MATERIALS], "--format=esm")
