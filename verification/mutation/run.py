"""Change the engine in every small way, and see whether a test notices.

`python -m verification.mutation.run`; fails if too few changes are noticed, or if one that is not
noticed is not listed in `harmless.toml` with the reason why it does no harm.
"""

import compileall
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BUILD = ROOT / "build" / "mutation"
RESULT = ROOT / "build" / "verification" / "mutation.json"
COPIED = ("calculator", "locales", "tests", "docs", "pyproject.toml")
FEWEST_KILLED = 0.95

Change = tuple[str, str, str]  # module, line before, line after


def main() -> None:
    """Run everything, write what was measured, and fail where a change goes unnoticed."""
    began = time.monotonic()
    results = _results()
    tried = [
        (_change(job, result), result["test_outcome"] != "survived")
        for job, result in results
        if result["worker_outcome"] != "skipped"
    ]
    survivors = [change for change, killed in tried if not killed]
    measured = {
        "left_out": len(results) - len(tried),
        "tried": len(tried),
        "killed": len(tried) - len(survivors),
        "survivors": len(survivors),
        "seconds": time.monotonic() - began,
    }
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(measured, indent=1), encoding="utf-8")
    print("{killed} of {tried} changes were noticed, in {seconds:.0f} s".format(**measured))
    faults = _faults(survivors)
    if measured["killed"] < FEWEST_KILLED * measured["tried"]:
        faults.append(f"fewer than {FEWEST_KILLED:.0%} were noticed")
    if faults:
        sys.exit("\n".join(faults))


def _faults(survivors: list[Change]) -> list[str]:
    """Survivors without a reason, and reasons without a survivor."""
    listed = tomllib.loads((HERE / "harmless.toml").read_text(encoding="utf-8"))["survivor"]
    harmless = {(one["module"], one["before"], one["after"]) for one in listed}
    unlisted = [f"not noticed: {' | '.join(change)}" for change in sorted({*survivors} - harmless)]
    return unlisted + [
        f"noticed by now: {' | '.join(change)}" for change in sorted(harmless - {*survivors})
    ]


def _results() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every change with what came of it; made in a copy, so that nothing here is touched."""
    shutil.rmtree(BUILD, ignore_errors=True)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (BUILD / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, BUILD / name)
    for name in ("tests.sh", "quick.py"):
        shutil.copy(HERE / name, BUILD)
    settings = HERE / "cosmic-ray.toml"
    _compile_all_but(tomllib.loads(settings.read_text("utf-8"))["cosmic-ray"]["module-path"])
    _cosmic_ray("baseline", settings)
    _cosmic_ray("init", settings, "session.sqlite")
    filtering = [sys.executable, "-m", "cosmic_ray.tools.filters.operators_filter"]
    subprocess.run([*filtering, "session.sqlite", settings], cwd=BUILD, check=True)
    _cosmic_ray("exec", settings, "session.sqlite")
    lines = _cosmic_ray("dump", "session.sqlite").splitlines()
    return [(job, result) for job, result in map(json.loads, lines)]


def _compile_all_but(changed: list[str]) -> None:
    """Bytecode for what stays the same, so that each run begins sooner."""
    compileall.compile_dir(BUILD, quiet=1)
    for file in changed:
        Path(importlib.util.cache_from_source(str(BUILD / file))).unlink()


def _cosmic_ray(*arguments: object) -> str:
    # A changed file may have the size and the second of the one before it: never use old bytecode.
    environment = {"PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [Path(sys.executable).with_name("cosmic-ray"), *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=BUILD, env=os.environ | environment, stdout=subprocess.PIPE, text=True
    )
    if ran.returncode:
        sys.exit(f"cosmic-ray {arguments[0]} failed: {ran.stdout[-3000:]}")
    return ran.stdout


def _change(job: dict[str, Any], result: dict[str, Any]) -> Change:
    """What was changed: the file and its line before and after."""
    lines = result["diff"].splitlines()
    before = [line[1:].strip() for line in lines if line[0:1] == "-" and line[0:3] != "---"]
    after = [line[1:].strip() for line in lines if line[0:1] == "+" and line[0:3] != "+++"]
    [mutation] = job["mutations"]
    return mutation["module_path"], " ".join(before), " ".join(after)


if __name__ == "__main__":
    main()
