"""The search worker: copied into the site, in a folder named after what is in it."""

import hashlib
import posixpath
import shutil
from pathlib import Path

SOURCES = Path(__file__).with_name("browser")
TARGET = "assets/search"

STOCK = "assets/javascripts/workers/search.*.min.js"


def copy(site: Path) -> str:
    """Copy the worker and its parts; return its address from the root of the site."""
    sources = sorted(SOURCES.glob("*.js"))
    folder = f"{TARGET}/{digest(b''.join(source.read_bytes() for source in sources))}"
    (site / folder).mkdir(parents=True)
    for source in sources:
        shutil.copy(source, site / folder)
    return f"{folder}/worker.js"


def stock(site: Path) -> str:
    """The address of Material's own worker, from the root of the site."""
    found = [path.relative_to(site).as_posix() for path in site.glob(STOCK)]
    if len(found) != 1:
        raise ValueError(f"{STOCK}: one file expected, found {found}")
    return found[0]


def digest(content: bytes) -> str:
    """A short name for a content: a changed one gets another address."""
    return hashlib.sha256(content).hexdigest()[:8]


def relative(address: str, page: str) -> str:
    """An address of the site as the page or script at another one has to write it."""
    return posixpath.relpath(address, posixpath.dirname(page))
