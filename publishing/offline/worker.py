"""The service worker of a site: our script with Workbox in it, and what is to be kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from publishing.lighter.tools import esbuild
from publishing.offline.contents import Contents

# At the root of the site: a service worker answers for its own folder and what is below.
NAME = "sw.js"

SCRIPT = Path(__file__).with_name("worker.js")
LICENCE = "assets/licences/workbox-core.txt"


def write(site: Path, kept: Contents) -> None:
    """Write it; equal contents give an equal file, so that no new version is announced."""
    files = json.dumps(asdict(kept), separators=(",", ":"))
    esbuild(
        SCRIPT.parent,
        [SCRIPT],
        "--bundle",
        "--format=iife",
        '--define:process.env.NODE_ENV="production"',
        f"--banner:js=/* Workbox: see {LICENCE} */ const FILES={files};",
        f"--outfile={(site / NAME).resolve()}",
    )
