"""Run by Pyodide: asks the calculator everything, and compiles the modules that this has loaded.

In: /task/task.json with `paths` (folders to import from), `modules` (to be imported, whoever else
does) and `requests`. Out: /task/done.json with the `responses`, the modules that were `loaded`
(file names in the archive of the standard library, or below one of the paths), and those that each
module of the calculator has `named`. With `compile` the bytecode of what was loaded goes to
/task/library and /task/own.
"""

import ast
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

LIBRARY = "/lib/python{}{}.zip/".format(*sys.version_info)
OURS = "calculator"


def main() -> None:
    """Do the task."""
    task = json.loads(Path("/task/task.json").read_text("utf-8"))
    sys.path += task["paths"]
    # `make verify` installs it, and openpyxl would take it along.
    sys.modules["defusedxml"] = None  # type: ignore[assignment]
    for name in task["modules"]:
        import_module(name)
    respond = import_module("calculator.web").respond
    done: dict[str, Any] = {"responses": [respond(json.dumps(asked)) for asked in task["requests"]]}
    done["named"] = import_named() if task["compile"] else {}
    library = files([LIBRARY])
    own = files([f"{path}/" for path in task["paths"]])
    done["loaded"] = sorted([*library, *own])
    if task["compile"]:
        # Without docstrings and assertions: nobody reads or debugs the standard library here.
        for file, name in library.items():
            compile_file(file, source_of(name), "/task/library", 2)
        for file, name in own.items():
            compile_file(file, without_docstrings(source_of(name)), "/task/own", 0)
    Path("/task/done.json").write_text(json.dumps(done), "utf-8")


def import_named() -> dict[str, list[str]]:
    """Import what our modules import anywhere: a function may do so only when it is called."""
    named: dict[str, list[str]] = {}
    while unread := {name for name in sys.modules if name.split(".")[0] == OURS} - named.keys():
        named |= {name: sorted(set(imports(name))) for name in sorted(unread)}
    return named


def imports(module: str) -> Iterator[str]:
    """Carry out every import in the module's source; yield the names of the modules."""
    for node in ast.walk(ast.parse(source_of(module))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                import_module(alias.name)
                yield alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.module
            __import__(node.module, fromlist=[alias.name for alias in node.names])
            yield node.module


def files(folders: list[str]) -> dict[str, str]:
    """The loaded modules that come from one of the folders: name of the file there -> module.

    Modules that are frozen into Pyodide name a file as well, but are not loaded from it.
    """
    return {
        origin.removeprefix(folder): name
        for name, module in sys.modules.items()
        for folder in folders
        if (origin := origin_of(module)).startswith(folder)
    }


def origin_of(module: ModuleType) -> str:
    """The path that it was loaded from, empty where there is none."""
    return getattr(getattr(module, "__spec__", None), "origin", None) or ""


def source_of(name: str) -> str:
    """The source of a loaded module."""
    spec: Any = sys.modules[name].__spec__
    return str(spec.loader.get_source(spec.name))


def without_docstrings(source: str) -> str:
    """The source as it runs; dataclasses keep theirs, which they would compute at every start."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.decorator_list:
            continue
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(
            node
        ):
            node.body[0] = ast.Pass()
    return ast.unparse(tree)


def compile_file(file: str, source: str, folder: str, optimize: int) -> None:
    """Write its bytecode, which nothing compares with its source or the source's time."""
    from py_compile import PycInvalidationMode, compile

    copy = Path("/tmp/source.py")
    copy.write_text(source, "utf-8")
    compile(
        str(copy),
        cfile=f"{folder}/{file}c",
        dfile=file,
        doraise=True,
        optimize=optimize,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )


main()
