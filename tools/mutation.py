"""Change the engine in small ways, one at a time, and see whether the tests notice.

`python -m tools.mutation HOW_MANY SEED` tries so many changes, or all for 0; the seed picks them.
cosmic-ray makes them. One run of the tests tells which of them execute a line, and how long each
takes. Then each change is tried in a copy of the project and in a fork of this process, where all
but the engine is loaded: the tests of the changed line run, the quickest first, until one fails.
Prints what none noticed; fails where that is more than one change in twenty.
"""

import os
import random
import re
import resource
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from difflib import unified_diff
from fnmatch import fnmatch
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import pytest
from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import use_db
from cosmic_ray.work_item import MutationSpec
from coverage import CoverageData

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "mutation"
ORIGINAL = BUILD / "original"
NOT_COPIED = (".*", "__pycache__", "build", "node_modules", "site")
# What only reads a command line, writes a form, or holds sentences and addresses.
NOT_CHANGED = (
    "__main__.py", "cli.py", "web.py", "guide.py", "cldr.py", "note.py", "batch_files.py",
    "frame_files.py", "sentences/[!es]*",  # explanation.py and stages.py say what to do
)  # fmt: skip
NOT_TRIED = re.compile(
    # `|` stands in types only: `Range | None`.
    "core/ReplaceBinaryOperator_BitOr_"
    # Days, amounts and texts know plus and minus only: all else is an error that any test notices.
    "|core/ReplaceBinaryOperator_(Add|Sub)_(?!Add$|Sub$)"
    # Python keeps one object of each small number and word, so `is` says the same as `==` here.
    "|core/ReplaceComparisonOperator_(Eq|NotEq|Lt|LtE|Gt|GtE)_Is"
)
TESTS = [f"tests/{name}" for name in ("calculator", "sentences", "batch", "cli", "test_cases.py")]
TESTS += [f"tests/test_{name}.py" for name in ("typed", "dated_tables", "policy_file")]
LEARNING = ["--cov=calculator", "--cov-context=test", "--cov-report=", "--cov-fail-under=0"]
LEARNING += ["--durations=0", "--durations-min=0"]
# A test that takes a minute, or this memory, hangs: the change is noticed.
TRYING = ["-xq", "-ofaulthandler_timeout=60", "-ofaulthandler_exit_on_timeout=true"]
MOST_MEMORY = 8 << 30
# Most of what tests and engine import, and all that takes long.
LOADED = ["duckdb", "hypothesis", "icalendar", "jsonschema", "openpyxl", "playwright.sync_api"]
LOADED += ["babel.dates", "dateutil.tz", "narwhals", "pandas", "polars", "pyarrow.parquet"]
MOST_SURVIVORS = 0.05


def main(how_many: int, seed: int) -> None:
    """Try so many changes, and fail where too many go unnoticed."""
    shutil.rmtree(BUILD, ignore_errors=True)
    shutil.copytree(ROOT, ORIGINAL, ignore=shutil.ignore_patterns(*NOT_COPIED))
    for name in LOADED:
        import_module(name)
    os.environ["RECYCLE_DATE_EXAMPLES"] = "quick"
    if run([*LEARNING, *TESTS], ORIGINAL):
        sys.exit(f"The tests fail before anything is changed: see {ORIGINAL}/log.txt.")
    # A changed file may have the size and the second of the one before it: write no bytecode.
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    every = changes()
    picked = random.Random(seed).sample(every, how_many or len(every))
    tried = [change for change in picked if is_python(changed(change))]
    print(
        f"{len(tried)} of {len(every)} changes, and {len(picked) - len(tried)} that are no Python"
    )
    noticed = 0
    with ProcessPoolExecutor(len(os.sched_getaffinity(0)), get_context("fork")) as pool:
        for number, diff in enumerate(pool.map(survivor, tried), 1):
            noticed += not diff
            if diff or number % 20 == 0 or number == len(tried):
                print(diff, f"{noticed} of {number} noticed", sep="\n", flush=True)
    sys.exit(noticed < (1 - MOST_SURVIVORS) * len(tried))


def changes() -> list[MutationSpec]:
    """Every change of every file."""
    engine = ORIGINAL / "calculator"
    files = sorted(file.relative_to(engine).as_posix() for file in engine.rglob("*.py"))
    changed = [file for file in files if not any(fnmatch(file, each) for each in NOT_CHANGED)]
    with use_db(BUILD / "changes.sqlite") as database:
        init([engine / file for file in changed], database, {})
        made = [change for item in database.work_items for change in item.mutations]
    return [change for change in made if not NOT_TRIED.match(change.operator_name)]


def changed(change: MutationSpec) -> str:
    """The file with the change."""
    code = change.module_path.read_text(encoding="utf-8")
    return str(mutate_code(code, get_operator(change.operator_name)(), change.occurrence))


def is_python(code: str) -> bool:
    """Whether a file can be loaded: the stars of `**more` are no power."""
    try:
        compile(code, "", "exec")
    except SyntaxError:
        return False
    return True


def survivor(change: MutationSpec) -> str:
    """What differs, where no test notices; tried in a copy that this process has for itself."""
    folder = BUILD / str(os.getpid())
    if not folder.exists():
        shutil.copytree(ORIGINAL, folder)
    file = folder / change.module_path.relative_to(ORIGINAL)
    file.write_text(changed(change), encoding="utf-8")
    lines = tests_of(change.module_path)
    # A statement of several lines is known by the last one that does something.
    line = max(line for line in lines if line <= change.start_pos[0])
    # Lines that are executed on loading are those of all tests. Some are named by a path.
    tests = [test.replace(str(ORIGINAL), str(folder)) for test in lines[line] or TESTS]
    status = run([*TRYING, *tests], folder)
    if status == pytest.ExitCode.USAGE_ERROR:  # No such test: the engine gives it its name.
        status = run([*TRYING, *TESTS], folder)
    before, after = (each.read_text("utf-8").splitlines() for each in (change.module_path, file))
    shutil.copy2(change.module_path, file)
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return ""
    return "\n".join(unified_diff(before, after, file.name, n=0, lineterm=""))


@cache
def tests_of(module: Path) -> dict[int, list[str]]:
    """The tests that execute each line of a file, the quickest first."""
    log = (ORIGINAL / "log.txt").read_text(encoding="utf-8")
    taken = re.findall(r"^([0-9.]+)s call +(.+)$", log, re.MULTILINE)
    quickest = [test for _, test in sorted(taken, key=lambda each: float(each[0]))]
    data = CoverageData(str(ORIGINAL / ".coverage"))
    data.read()
    lines = data.contexts_by_lineno(str(module))
    ran = {line: {phase.rpartition("|")[0] for phase in lines[line]} for line in lines}
    return {line: [test for test in quickest if test in ran[line]] for line in lines}


def run(arguments: list[str], folder: Path) -> int:
    """The exit status of pytest in a fork, with the engine of a folder."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = -1
    try:
        os.chdir(folder)
        log = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, sys.stdout.fileno())
        os.dup2(log, sys.stderr.fileno())
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
        sys.path[0] = str(folder)
        del sys.modules["tools"]
        status = pytest.main(["--assert=plain", "-pno:cacheprovider", *arguments])
        sys.stdout.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
