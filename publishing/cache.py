"""What takes seconds to make, kept in `.cache/` under a digest of all that it is made from."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from publishing.policy import ROOT

FOLDER = ROOT / ".cache"


def kept(
    what: str, made_from: Mapping[str, bytes], make: Callable[[], Mapping[str, bytes]]
) -> dict[str, bytes]:
    """Return the files that `make` would make, by name: made only where an input has changed.

    `what` names them; of each, one version is kept, and whoever makes another at the same time
    does no harm.
    """
    folder = FOLDER / what / digest(made_from)
    if not folder.is_dir():
        shutil.rmtree(folder.parent, ignore_errors=True)
        FOLDER.mkdir(exist_ok=True)
        new = Path(mkdtemp(dir=FOLDER))
        for name, content in make().items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        folder.parent.mkdir(exist_ok=True)
        if not folder.exists():
            new.rename(folder)
    return files_in(folder)


def files_in(folder: Path) -> dict[str, bytes]:
    """The contents of all files of a folder, by their paths in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def digest(files: Mapping[str, bytes]) -> str:
    """Return 12 hexadecimal digits that change with any name or byte of the files."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return whole.hexdigest()[:12]
