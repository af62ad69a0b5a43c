"""What browsers are told to refuse: a Content-Security-Policy and other headers for a built site.

Each page carries the policy itself, with the hashes of its own inline parts, so that it holds on a
host that sends no headers too. For hosts that do there is `_headers`, which Netlify and Cloudflare
Pages read from the site (and publishing.serve with them), and settings for nginx and Caddy.

Scripts and styles carry no `integrity`: whoever can change them on the site can change the page
that names them. What is kept on the device is compared with its digest by the service worker.
"""

from __future__ import annotations

from pathlib import Path

from publishing.security import headers, hosts, pages
from publishing.security.policy import Hashes

SETTINGS = Path("build", "hosting")


def secure(site: Path, settings: Path = SETTINGS) -> None:
    """Write the policy into every page, `_headers` into the site, and the files of `settings`.

    Every other build step that changes a page comes before. Raises ValueError, with page and place,
    for what no strict policy can allow.
    """
    found = {path: pages.inline(site, path) for path in pages.paths(site)}
    for path, hashes in found.items():
        pages.write_policy(site / path, hashes)
    every = Hashes.union(found.values())
    (site / headers.NAME).write_text(headers.file(site, every), "utf-8")
    hosts.write(settings, site, every)
