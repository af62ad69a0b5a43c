"""The engine knows no clock, no network and no page, and its imports run one way."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calculator.asking import ROOT

PACKAGE = ROOT / "calculator"
MODULES = sorted(PACKAGE.rglob("*.py"))
EDGE = PACKAGE / "__main__.py"
PURE = [path for path in MODULES if path != EDGE]

# From the ground up: a module imports from layers below its own only.
LAYERS = [
    {"calculator.refusal", "calculator.cldr"},
    {"calculator.tokens"},
    {"calculator.input"},
    {"calculator.money"},
    {"calculator.policy"},
    {"calculator.timeline", "calculator.policy_table"},
    {"calculator.policy_checks", "calculator.history"},
    {"calculator.policy_file"},
    {"calculator.default_policy"},
    {"calculator.question"},
    {"calculator.citing"},
    {"calculator.answer"},
    {"calculator.top_ups", "calculator.past_top_ups"},
    {"calculator.plan"},
    {"calculator.contract", "calculator.guide", "calculator.sentences"},
    {"calculator.note", "calculator.calendar_file"},
    {"calculator.keep", "calculator.cells", "calculator.columns"},
    {"calculator.table"},
    {"calculator.table_page"},
    {"calculator.tasks"},
    {"calculator.web"},
    {"calculator.batch_files"},
    {"calculator.cli"},
    {"calculator.__main__"},
]

# What would bring in a clock, chance, the network or the machine.
FORBIDDEN = {
    "time", "random", "secrets", "uuid", "socket", "ssl", "http", "urllib", "ftplib", "smtplib",
    "asyncio", "subprocess", "multiprocessing", "threading", "os", "platform", "locale", "ctypes",
    "zoneinfo", "sqlite3", "tempfile", "shutil", "getpass", "webbrowser", "js", "pyodide",
}  # fmt: skip
CLOCK = {"now", "today", "utcnow", "fromtimestamp", "time", "localtime", "gmtime", "ctime"}


def name(path: Path) -> str:
    """The layer's name of a module: a folder is one module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:2])


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            assert node.module
            yield node.module


# Where an extra of the package is imported, and only when it is asked for.
EXTRAS = {"cells": {"openpyxl"}}


def top(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_the_standard_library_dateutil_and_the_package_itself_are_imported(
    path: Path,
) -> None:
    known = sys.stdlib_module_names | {"dateutil", "calculator"}
    assert {top(module) for module in imports(path)} <= known | EXTRAS.get(path.stem, set())


def test_dateutil_is_imported_only_where_months_are_added() -> None:
    users = [path.stem for path in MODULES if "dateutil" in map(top, imports(path))]
    assert users == ["timeline"]


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.stem)
def test_nothing_but_the_edge_can_ask_the_clock_the_network_or_the_machine(path: Path) -> None:
    assert not {top(module) for module in imports(path)} & FORBIDDEN
    tree = ast.parse(path.read_text(encoding="utf-8"))
    # `today(...)`, handed in by the edge, is allowed; `date.today(...)` is not.
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & CLOCK
    assert not asked


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_from_the_layers_below_it_only(path: Path) -> None:
    rank = {module: number for number, layer in enumerate(LAYERS) for module in layer}
    if name(path) == "calculator.__init__":
        assert not list(imports(path))
        return
    for module in imports(path):
        if top(module) == "calculator":
            below = ".".join(module.split(".")[:2])
            assert below == name(path) or rank[below] < rank[name(path)], f"{path.stem}: {module}"


def test_every_module_has_its_layer() -> None:
    layered = set().union(*LAYERS)
    assert {name(path) for path in MODULES} == layered | {"calculator.__init__"}


def test_no_date_is_built_into_the_code() -> None:
    """Published dates are data: no module but the checks of placeholders names a year."""
    allowed = {"input.py", "policy_table.py"}
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
