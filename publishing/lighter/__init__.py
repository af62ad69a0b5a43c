"""A lighter site: what a reader's phone has to fetch, in fewer and smaller files.

Every page that a reader opens on mobile data costs money, so nothing is sent that only people read
or that no page uses. This works on the built site; docs/ stays as it is written.
"""

from __future__ import annotations

from pathlib import Path

from publishing.lighter import scripts, styles


def lighten(site: Path) -> None:
    """Make the scripts and styles of a built site smaller.

    Raises FileNotFoundError, with what to do, where esbuild or PurgeCSS is missing.
    """
    scripts.shorten(site)
    styles.drop_unused(site)
    styles.shorten(site)
