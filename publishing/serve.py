"""Serve the built site on this machine as a static host does, its 404 page included.

What is measured in bytes and seconds is served with gzip.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

SITE = Path("site")
# The others are compressed already.
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers from one folder; what is not there is answered with the site's 404.html."""

    # Spelled out because Python takes the rest from the machine, and machines differ.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Have the browser ask again each time, or a new build would not show at once."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Show no list of files where a folder has no index.html."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with 404.html, anything else as Python does."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep quiet about requests."""


class CompressedHandler(SiteHandler):
    """Answers from a folder that `compress` has made."""

    def end_headers(self) -> None:
        """Say what is compressed."""
        path = urlsplit(self.path).path
        if path.endswith("/") or Path(path).suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


def compress(site: Path, target: Path) -> None:
    """Copy the site to a new folder, where each file is as hosts send it."""
    shutil.copytree(site, target)
    for path in target.rglob("*"):
        if path.suffix in COMPRESSED:
            path.write_bytes(gzip.compress(path.read_bytes()))


@contextmanager
def served(site: Path, handler: type[SiteHandler] = SiteHandler, port: int = 0) -> Iterator[str]:
    """The address of the folder, without a slash at the end, served while the context lasts.

    Port 0 is a free one; an OSError for one that is taken.
    """
    made = partial(handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), made) as running:
        threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()


def main() -> None:
    """Serve the built site on the port of the command line until interrupted."""
    port = int(sys.argv[1])
    try:
        with served(SITE, port=port) as address:
            print(f"{address}/ serves {SITE}/ until Ctrl+C.", flush=True)
            threading.Event().wait()
    except OSError as error:
        sys.exit(f"Port {port} cannot be used ({error.strerror}): try make serve PORT={port + 1}.")
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
