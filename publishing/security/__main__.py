"""`python -m publishing.security SITE`: give an already built site its security headers."""

from __future__ import annotations

import sys
from pathlib import Path

from publishing.security import SETTINGS, secure

if __name__ == "__main__":
    secure(Path(sys.argv[1]))
    print(f"Settings for nginx and Caddy are in {SETTINGS}/")
