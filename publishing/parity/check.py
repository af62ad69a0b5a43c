"""All checks of all pages: what `make parity` shows and `make test` insists on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from calculator.sentences import LANGUAGES
from publishing import generated
from publishing.parity.compare import Difference, compare_pages, compare_texts
from publishing.parity.khmer import faults
from publishing.parity.pages import read_page, split_source
from publishing.parity.revision import pin_faults
from publishing.parity.sections import Section
from publishing.parity.words import forbidden_words

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
    reviewed = split_source(km)[1].get(REVIEWED)
    if not isinstance(reviewed, bool):
        found.append(
            Difference(page, "front matter", f"{REVIEWED} is neither true nor false in km")
        )
    return PageReport(page, found, reviewed is True)


def compare_sources(page: str, en: str, km: str) -> list[Difference]:
    """What differs between two pages as they are written, and what is wrong in the Khmer one."""
    (body_en, head_en), (body_km, head_km) = split_source(en), split_source(km)
    found = []
    for key in ("title", "description"):
        texts = [str(head.get(key, "")) for head in (head_en, head_km)]
        found += [Difference(page, key, *differing) for differing in compare_texts(*texts)]
        found += _khmer_faults(page, key, texts[1])
    found += compare_pages(page, read_page(body_en), read_page(body_km))
    # Only where all else is equal: otherwise generated parts would be named twice.
    found = found or compare_pages(page, _as_shown(body_en, "en"), _as_shown(body_km, "km"))
    for section in read_page(body_km):
        for part in section.parts:
            found += _khmer_faults(page, f"#{section.id}, {part.place}", part.text)
    return found


def _as_shown(body: str, language: str) -> list[Section]:
    return read_page(generated.expand(body, language))


def _khmer_faults(page: str, place: str, text: str) -> Iterator[Difference]:
    for fault in faults(text):
        yield Difference(page, place, fault)
    for wrong, right in forbidden_words(text):
        yield Difference(page, place, f"write {right} instead of {wrong}")
