"""What a page tells Material about search: which worker, and below which address the index is."""

import json
import re
from pathlib import Path

from publishing.search.worker import relative

CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)


def set_search(site: Path, language: str, worker: str) -> None:
    """Set the worker (its address from the root of the site) for all pages of a language."""
    for path in (site / language).rglob("*.html"):
        page = path.relative_to(site).as_posix()
        settings = {"base": relative(language, page), "search": relative(worker, page)}
        path.write_text(_with(settings, path.read_text(encoding="utf-8"), page), encoding="utf-8")


def _with(settings: dict[str, str], html: str, page: str) -> str:
    def merged(config: re.Match[str]) -> str:
        before, content, after = config.groups()
        # As a script's content ends at the first "</script>", no "<" stays as it is.
        text = json.dumps(json.loads(content) | settings, ensure_ascii=False)
        return before + text.replace("<", "\\u003c") + after

    html, count = CONFIG.subn(merged, html)
    if count != 1:
        raise ValueError(f"{page}: Material's settings are not where they used to be")
    return html
