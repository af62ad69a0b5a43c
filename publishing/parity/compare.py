"""What differs between an English text and its Khmer translation, part by part.

Word order inside a paragraph, list item or cell is free; what moves to another one is a
difference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from publishing.parity.figures import Figure, figures
from publishing.parity.sections import Part, Section
from publishing.parity.words import added_names, missing_words

NOTHING = "nothing"
# The place (left out where the caller knows it), what it is, and what stands in each language.
Differing = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same: where, what it is, and what stands in each language."""

    page: str
    place: str
    what: str
    en: str = ""
    km: str = ""

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.page, self.place)))
        said = f": en {self.en} | km {self.km}" if self.en or self.km else ""
        return f"{where}: {self.what}{said}"


def compare_pages(page: str, en: list[Section], km: list[Section]) -> list[Difference]:
    """The differences between the sections of a page in both languages."""
    found = list(_without_id(en, km)) or [*_headings(en, km), *_sections(en, km)]
    return [Difference(page, *each) for each in found]


def compare_texts(en: str, km: str) -> Iterator[Differing]:
    """The figures that differ between two texts: what they are, and which stand in each."""
    in_en, in_km = figures(en, "en"), figures(km, "km")
    for kind in sorted({figure.kind for figure in in_en + in_km}):
        of_kind = [[figure for figure in side if figure.kind == kind] for side in (in_en, in_km)]
        if kind == "number":
            of_kind = _without_same_numbers(*of_kind)
        yield from _unequal(kind, *(map(str, side) for side in of_kind))


def _without_id(en: list[Section], km: list[Section]) -> Iterator[Differing]:
    for language, sections in (("en", en), ("km", km)):
        for section in sections[1:]:
            if not section.id:
                yield f"heading “{section.parts[0].text}”", f"no id in {language}"


def _headings(en: list[Section], km: list[Section]) -> Iterator[Differing]:
    outlines = [[f"{'#' * each.level} {each.id}" for each in sections[1:]] for sections in (en, km)]
    if sorted(outlines[0]) == sorted(outlines[1]) and outlines[0] != outlines[1]:
        yield "", "order of headings", *map(", ".join, outlines)
    for differing in _unequal("headings", *outlines):
        yield "", *differing


def _sections(en: list[Section], km: list[Section]) -> Iterator[Differing]:
    """The differences within the sections that both have: of the layout only the first."""
    translated = {section.id: section for section in km}
    for one, other in ((each, translated[each.id]) for each in en if each.id in translated):
        heading = f"#{one.id}" if one.id else ""
        layouts = zip_longest(map(str, one.layout), map(str, other.layout), fillvalue=NOTHING)
        if shapes := next((pair for pair in layouts if pair[0] != pair[1]), None):
            yield heading, "layout", *shapes
        for part, translation in _pairs(one.parts, other.parts):
            place = ", ".join(filter(None, (heading, part.place)))
            for differing in _parts(part, translation):
                yield place, *differing


def _pairs(en: list[Part], km: list[Part]) -> list[tuple[Part, Part]]:
    """Parts in the same place; where the places differ, all of the section as one part."""
    if [part.place for part in en] == [part.place for part in km]:
        return list(zip(en, km, strict=True))
    return [(_joined(en), _joined(km))]


def _joined(parts: list[Part]) -> Part:
    whole = Part("", "\n".join(part.text for part in parts))
    for kind, found in whole.holds.items():
        found += [each for part in parts for each in part.holds[kind]]
    return whole


def _parts(en: Part, km: Part) -> Iterator[Differing]:
    for kind, found in en.holds.items():
        yield from _unequal(kind, found, km.holds[kind])
    yield from compare_texts(en.text, km.text)
    yield from missing_words(en.text, km.text)
    yield from _unequal("names", [], sorted(added_names(en.text, km.text)))


def _unequal(what: str, en: Iterable[str], km: Iterable[str]) -> Iterator[Differing]:
    """What stands in one language and not in the other, in any order."""
    in_en, in_km = Counter(en), Counter(km)
    if in_en != in_km:
        yield what, _named(in_en - in_km), _named(in_km - in_en)


def _named(counted: Counter[str]) -> str:
    return ", ".join(counted.elements()) or NOTHING


def _without_same_numbers(en: list[Figure], km: list[Figure]) -> list[list[Figure]]:
    """The numbers of both sides that have no partner: the same value, and no other unit.

    "60 and 30 days" may be "60 ថ្ងៃ និង 30 ថ្ងៃ": where one side names no unit, any will do.
    """
    rest_en, rest_km = list(en), list(km)
    for unit_may_miss in (False, True):
        for figure in list(rest_en):
            partner = next((each for each in rest_km if _same(figure, each, unit_may_miss)), None)
            if partner:
                rest_en.remove(figure)
                rest_km.remove(partner)
    return [rest_en, rest_km]


def _same(one: Figure, other: Figure, unit_may_miss: bool) -> bool:
    units_agree = one.unit == other.unit or (unit_may_miss and not (one.unit and other.unit))
    return one.value == other.value and units_agree
