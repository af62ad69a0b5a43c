"""`python -m benchmarks.lighthouse`: measure, keep the scores, and fail where one is too low."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.lighthouse import LEAST, PAGES, README, SCORES, failures, readme_with
from benchmarks.machine import load, processor, version
from benchmarks.served import served
from tests.chromium import FLAGS

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = os.environ["RECYCLE_DATE_CHROMIUM"]
RUNS = 3


def main() -> None:
    """Measure every page, one run after the other."""
    with served() as address:
        pages = {page: medians([measure(address + page) for _ in range(RUNS)]) for page in PAGES}
    scores = {
        "date": date.today().isoformat(),  # noqa: DTZ011, the day on which somebody measured
        "lighthouse": version("node", str(PROGRAM)),
        "chromium": version(CHROMIUM),
        "processor": processor(),
        "load": load(),
        "runs": RUNS,
        "pages": pages,
    }
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", "utf-8")
    README.write_text(readme_with(README.read_text("utf-8"), scores), "utf-8")
    sys.exit("\n".join(failures(scores)) or None)


def measure(address: str) -> dict[str, int]:
    """Return the scores of one run, 0 to 100, and say which checks failed."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        flags = " ".join(["--headless=new", *(flag for flag in FLAGS if " " not in flag)])
        command = ["node", str(PROGRAM), address, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(LEAST)}"]
        subprocess.run(
            [*command, f"--chrome-flags={flags}"],
            check=True,
            env=os.environ | {"CHROME_PATH": CHROMIUM},
        )
        found = json.loads(report.read_text("utf-8"))
    scores = {name: round(found["categories"][name]["score"] * 100) for name in LEAST}
    print(address, scores, *failed(found), sep="\n  ", flush=True)
    return scores


def failed(found: dict[str, Any]) -> list[str]:
    """Return the titles of checks that cost points; for speed they are always some."""
    categories = [found["categories"][name] for name in LEAST if name != "performance"]
    ids = [audit["id"] for category in categories for audit in category["auditRefs"]]
    return [found["audits"][id]["title"] for id in ids if found["audits"][id]["score"] == 0]


def medians(runs: list[dict[str, int]]) -> dict[str, int]:
    """Return the median of each score."""
    return {name: int(median(run[name] for run in runs)) for name in LEAST}


if __name__ == "__main__":
    main()
