"""What differs between an English page and its Khmer translation, line by line.

Word order inside a line or cell is free; what moves to another one is a difference.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from publishing.parity.figures import figures
from publishing.parity.lines import TOP, Line
from publishing.parity.words import added_names, missing_words

NOTHING = "nothing"


def compare_pages(en: dict[str, list[Line]], km: dict[str, list[Line]]) -> Iterator[str]:
    """The differences between a page in both languages.

    Of headings only the first, and under a heading none after a line of another shape.
    """
    headings = zip_longest(en, km, fillvalue=NOTHING)
    if unlike := next((pair for pair in headings if pair[0] != pair[1]), None):
        yield _said("headings", *unlike)
    for heading in (each for each in en if each in km):
        for line, translation in zip_longest(en[heading], km[heading], fillvalue=Line(NOTHING)):
            if line.place != translation.place:
                yield _said(f"{heading}, layout", line.place, translation.place)
                break
            found = [*_unequal(line.holds, translation.holds)]
            found += compare_texts(line.text, translation.text)
            if heading != TOP:  # a description may have no room for the word
                found += missing_words(line.text, translation.text)
            yield from (f"{heading}, {line.place}: {each}" for each in found)


def compare_texts(en: str, km: str) -> Iterator[str]:
    """What differs between two texts: figures by their kind, names that only the Khmer has."""
    yield from _unequal(figures(en), figures(km) | {"names": sorted(added_names(en, km))})


def _unequal(en: Mapping[str, list[str]], km: Mapping[str, list[str]]) -> Iterator[str]:
    """Of each kind what stands in one language and not in the other, in any order."""
    for kind in sorted(en.keys() | km.keys()):
        in_en, in_km = Counter(en.get(kind, ())), Counter(km.get(kind, ()))
        rest_en, rest_km = in_en - in_km, in_km - in_en
        if kind == "number":
            _drop_same_numbers(rest_en, rest_km)
        if rest_en.total() or rest_km.total():
            rests = (", ".join(each.elements()) or NOTHING for each in (rest_en, rest_km))
            yield _said(kind, *rests)


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
