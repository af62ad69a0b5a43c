"""What the calculator reads in the browser beside its modules: policies, catalogs, licences."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

LANGUAGES = ("en", "km")
READ_AT_RUN_TIME = {".toml", ".json"}


def data_files(root: Path) -> dict[str, bytes]:
    """Return every file that the page's Python reads, by its path inside the archive.

    Paths are those of the source tree. Raises FileNotFoundError for a catalog not yet compiled.
    """
    return own_data(root) | catalogs(root)


def own_data(root: Path) -> dict[str, bytes]:
    """Return the calculator's policies and tables, unchanged."""
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


def licences(modules: Iterable[str]) -> dict[str, bytes]:
    """Return the licences of the projects that the files of modules come from, as they ask."""
    owners = packages_distributions()
    packages = {name.partition("/")[0] for name in modules} - {"calculator"}
    return {
        f"licences/{project}/{file.name}": Path(str(file.locate())).read_bytes()
        for package in packages
        for project in owners[package]
        for file in distribution(project).files or ()
        if file.name.startswith("LICENSE")
    }
