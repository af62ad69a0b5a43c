"""The engine knows no clock, no network and no page, and its imports run one way."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from tests.calculator.asking import ROOT

PACKAGE = ROOT / "calculator"
MODULES = sorted(PACKAGE.rglob("*.py"))
EDGE = PACKAGE / "__main__.py"
PURE = [path for path in MODULES if path != EDGE]

# No chain of imports is longer than one person can follow.
MOST_FLOORS = 11

# What would bring in a clock, chance, the network or the machine.
FORBIDDEN = {
    "time", "random", "secrets", "uuid", "socket", "ssl", "http", "urllib", "ftplib", "smtplib",
    "asyncio", "subprocess", "multiprocessing", "threading", "os", "platform", "locale", "ctypes",
    "zoneinfo", "sqlite3", "tempfile", "shutil", "getpass", "webbrowser", "js", "pyodide",
}  # fmt: skip
CLOCK = {"now", "today", "utcnow", "fromtimestamp", "time", "localtime", "gmtime", "ctime"}


# Where else something is imported; of extras only when they are asked for.
BESIDE = {
    "timeline": {"dateutil"},
    "cells": {"openpyxl"},
    "frames": {"narwhals", "pyarrow"},
    "frame_files": {"narwhals", "duckdb", "polars"},
}


def imports(path: Path) -> Iterator[str]:
    """What a module imports, and each name that it takes from it, which may be a module too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_nothing_but_the_edge_can_ask_the_clock_the_network_or_the_machine(path: Path) -> None:
    imported = {name.split(".")[0] for name in imports(path)}
    known = sys.stdlib_module_names | {"calculator"} | BESIDE.get(path.stem, set())
    assert imported <= known
    if path != EDGE:
        assert not imported & FORBIDDEN
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # `today(...)`, handed in by the edge, is allowed; `date.today(...)` is not.
        asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not asked & CLOCK


def test_imports_run_one_way_and_over_few_floors() -> None:
    known = {module(path) for path in MODULES}
    below = {module(path): {*imports(path)} & known - {module(path)} for path in MODULES}
    # Raises CycleError where two modules need each other.
    order = TopologicalSorter(below).static_order()
    floors: dict[str, int] = {}
    for each in order:
        floors[each] = 1 + max((floors[one] for one in below[each]), default=0)
    assert max(floors.values()) <= MOST_FLOORS
    assert not below["calculator"], "importing any module would import all of them"


def test_no_date_is_built_into_the_code() -> None:
    """Published dates are data: no module but the checks of placeholders names a year."""
    allowed = {"policy_table.py"}
    for path in PURE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        years = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, int)
            and 1990 <= node.value <= 2200
        ]
        assert not years or path.name in allowed, path


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.stem)
def test_what_was_read_or_worked_out_cannot_be_changed(path: Path) -> None:
    values = [each for each in vars(import_module(module(path))).values() if is_dataclass(each)]
    assert [each for each in values if not each.__dataclass_params__.frozen] == []
