"""`python -m publishing.lighter SITE`: make an already built site lighter."""

from __future__ import annotations

import sys
from pathlib import Path

from publishing.lighter import lighten

if __name__ == "__main__":
    lighten(Path(sys.argv[1]))
