"""Lighthouse's scores of home and calculator on a phone: `python -m tools.lighthouse`.

Prints the median of some runs of every page as the table of the README, and fails where one is too
low.
"""

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
    command = ["node", str(PROGRAM), address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(LEAST)}"]
    command += [f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}"]
    environment = os.environ | {"CHROME_PATH": find("chromium")}
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    found = json.loads(ran.stdout)
    scores = {name: round(found["categories"][name]["score"] * 100) for name in LEAST}
    failed = [audit["title"] for audit in found["audits"].values() if audit["score"] == 0]
    print(address, scores, *failed, sep="\n  ", file=sys.stderr)
    return scores


if __name__ == "__main__":
    main()
