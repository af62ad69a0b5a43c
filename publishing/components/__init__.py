"""What a reader's device gets that others have written, each with its licence.

The list is `components.toml`, filled in from the installed packages, so that nobody has to keep
versions and licences up to date. The texts are files of the site.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from publishing import ROOT

FOLDER = "assets/licences"
LIST = Path(__file__).with_name("components.toml")
TEXTS = Path(__file__).with_name("texts")
# The columns of what a component brings along.
BROUGHT = ("id", "name", "version", "licence", "mark", "text")
NODE_MODULES = ROOT / "node_modules"
# How the path of its own licence ends in an installed Python package.
OWN = ("dist-info/licenses/LICENSE", "dist-info/LICENCE.rst")


@dataclass(frozen=True)
class Component:
    """One piece of software, font or data of others; `components.toml` says what the fields are.

    `version` is empty where what we get does not say it.
    """

    id: str
    name: str
    version: str
    licence: str
    text: str
    package: str = ""
    use: str = ""
    within: str = ""
    mark: Sequence[str] = ()


@cache
def components() -> list[Component]:
    """All components, in the order of the list.

    Raises PackageNotFoundError or FileNotFoundError where a package is not installed, and
    KeyError where neither the list nor the package says the licence.
    """
    entries = tomllib.loads(LIST.read_text(encoding="utf-8"))["component"]
    return [_component(each) for entry in entries for each in [entry, *_brought(entry)]]


def _brought(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    files = entry.pop("files", "")
    for row in entry.pop("brings", ()):
        values = dict(zip(BROUGHT, row, strict=False))
        yield values | {"within": entry["id"], "mark": (files, values["mark"])}


def _component(entry: dict[str, Any]) -> Component:
    found: dict[str, str] = {}
    kind, _, package = entry.get("package", "").partition("/")
    if package:
        found = _of_npm(package) if kind == "npm" else _of_pypi(package)
    if "text" in entry:
        found["text"] = _file(*entry["text"])
    elif "text" not in found:
        found["text"] = (TEXTS / f"{entry['id']}.txt").read_text(encoding="utf-8")
    return Component(**{"version": ""} | entry | found)


def _of_npm(package: str) -> dict[str, str]:
    folder = NODE_MODULES / package
    metadata = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    found = {"version": metadata["version"], "licence": metadata["license"]}
    for text in folder.glob("LICENSE*"):
        found["text"] = text.read_text(encoding="utf-8")
    return found


def _of_pypi(package: str) -> dict[str, str]:
    metadata = distribution(package).metadata
    licence = metadata["License-Expression"] or metadata["License"]
    return {"version": metadata["Version"], "licence": licence, "text": _file(package, *OWN)}


def _file(package: str, *endings: str) -> str:
    """A file of an installed Python package, by the end of its path."""
    for file in distribution(package).files or ():
        if file.as_posix().endswith(endings):
            return Path(str(file.locate())).read_text(encoding="utf-8")
    raise FileNotFoundError(f"{package} has no file {' or '.join(endings)}: see {LIST.name}")


def site_files() -> dict[str, str]:
    """The licence texts by their addresses in the site."""
    return {f"{FOLDER}/{each.id}.txt": each.text for each in components()}
