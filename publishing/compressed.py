"""The built site as static hosts send it, with gzip: for what is measured in bytes and seconds."""

from __future__ import annotations

import gzip
import shutil
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from publishing.serve import SiteHandler

# The others are compressed already.
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}


class CompressedHandler(SiteHandler):
    """Answers from a folder that `compress` has made."""

    def end_headers(self) -> None:
        """Say what is compressed."""
        path = urlsplit(self.path).path
        if path.endswith("/") or Path(path).suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


def compress(site: Path, target: Path) -> None:
    """Copy the site to a new folder, where each file is as it is sent."""
    shutil.copytree(site, target)
    for path in target.rglob("*"):
        if path.suffix in COMPRESSED:
            path.write_bytes(gzip.compress(path.read_bytes()))


def server(target: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the compressed folder on 127.0.0.1; port 0 is a free one."""
    return ThreadingHTTPServer(
        ("127.0.0.1", port), partial(CompressedHandler, directory=str(target))
    )
