"""The bill of materials in the form of CycloneDX 1.6, the same whenever its contents are the same.

It has no time and no serial number. What a reader's device gets has the scope `required`; what is
only used to build and test, as the locks have it, is `excluded`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from publishing.components.read import Component
from publishing.policy import ROOT

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[.*?\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)


def describe(shipped: list[Component]) -> dict[str, Any]:
    """The bill of materials of the site."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    itself = {
        "type": "application",
        "bom-ref": project["name"],
        "name": project["name"],
        "version": project["version"],
        "licenses": [{"expression": project["license"]}],
    }
    known = {component.purl for component in shipped}
    tools = [_tool(purl) for purl in sorted({*_python_tools(), *_node_tools()} - known)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": itself},
        "components": [_shipped(component) for component in shipped] + tools,
        "dependencies": _dependencies(project["name"], shipped),
    }


def write(bill: dict[str, Any]) -> str:
    """The bill of materials as the text of a file."""
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _shipped(component: Component) -> dict[str, Any]:
    described = {
        "type": "library",
        "bom-ref": component.purl,
        "name": component.name,
        "scope": "required",
        "licenses": [{"expression": component.licence}],
        "purl": component.purl,
    }
    return described | ({"version": component.version} if component.version else {})


def _tool(purl: str) -> dict[str, Any]:
    name, _, version = purl.partition("/")[2].rpartition("@")
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name.replace("%40", "@"),
        "version": version,
        "scope": "excluded",
        "purl": purl,
    }


def _python_tools() -> Iterator[str]:
    lock = (ROOT / "requirements" / "dev.lock").read_text(encoding="utf-8")
    for pin in PIN.finditer(lock):
        yield f"pkg:pypi/{pin['name'].lower().replace('_', '-')}@{pin['version']}"


def _node_tools() -> Iterator[str]:
    """What npm installs here; builds of a tool for other machines are left out."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path and not package.get("optional"):
            name = path.rpartition("node_modules/")[2].replace("@", "%40")
            yield f"pkg:npm/{name}@{package['version']}"


def _dependencies(project: str, shipped: list[Component]) -> list[dict[str, Any]]:
    """Who brings whom along."""
    purls = {component.id: component.purl for component in shipped}
    brought: dict[str, list[str]] = {ref: [] for ref in (project, *purls.values())}
    for component in shipped:
        brought[purls.get(component.within, project)].append(component.purl)
    return [{"ref": ref, "dependsOn": sorted(each)} for ref, each in brought.items() if each]
