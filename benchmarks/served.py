"""A folder served with gzip on this machine while something is measured."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.compressed import compress, server

SITE = Path("site")


@contextmanager
def served() -> Iterator[str]:
    """Serve the built site as static hosts do; gives its address, without a slash at the end."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "site")
        compress(SITE, target)
        with server(target) as running:
            threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
            yield f"http://127.0.0.1:{running.server_port}"
            running.shutdown()
