"""A lighter site: what a reader's phone has to fetch, in fewer and smaller files.

Every page that a reader opens on mobile data costs money, so nothing is sent that only people read
or that no page uses. This works on the built site with two programs of npm; docs/ stays as it is
written.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing import ROOT

PROGRAMS = ROOT / "node_modules" / ".bin"
ALWAYS = ("--minify", "--charset=utf8", "--outbase=.", "--log-level=warning")

MATERIALS_STYLES = "assets/stylesheets/*.min.css"

# How esbuild calls what becomes part of another file.
IMPORTS = ("import-statement", "import-rule")

HASH = re.compile(r"\.[0-9a-f]{8}\.")


def lighten(site: Path) -> None:
    """Make the scripts and styles of a built site smaller.

    Each of ours gets what it imports put into it, in its place. Raises FileNotFoundError, with what
    to do, where esbuild or PurgeCSS is missing.
    """
    bundle(site, sorted(site.glob("assets/*/*.js")), "--format=esm")
    drop_unused_styles(site)
    styles = {*site.glob("assets/*/*.css")} - {*site.glob(MATERIALS_STYLES)}
    bundle(site, sorted(styles), "--external:*.woff2")


def drop_unused_styles(site: Path) -> None:
    """Take out of Material's styles what neither a page nor a script names.

    The files get new names after their new contents, since a browser may keep them for ever.
    """
    options = ("--content", "**/*.html", "**/*.js", "--output", ".", "--preserve-paths")
    run(site, "purgecss", "--css", MATERIALS_STYLES, *options)
    names = {path.name: _renamed(path) for path in site.glob(MATERIALS_STYLES)}
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        page.write_text(text, "utf-8")


def _renamed(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    return path.rename(path.with_name(HASH.sub(f".{digest}.", path.name))).name


def bundle(site: Path, files: list[Path], *options: str) -> None:
    """Put into each file what it imports, in its place, and remove what others import."""
    with TemporaryDirectory() as folder:
        made, report = Path(folder), Path(folder, "report.json")
        esbuild(site, files, "--bundle", *options, f"--outdir={made}", f"--metafile={report}")
        inputs = json.loads(report.read_text("utf-8"))["inputs"].values()
        found = [each for source in inputs for each in source["imports"]]
        imported = {each["path"] for each in found if each["kind"] in IMPORTS}
        for path in files:
            name = path.relative_to(site)
            if str(name) not in imported:
                shutil.copy(made / name, path)
        for each in imported:  # of scripts also their data
            Path(site, each).unlink(missing_ok=True)


def esbuild(folder: Path, files: Iterable[Path], *options: str) -> None:
    """Shorten files of a folder with esbuild, which tells scripts from styles by their names."""
    run(folder, "esbuild", *(str(path.relative_to(folder)) for path in files), *ALWAYS, *options)


def run(folder: Path, program: str, *arguments: str) -> None:
    """Run it in a folder. Raises FileNotFoundError, with what to do, where it is missing."""
    path = PROGRAMS / program
    if not path.exists():
        raise FileNotFoundError(f"{program} is not installed: run `make setup` (npm ci).")
    subprocess.run([path, *arguments], cwd=folder, check=True)
