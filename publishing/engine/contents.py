"""What the calculator needs in the browser: its own files, its catalogs, its libraries."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

LANGUAGES = ("en", "km")
READ_AT_RUN_TIME = {".py", ".toml", ".json"}

# A fresh interpreter lists them, because in this one MkDocs has imported much more.
LIST_LIBRARIES = """
import sys
before = set(sys.modules)
import calculator.web
own = sys.stdlib_module_names | {"calculator"}
for name in set(sys.modules) - before:
    if name.partition(".")[0] not in own:
        print(name, sys.modules[name].__file__, sep="\\t")
"""


def calculator_files(root: Path) -> dict[str, bytes]:
    """Return every file that the page's Python reads, by its path inside the archive.

    Paths are those of the source tree, libraries beside it, so that one folder on the
    Python path is all it takes. Raises FileNotFoundError for a catalog not yet compiled.
    """
    return own_files(root) | catalogs(root) | libraries(root)


def own_files(root: Path) -> dict[str, bytes]:
    """Return the calculator's modules and data, unchanged."""
    paths = (root / "calculator").rglob("*.*")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.suffix in READ_AT_RUN_TIME and not path.name.endswith(".schema.json")
    }


def catalogs(root: Path) -> dict[str, bytes]:
    """Return the calculator's compiled catalogs."""
    names = [f"locales/{language}/LC_MESSAGES/calculator.mo" for language in LANGUAGES]
    for name in names:
        if not (root / name).is_file():
            raise FileNotFoundError(f"{name} is missing: run `make messages`.")
    return {name: (root / name).read_bytes() for name in names}


def libraries(root: Path) -> dict[str, bytes]:
    """Return the modules of other projects that importing the calculator loads.

    Their licences come along, as they ask.
    """
    command = [sys.executable, "-c", LIST_LIBRARIES]
    listing = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    lines = [line.split("\t") for line in listing.stdout.splitlines()]
    modules = {archive_name(name, Path(file)): Path(file).read_bytes() for name, file in lines}
    return modules | licences({name.partition(".")[0] for name, _ in lines})


def licences(packages: set[str]) -> dict[str, bytes]:
    """Return the licence texts of the projects that the packages belong to."""
    owners = packages_distributions()
    return {
        f"licences/{project}/{file.name}": Path(str(file.locate())).read_bytes()
        for package in packages
        for project in owners[package]
        for file in distribution(project).files or ()
        if file.name.startswith("LICENSE")
    }


def archive_name(module: str, file: Path) -> str:
    """Return where the module goes: `dateutil._common` becomes `dateutil/_common.py`."""
    folder = module.replace(".", "/")
    return f"{folder}/__init__.py" if file.name == "__init__.py" else f"{folder}{file.suffix}"
