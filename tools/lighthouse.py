"""Lighthouse's scores of home and calculator on a phone: `python -m tools.lighthouse`.

Prints the median of some runs of every page as the table of the README, and fails where one is too
low.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from publishing.serve import SITE, CompressedHandler, compress, served
from tools.browsers import FLAGS, find

PROGRAM = Path(__file__).parent / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 3
PAGES = ("/en/", "/km/", "/en/calculator/", "/km/calculator/")
# Least scores; what depends on how busy the machine is has some room.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> None:
    """Measure every page, one run after the other."""
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        compress(SITE, site)
        with served(site, CompressedHandler) as address:
            found = {page: [measure(address + page) for _ in range(RUNS)] for page in PAGES}
    scores = {
        page: {name: int(median(run[name] for run in runs)) for name in LEAST}
        for page, runs in found.items()
    }
    print(f"| page | {' | '.join(LEAST)} |", f"| --- |{' ---: |' * len(LEAST)}", sep="\n")
    for page, medians in scores.items():
        print(f"| `{page}` | {' | '.join(map(str, medians.values()))} |")
    low = [
        f"{page}: {name} is {scores[page][name]}, at least {least} is wanted."
        for page in PAGES
        for name, least in LEAST.items()
        if scores[page][name] < least
    ]
    sys.exit("\n".join(low) or None)


def measure(address: str) -> dict[str, int]:
    """Return the scores of one run, 0 to 100, and say which checks failed."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = ["node", str(PROGRAM), address, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(LEAST)}"]
        command += [f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}"]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": find("chromium")})
        found = json.loads(report.read_text("utf-8"))
    scores = {name: round(found["categories"][name]["score"] * 100) for name in LEAST}
    print(address, scores, *failed(found), sep="\n  ", file=sys.stderr)
    return scores


def failed(found: dict[str, Any]) -> list[str]:
    """Return the titles of checks that cost points; for speed they are always some."""
    categories = [found["categories"][name] for name in LEAST if name != "performance"]
    ids = [audit["id"] for category in categories for audit in category["auditRefs"]]
    return [found["audits"][id]["title"] for id in ids if found["audits"][id]["score"] == 0]


if __name__ == "__main__":
    main()
