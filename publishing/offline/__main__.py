"""`python -m publishing.offline SITE`: make an already built site work without a network."""

from __future__ import annotations

import sys
from pathlib import Path

from publishing.offline import build
from publishing.offline.contents import compressed_size
from publishing.shell.languages import LANGUAGES

if __name__ == "__main__":
    site = Path(sys.argv[1])
    kept = build(site)
    for language in LANGUAGES:
        paths = kept.of_language(language)
        size = compressed_size(site, paths) / 1000
        print(f"Kept for offline use, {language}: {len(paths)} files, {size:.0f} kB with gzip")
