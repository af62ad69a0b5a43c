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
    without_id = list(_without_id(page, en, km))
    if without_id:
        return without_id
    found = list(_headings(page, en, km))
    translated = {section.id: section for section in km}
    for section in en:
        if section.id in translated:
            found += _sections(page, section, translated[section.id])
    return found


def compare_texts(en: str, km: str) -> Iterator[tuple[str, str, str]]:
    """The figures that differ between two texts: what they are, and which stand in each."""
    in_en, in_km = figures(en, "en"), figures(km, "km")
    for kind in sorted({figure.kind for figure in in_en + in_km}):
        of_kind = [[figure for figure in side if figure.kind == kind] for side in (in_en, in_km)]
        if kind == "number":
            of_kind = _without_same_numbers(*of_kind)
        yield from _unequal(kind, *(map(str, side) for side in of_kind))


def _without_id(page: str, en: list[Section], km: list[Section]) -> Iterator[Difference]:
    for language, sections in (("en", en), ("km", km)):
        for section in sections[1:]:
            if not section.id:
                title = section.parts[0].text
                yield Difference(page, f"heading “{title}”", f"no id in {language}")


def _headings(page: str, en: list[Section], km: list[Section]) -> Iterator[Difference]:
    outlines = [[f"{'#' * each.level} {each.id}" for each in sections[1:]] for sections in (en, km)]
    if sorted(outlines[0]) == sorted(outlines[1]) and outlines[0] != outlines[1]:
        yield Difference(page, "", "order of headings", *map(", ".join, outlines))
    for what, *sides in _unequal("headings", *outlines):
        yield Difference(page, "", what, *sides)


def _sections(page: str, en: Section, km: Section) -> Iterator[Difference]:
    heading = f"#{en.id}" if en.id else ""
    for shape_en, shape_km in zip_longest(
        map(str, en.layout), map(str, km.layout), fillvalue=NOTHING
    ):
        if shape_en != shape_km:
            yield Difference(page, heading, "layout", shape_en, shape_km)
            break
    for part_en, part_km in _pairs(en.parts, km.parts):
        place = ", ".join(filter(None, (heading, part_en.place)))
        for what, *sides in _parts(part_en, part_km):
            yield Difference(page, place, what, *sides)


def _pairs(en: list[Part], km: list[Part]) -> list[tuple[Part, Part]]:
    """Parts in the same place; where the places differ, all of the section as one part."""
    if [part.place for part in en] == [part.place for part in km]:
        return list(zip(en, km, strict=True))
    return [(_joined(en), _joined(km))]


def _joined(parts: list[Part]) -> Part:
    whole = Part("")
    for part in parts:
        whole.text += part.text + "\n"
        whole.code += part.code
        whole.links += part.links
        whole.images += part.images
    return whole


def _parts(en: Part, km: Part) -> Iterator[tuple[str, str, str]]:
    yield from _unequal("links", en.links, km.links)
    yield from _unequal("images", en.images, km.images)
    yield from _unequal("code", en.code, km.code)
    yield from compare_texts(en.text, km.text)
    yield from missing_words(en.text, km.text)
    yield from _unequal("names", [], sorted(added_names(en.text, km.text)))


def _unequal(what: str, en: Iterable[str], km: Iterable[str]) -> Iterator[tuple[str, str, str]]:
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
