"""Serve the built site on this machine as a static host does, its 404 page included."""

from __future__ import annotations

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path("site")


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


def server(site: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the folder on 127.0.0.1; port 0 is a free one, a taken one an OSError."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteHandler, directory=str(site)))


def main() -> None:
    """Serve the built site on the port of the command line until interrupted."""
    port = int(sys.argv[1])
    try:
        running = server(SITE, port)
    except OSError as error:
        sys.exit(f"Port {port} cannot be used ({error.strerror}): try make serve PORT={port + 1}.")
    print(f"http://127.0.0.1:{port}/ serves {SITE}/ until Ctrl+C.", flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
