"""All headers of the site, and `_headers`, the file in which Netlify and Cloudflare read them.

Where two of its rules name the same header for a path, one host takes the later rule and another
sends both: no two of them do. What browsers heed only on pages is sent only with pages, since a
reader pays for every byte.
"""

from __future__ import annotations

import re
from pathlib import Path

from publishing.security import pages
from publishing.security.policy import ANYWHERE, ELSEWHERE, Hashes, policy
from publishing.shell.languages import LANGUAGES

NAME = "_headers"

POLICY = "Content-Security-Policy"
EVERYWHERE = {"X-Content-Type-Options": "nosniff"}
PAGES = {
    "Referrer-Policy": pages.REFERRER,
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    # Two years; browsers heed it only where the site is served with TLS.
    "Strict-Transport-Security": "max-age=63072000",
}
# A year, the longest that is heard; for what gets a new address when its content changes.
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}

# Scripts that start as workers have the policy of their own file, not that of a page.
WORKERS = ("/sw.js", "/assets/python/*", "/assets/search/*")
# Pages here may be shown in a frame of any site: that is what they are for.
FRAMED = "/embed/"

LANGUAGE = re.compile(f"^/({'|'.join(LANGUAGES)})/")
HASHED = re.compile(r"^(.*[./-])?[0-9a-f]{8,}(?=[./])")


def file(site: Path, hashes: Hashes) -> str:
    """The text of `_headers`."""
    rules = {"/*": EVERYWHERE}
    for path in page_rules(site):
        frames = ANYWHERE if path.startswith(FRAMED) else ELSEWHERE
        rules[path] = {POLICY: policy(hashes, frames)} | PAGES
    rules |= {path: {POLICY: policy(hashes)} for path in WORKERS}
    rules |= dict.fromkeys(hashed_paths(site), FOR_EVER)
    return "".join(map(_rule, rules, rules.values()))


def _rule(path: str, values: dict[str, str]) -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in values.items())
    return f"{path}\n{lines}\n"


def page_rules(site: Path) -> list[str]:
    """The addresses of all pages; one for both languages, since hosts limit the number of rules."""
    return sorted({_page_rule(path) for path in pages.paths(site)})


def _page_rule(page: str) -> str:
    address = f"/{page.removesuffix('index.html')}"
    if address.startswith(FRAMED):
        return f"{FRAMED}*"
    return LANGUAGE.sub("/:language/", address)


def hashed_paths(site: Path) -> list[str]:
    """What may be kept for ever: folders and files with a hash of their content in the name."""
    found = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and (hashed := HASHED.match(name)):
            rest = name[hashed.end() :]
            found.add(f"/{hashed[0]}/*" if rest.startswith("/") else f"/{name}")
    return sorted(found)
