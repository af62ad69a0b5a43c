"""Change the engine in every small way, one at a time, and see whether the tests notice.

`python -m tools.mutation [MODULE...]`: all modules that `mutation.toml` does not leave out, or
those that are named. Each is changed in a copy of its own, as many at once as there are
processors. Prints what no test noticed; fails where that is more than one change in twenty.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "mutation"
SETTINGS = Path(__file__).with_name("mutation.toml")
COPIED = ("calculator", "docs", "locales", "publishing", "tests", "tools")
MOST_SURVIVORS = 0.05
# A changed file may have the size and the second of the one before it: never use old bytecode.
ENVIRONMENT = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "RECYCLE_DATE_EXAMPLES": "quick"}


def main(named: list[str]) -> None:
    """Change all modules, and fail where too much goes unnoticed."""
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["cosmic-ray"]
    shutil.rmtree(BUILD, ignore_errors=True)
    run(shlex.split(settings["test-command"]), copy("unchanged"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(survivors, named or modules(settings["excluded-modules"]))
    tried, unnoticed = 0, 0
    for module, of_it, diffs in found:
        tried, unnoticed = tried + of_it, unnoticed + len(diffs)
        print(*diffs, f"{module}: {len(diffs)} of {of_it} not noticed", sep="\n", flush=True)
    print(f"{tried - unnoticed} of {tried} changes were noticed")
    sys.exit(unnoticed > MOST_SURVIVORS * tried)


def modules(excluded: list[str]) -> list[str]:
    """The files of the engine that are changed."""
    files = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "calculator").rglob("*.py"))
    return [file for file in files if not any(fnmatch(file, each) for each in excluded)]


def survivors(module: str) -> tuple[str, int, list[str]]:
    """The module, how many changes were tried, and those that no test noticed."""
    folder = copy(module.replace("/", "-"))
    settings = SETTINGS.read_text(encoding="utf-8").replace('"calculator"', f'"{module}"')
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    run(["cosmic-ray", "init", "settings.toml", "session.sqlite"], folder)
    run(["cr-filter-operators", "session.sqlite", "settings.toml"], folder)
    run(["cosmic-ray", "exec", "settings.toml", "session.sqlite"], folder)
    dumped = run(["cosmic-ray", "dump", "session.sqlite"], folder).splitlines()
    results: list[dict[str, Any]] = [result for _, result in map(json.loads, dumped)]
    tried = [each for each in results if each["worker_outcome"] != "skipped"]
    return module, len(tried), [e["diff"] for e in tried if e["test_outcome"] == "survived"]


def copy(name: str) -> Path:
    """A copy of what the tests need, so that nothing here is touched."""
    folder = BUILD / name
    for each in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / each, folder / each, ignore=ignored)
    for file in ("pyproject.toml", "mkdocs.yml"):
        shutil.copy(ROOT / file, folder)
    return folder


def run(command: list[str], folder: Path) -> str:
    """What a command prints; where it fails, everything ends."""
    ran = subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    if ran.returncode:
        sys.exit(f"{' '.join(command[:3])} failed in {folder}:\n{ran.stdout[-3000:]}")
    return ran.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
