"""Whether the Khmer and the English pages say the same: `python -m publishing.parity`.

Compared are what a program can see: files, headings, lines, links, code and every figure. Whether
the sentences mean the same only a reader of both languages can say.

What `make parity` shows, `make test` insists on.
"""

import re
from pathlib import Path

from mkdocs.utils.meta import get_data

from calculator.sentences import LANGUAGES
from publishing import blocks
from publishing.facts import filled
from publishing.parity.compare import compare_pages
from publishing.parity.lines import lines_of
from publishing.parity.revision import pin_faults
from publishing.parity.words import khmer_faults

REVIEWED = "reviewed_by_native"
# One template makes the form in both languages; its files, named by their contents, take minutes.
FORM = re.compile("^<!-- generate calculator.*-->$", re.MULTILINE)


def pages(docs: Path) -> list[str]:
    """The pages of `docs/en` and `docs/km`, such as `top-up.md`; those of one language too."""
    folders = [docs / language for language in LANGUAGES]
    found = {path.relative_to(folder) for folder in folders for path in folder.rglob("*.md")}
    return sorted(page.as_posix() for page in found)


def check_page(docs: Path, page: str) -> list[str]:
    """What is wrong with a page: where, what, and what stands in each language."""
    paths = [docs / language / page for language in LANGUAGES]
    for path in paths:
        if not path.is_file():
            return [f"{page}: {path} is missing"]
    en, km = (path.read_text(encoding="utf-8") for path in paths)
    found = [
        *compare_sources(en, km),
        *(f"front matter: {each}" for each in pin_faults(page, en, km)),
    ]
    if not isinstance(_reviewed(km), bool):
        found.append(f"front matter: {REVIEWED} is neither true nor false in km")
    return [f"{page}, {each}" for each in found]


def is_reviewed(docs: Path, page: str) -> bool:
    """Whether a native reader has read the whole Khmer page."""
    khmer = docs / "km" / page
    return khmer.is_file() and _reviewed(khmer.read_text(encoding="utf-8")) is True


def _reviewed(source: str) -> object:
    return get_data(source)[1].get(REVIEWED)


def compare_sources(en: str, km: str) -> list[str]:
    """What differs between two pages as they are written, and what is wrong in the Khmer one."""
    en_written, km_written = lines_of(en, "en", filled), lines_of(km, "km", filled)
    found = [*compare_pages(en_written, km_written)]
    if not found:  # else generated lines would be named twice
        en, km = (FORM.sub("", page) for page in (en, km))
        found += compare_pages(lines_of(en, "en", blocks.expand), lines_of(km, "km", blocks.expand))
    for heading, lines in km_written.items():
        for line in lines:
            found += [f"{heading}, {line.place}: {fault}" for fault in khmer_faults(line.text)]
    return found
