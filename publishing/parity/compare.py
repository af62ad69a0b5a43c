"""What differs between an English page and its Khmer translation, part by part.

Word order inside a paragraph, list item or cell is free; what moves to another one is a
difference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from publishing.parity.figures import figures
from publishing.parity.parts import TOP, Part
from publishing.parity.words import added_names, missing_words

NOTHING = "nothing"


def compare_pages(en: dict[str, list[Part]], km: dict[str, list[Part]]) -> Iterator[str]:
    """The differences between a page in both languages.

    Of headings only the first, and under a heading none after a part of another kind.
    """
    headings = zip_longest(en, km, fillvalue=NOTHING)
    if unlike := next((pair for pair in headings if pair[0] != pair[1]), None):
        yield _said("headings", *unlike)
    for heading in (each for each in en if each in km):
        for part, translation in zip_longest(en[heading], km[heading], fillvalue=Part(NOTHING)):
            if part.place != translation.place:
                yield _said(f"{heading}, layout", part.place, translation.place)
                break
            found = [*_compare_parts(part, translation)]
            if heading != TOP:  # a description may have no room for the word
                found += missing_words(part.text, translation.text)
            yield from (f"{heading}, {part.place}: {each}" for each in found)


def _compare_parts(en: Part, km: Part) -> Iterator[str]:
    for kind in sorted(en.holds.keys() | km.holds.keys()):
        yield from _unequal(kind, en.holds[kind], km.holds[kind])
    yield from compare_texts(en.text, km.text)
    yield from _unequal("names", [], sorted(added_names(en.text, km.text)))


def compare_texts(en: str, km: str) -> Iterator[str]:
    """The figures that differ between two texts: their kind, and which stand in each."""
    in_en, in_km = figures(en), figures(km)
    for kind in sorted({kind for kind, _ in in_en + in_km}):
        yield from _unequal(
            kind, *([each for of, each in side if of == kind] for side in (in_en, in_km))
        )


def _unequal(kind: str, en: Iterable[str], km: Iterable[str]) -> Iterator[str]:
    """What stands in one language and not in the other, in any order."""
    rest_en, rest_km = Counter(en) - Counter(km), Counter(km) - Counter(en)
    if kind == "number":
        _drop_same_numbers(rest_en, rest_km)
    if rest_en.total() or rest_km.total():
        yield _said(kind, *(", ".join(each.elements()) or NOTHING for each in (rest_en, rest_km)))


def _drop_same_numbers(en: Counter[str], km: Counter[str]) -> None:
    """Take out the numbers of which one side names no unit, where any will do.

    "60 and 30 days" may be "60 ថ្ងៃ និង 30 ថ្ងៃ".
    """
    for number in list(en.elements()):
        for other in +km:
            if other.startswith(f"{number} ") or number.startswith(f"{other} "):
                en[number] -= 1
                km[other] -= 1
                break


def _said(what: str, en: str, km: str) -> str:
    return f"{what}: en {en} | km {km}"
