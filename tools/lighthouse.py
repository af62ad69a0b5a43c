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

from publishing.serve import SITE, CompressedHandler, compress, served
from tools.browsers import FLAGS, find

PROGRAM = Path(__file__).parent / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 3
PAGES = ("/en/", "/km/", "/en/calculator/", "/km/calculator/")
# Least scores; what depends on how busy the machine is has some room.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> None:
    """Measure every page, one run after the other."""
    low = []
    print(f"| page | {' | '.join(LEAST)} |", f"| --- |{' ---: |' * len(LEAST)}", sep="\n")
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        compress(SITE, site)
        with served(site, CompressedHandler) as address:
            for page in PAGES:
                runs = [measure(address + page) for _ in range(RUNS)]
                scores = {name: int(median(run[name] for run in runs)) for name in LEAST}
                print(f"| `{page}` | {' | '.join(map(str, scores.values()))} |", flush=True)
                low += [
                    f"{page}: {name} is {scores[name]}, at least {least} is wanted."
                    for name, least in LEAST.items()
                    if scores[name] < least
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
    categories, audits = found["categories"], found["audits"]
    scores = {name: round(categories[name]["score"] * 100) for name in LEAST}
    # Checks that cost points; for speed they are always some.
    checked = [
        ref["id"]
        for name in LEAST
        if name != "performance"
        for ref in categories[name]["auditRefs"]
    ]
    failed = [audits[id]["title"] for id in checked if audits[id]["score"] == 0]
    print(address, scores, *failed, sep="\n  ", file=sys.stderr)
    return scores


if __name__ == "__main__":
    main()
