"""`python -m publishing.engine SITE`: write the engine into an already built site."""

from __future__ import annotations

import sys
from pathlib import Path

from publishing.engine import build

if __name__ == "__main__":
    print(build(Path(sys.argv[1])))
