"""One script per page instead of one per idea: a module gets what it imports put into it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from publishing.lighter.tools import esbuild

# Where Material has its scripts, which are short already.
MATERIALS = "javascripts"


def bundle(site: Path) -> None:
    """Bundle the modules of a built site in their places, and remove those that others import."""
    found = sorted(site.glob("assets/*/*.js"))
    modules = [path for path in found if path.parent.name != MATERIALS]
    with TemporaryDirectory() as folder:
        made, report = Path(folder), Path(folder, "report.json")
        outputs = (f"--outdir={made}", f"--metafile={report}")
        esbuild(site, modules, "--bundle", "--format=esm", *outputs)
        imported = _imported(site, json.loads(report.read_text("utf-8")))
        for path in modules:
            if path in imported:
                path.unlink()
            else:
                shutil.copy(made / path.relative_to(site), path)


def _imported(site: Path, report: dict[str, Any]) -> set[Path]:
    """The modules that others import, as esbuild reports them."""
    imports = [each for source in report["inputs"].values() for each in source["imports"]]
    return {site / each["path"] for each in imports if each["kind"] == "import-statement"}
