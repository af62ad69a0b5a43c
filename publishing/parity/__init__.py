"""Whether the Khmer and the English pages say the same: `python -m publishing.parity`.

Compared are what a program can see: files, headings, lists, tables, links, images, code and every
figure. Whether the sentences mean the same only a reader of both languages can say.

What `make parity` shows, `make test` insists on.
"""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.meta import get_data

from calculator.sentences import LANGUAGES
from publishing import blocks
from publishing.facts import filled
from publishing.parity.compare import Difference, compare_pages, compare_texts
from publishing.parity.revision import pin_faults
from publishing.parity.sections import Section, sections_of
from publishing.parity.words import khmer_faults
from publishing.search import ASKED

REVIEWED = "reviewed_by_native"


@dataclass(frozen=True)
class PageReport:
    """What is known about one page in both languages."""

    page: str
    differences: list[Difference]
    reviewed: bool


def pages(docs: Path) -> list[str]:
    """The pages of `docs/en` and `docs/km`, such as `top-up.md`; those of one language too."""
    folders = [docs / language for language in LANGUAGES]
    found = {path.relative_to(folder) for folder in folders for path in folder.rglob("*.md")}
    return sorted(page.as_posix() for page in found)


def check_page(docs: Path, page: str) -> PageReport:
    """The report for one page."""
    paths = [docs / language / page for language in LANGUAGES]
    for path in paths:
        if not path.is_file():
            return PageReport(page, [Difference(page, "", f"{path} is missing")], False)
    en, km = (path.read_text(encoding="utf-8") for path in paths)
    found = compare_sources(page, en, km)
    found += [Difference(page, "front matter", fault) for fault in pin_faults(page, en, km)]
    reviewed = get_data(km)[1].get(REVIEWED)
    if not isinstance(reviewed, bool):
        found.append(
            Difference(page, "front matter", f"{REVIEWED} is neither true nor false in km")
        )
    return PageReport(page, found, reviewed is True)


def compare_sources(page: str, en: str, km: str) -> list[Difference]:
    """What differs between two pages as they are written, and what is wrong in the Khmer one."""
    (body_en, head_en), (body_km, head_km) = get_data(en), get_data(km)
    found = []
    for key in ("title", "description"):
        texts = [str(head.get(key, "")) for head in (head_en, head_km)]
        found += [Difference(page, key, *differing) for differing in compare_texts(*texts)]
        found += [Difference(page, key, fault) for fault in khmer_faults(texts[1])]
    asked = [str(len(head.get(ASKED, []))) for head in (head_en, head_km)]
    if asked[0] != asked[1]:
        found.append(Difference(page, ASKED, "number of questions", *asked))
    found += compare_pages(page, _as_written(body_en, "en"), _as_written(body_km, "km"))
    # Only where all else is equal: otherwise generated parts would be named twice.
    found = found or compare_pages(page, _as_shown(body_en, "en"), _as_shown(body_km, "km"))
    for section in _as_written(body_km, "km"):
        for part in section.parts:
            place = f"#{section.id}, {part.place}"
            found += [Difference(page, place, fault) for fault in khmer_faults(part.text)]
    return found


def _as_written(body: str, language: str) -> list[Section]:
    return sections_of(filled(body, language))


def _as_shown(body: str, language: str) -> list[Section]:
    return sections_of(blocks.expand(body, language))
