"""Files as bytes by their names: kept where making them takes seconds, and packed into archives."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from zopfli import gzip

from publishing import ROOT

# What takes seconds to make lies here, under a digest of all that it is made from.
FOLDER = ROOT / ".cache"

READABLE = 0o644 << 16


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


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the files, sorted by name, without dates or owners.

    They are not compressed: see `packed`.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)  # of 1980, whenever the file was touched
            entry.external_attr = READABLE
            # ZipInfo otherwise records the building machine's kind.
            entry.create_system = 3
            opened.writestr(entry, files[name], zipfile.ZIP_STORED)
    return buffer.getvalue()


def packed(name: str, files: Mapping[str, bytes]) -> bytes:
    """Return the archive, compressed as a whole, which makes it smaller than file by file.

    The browser unpacks it faster than Python would. Few web servers compress a zip archive, and
    zopfli, which takes seconds, makes it 4 % smaller than they could.
    """

    def make() -> dict[str, bytes]:
        return {"archive": gzip.compress(archive(files), numiterations=1)}

    return kept(f"packed-{name}", files, make)["archive"]
