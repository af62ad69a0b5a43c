"""Fuzz all targets: `python -m verification.fuzzing.run CASES`, divided by their weights.

Links are opened in the built site as well; a browser takes far longer than a function.
"""

import importlib
import json
import math
import pkgutil
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from verification.fuzzing import links, targets

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "fuzzing"
RESULT = ROOT / "build" / "verification" / "fuzzing.json"
# In the second half: libFuzzer itself keeps what it found worth keeping.
MOST_GROWTH = 20  # MB
CASES_PER_LINK = 100

Measured = dict[str, Any]


def main() -> None:
    """Run every target, write what was measured, and fail if the contract was broken anywhere."""
    wanted = int(sys.argv[1])
    names = [module.name for module in pkgutil.iter_modules(targets.__path__)]
    weights = {name: _weight(name) for name in names}
    shutil.rmtree(BUILD, ignore_errors=True)
    measured = []
    for name, weight in weights.items():
        cases = math.ceil(wanted * weight / sum(weights.values()))
        measured.append(_fuzz(name, cases))
        _print(measured[-1])
    measured.append(_links(max(wanted // CASES_PER_LINK, 1)))
    _print(measured[-1])
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(measured, indent=1), encoding="utf-8")


def _print(measured: Measured) -> None:
    print("{name}: {cases:,} cases in {seconds:.0f} s, {growth:+z.0f} MB".format(**measured))


def _weight(name: str) -> int:
    weight: int = importlib.import_module(f"{targets.__name__}.{name}").WEIGHT
    return weight


def _fuzz(name: str, cases: int) -> Measured:
    folder = BUILD / name
    command = [sys.executable, "-m", "verification.fuzzing.worker", name, str(cases), str(folder)]
    began = time.monotonic()
    ran = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if ran.returncode:
        sys.exit(f"{ran.stderr[-5000:]}\n{name}: status {ran.returncode}; see {folder}")
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    if record["cases"] < cases:
        sys.exit(f"{name}: stopped after {record['cases']} of {cases} cases")
    return _measured(name, cases, began, record["memory"])


def _links(cases: int) -> Measured:
    began = time.monotonic()
    with links.opened() as page:
        samples = links.open_all(page, links.fragments(cases))
    return _measured("links", cases, began, samples)


def _measured(name: str, cases: int, began: float, samples: list[float]) -> Measured:
    """What the report says of a target; `samples` of memory are in MB."""
    growth = samples[-1] - samples[len(samples) // 2]
    if growth > MOST_GROWTH:
        sys.exit(f"{name}: memory grew by {growth:.0f} MB: {samples}")
    return {
        "name": name,
        "cases": cases,
        "seconds": time.monotonic() - began,
        "memory": samples[-1],
        "growth": growth,
    }


if __name__ == "__main__":
    main()
