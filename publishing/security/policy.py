"""The Content-Security-Policy: nothing from elsewhere, and only what is in files of the site."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

ELSEWHERE = "'none'"
ANYWHERE = "*"

# Python in the browser is WebAssembly, and runs in a worker, which has the policy of its own file.
WEBASSEMBLY = "'wasm-unsafe-eval'"


@dataclass(frozen=True)
class Hashes:
    """How the inline scripts and styles of pages are recognised."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, scripts: Iterable[str], styles: Iterable[str]) -> Hashes:
        """Return the hashes of parts as they stand between their tags."""
        return cls(frozenset(map(source, scripts)), frozenset(map(source, styles)))

    @classmethod
    def union(cls, every: Iterable[Hashes]) -> Hashes:
        """Return those of all pages together."""
        parts = list(every)
        return cls(
            frozenset[str]().union(*(part.scripts for part in parts)),
            frozenset[str]().union(*(part.styles for part in parts)),
        )


def source(inline: str) -> str:
    """Return what allows just this inline script or style."""
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy(hashes: Hashes, frame_ancestors: str | None = None) -> str:
    """Return the policy. Who may show a page in a frame is heeded only where it is a header."""
    directives = {
        "default-src": ELSEWHERE,
        "script-src": _allow("'self'", WEBASSEMBLY, *sorted(hashes.scripts)),
        "style-src": _allow("'self'", *sorted(hashes.styles)),
        # Material's icons are pictures in its styles.
        "img-src": _allow("'self'", "data:"),
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        # The guide shows what other sites may show of it.
        "frame-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": ELSEWHERE,
        "form-action": ELSEWHERE,
    }
    if frame_ancestors:
        directives["frame-ancestors"] = frame_ancestors
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _allow(*sources: str) -> str:
    return " ".join(sources)
