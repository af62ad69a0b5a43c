"""The guide without a network: service worker and app manifests, written into the built site.

They are made last, when the content of every other file is final.
"""

from __future__ import annotations

import json
from pathlib import Path

from publishing.offline import contents, manifest, worker
from publishing.shell.languages import LANGUAGES


def build(site: Path) -> contents.Contents:
    """Write both into the built site, and return what the service worker keeps.

    Raises FileNotFoundError, with what to do, where esbuild is missing.
    """
    for language in LANGUAGES:
        path = site / language / manifest.NAME
        path.write_text(json.dumps(manifest.describe(language), ensure_ascii=False), "utf-8")
    kept = contents.read(site)
    worker.write(site, kept)
    return kept
