"""The same headers as settings for nginx and Caddy, to be included where the site is served."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from publishing.security import headers
from publishing.security.policy import ANYWHERE, ELSEWHERE, Hashes, policy

# Which paths are what, as regular expressions; the first that fits counts.
FRAMED = f"^{headers.FRAMED}"
PAGE = "(/|[.]html)$"

ALWAYS = headers.EVERYWHERE | headers.PAGES
CACHE, FOR_EVER = next(iter(headers.FOR_EVER.items()))


def write(folder: Path, site: Path, hashes: Hashes) -> None:
    """Write the settings for every host into the folder."""
    policies = {
        FRAMED: policy(hashes, ANYWHERE),
        PAGE: policy(hashes, ELSEWHERE),
        _any_of(headers.WORKERS): policy(hashes),
    }
    kept = _any_of(headers.hashed_paths(site))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nginx-http.conf").write_text(_nginx_http(policies, kept), "utf-8")
    (folder / "nginx-server.conf").write_text(_nginx_server(), "utf-8")
    (folder / "Caddyfile").write_text(_caddy(policies, kept), "utf-8")


def _any_of(paths: Iterable[str]) -> str:
    ends = (re.escape(path[:-1]) if path.endswith("*") else f"{re.escape(path)}$" for path in paths)
    # Both hosts read a backslash in quotes in their own way.
    return f"^({'|'.join(ends)})".replace(r"\-", "-").replace(r"\.", "[.]")


def _nginx_http(policies: dict[str, str], kept: str) -> str:
    chosen = "".join(f'    "~{pattern}" "{value}";\n' for pattern, value in policies.items())
    return (
        "# To be included in the http block of nginx: what depends on the path.\n"
        f"map $uri $recycle_date_policy {{\n{chosen}}}\n"
        f'map $uri $recycle_date_cache {{\n    "~{kept}" "{FOR_EVER}";\n'
        '    default "no-cache";\n}\n'
    )


def _nginx_server() -> str:
    always = "".join(f'add_header {name} "{value}" always;\n' for name, value in ALWAYS.items())
    return (
        "# To be included in the server block of nginx, and again in any block inside it that\n"
        "# has an add_header of its own. An empty header is not sent.\n"
        f"add_header {headers.POLICY} $recycle_date_policy always;\n"
        f"{always}add_header {CACHE} $recycle_date_cache;\n"
    )


def _caddy(policies: dict[str, str], kept: str) -> str:
    always = "".join(f'    {name} "{value}"\n' for name, value in ALWAYS.items())
    chosen = "".join(f'    "~{pattern}" "{value}"\n' for pattern, value in policies.items())
    return (
        "# To be imported in the site block of Caddy.\n"
        f'map {{path}} {{recycle_date_policy}} {{\n{chosen}    default ""\n}}\n'
        f'map {{path}} {{recycle_date_cache}} {{\n    "~{kept}" "{FOR_EVER}"\n'
        '    default "no-cache"\n}\n'
        f"header {{\n{always}    {CACHE} {{recycle_date_cache}}\n}}\n"
        '@recycle_date_guarded not vars {recycle_date_policy} ""\n'
        f"header @recycle_date_guarded {headers.POLICY} {{recycle_date_policy}}\n"
    )
