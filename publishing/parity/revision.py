"""Which state of a page its translation was made from: the pin in the front matter.

`translated_from` stands in the page that is the translation and holds a short hash of the other
one: of what a reader sees, that is title, description and text. So it also works for what is not
committed, and no other change of the front matter touches it. A page that was first written in
Khmer is pinned the other way round, in its English page.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils.meta import get_data

KEY = "translated_from"
LENGTH = 12


def revision(source: str) -> str:
    """The short hash of a page; blank lines and blanks at the end of a line do not count."""
    body, front_matter = get_data(source)
    lines = [str(front_matter.get(key, "")) for key in ("title", "description")]
    lines += [line.rstrip() for line in body.splitlines() if line.strip()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]


def pin_faults(page: str, en: str, km: str) -> Iterator[str]:
    """What is wrong with the pin of a pair, each with what to do about it."""
    command = f".venv/bin/python -m publishing.parity --pin {page}"
    pin_en, pin_km = _pin(en), _pin(km)
    if pin_en and pin_km:
        yield f"{KEY} stands in both languages: keep it in the translation only"
    elif not pin_en and not pin_km:
        yield f"not pinned: compare the languages, then run {command}"
    elif (pin_en or pin_km) != (now := revision(km if pin_en else en)):
        original, translation = ("km", "en") if pin_en else ("en", "km")
        yield (
            f"{original}/{page} has changed since {translation}/{page} was made from it "
            f"({KEY} {pin_en or pin_km}, now {now}): see what changed, bring the translation in "
            f"line, then run {command}"
        )


def pin(docs: Path, page: str) -> None:
    """Note in a page's translation that it was made from the original as it is now.

    The translation is the English page if that is pinned already, else the Khmer one.
    """
    en, km = docs / "en" / page, docs / "km" / page
    sources = {path: path.read_text(encoding="utf-8") for path in (en, km)}
    translation, original = (en, km) if _pin(sources[en]) else (km, en)
    head, _, body = sources[translation].removeprefix("---\n").partition("\n---\n")
    lines = [line for line in head.splitlines() if not line.startswith(f"{KEY}:")]
    lines.append(f'{KEY}: "{revision(sources[original])}"')
    translation.write_text("\n".join(["---", *lines, "---", body]), encoding="utf-8")


def _pin(source: str) -> str:
    return str(get_data(source)[1].get(KEY, ""))
