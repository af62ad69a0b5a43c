"""The Khmer font: cut down to what modern Khmer needs, and put into the site.

It is a third smaller than the font of the npm package. Latin text stays on the fonts that the
reader's device has.
"""

from io import BytesIO

from fontTools import subset, version
from fontTools.ttLib import TTFont
from mkdocs.exceptions import PluginError

from publishing import ROOT
from publishing.catalogs import PageWriter
from publishing.files import kept

SOURCE = (
    "node_modules/@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-{weight}-normal.woff2"
)
TARGET = "assets/fonts/noto-sans-khmer-{name}.woff2"

# As `unicode-range` in fonts.css: letters and signs, digits, joiners and breaks, and the circle
# under a sign that stands alone. Symbols of the lunar calendar are left out.
DIGITS = [*range(0x17E0, 0x17EA)]
CHARACTERS = [*range(0x1780, 0x17DE), *DIGITS, *range(0x200B, 0x200E), 0x25CC]


def site_files() -> dict[str, bytes]:
    """The fonts by their addresses in the site."""
    # With the digits all the Khmer that most English pages show, whose readers are so spared the
    # whole font: the name of the language.
    label = PageWriter("km").text("shell.language")
    wanted = {
        "400": (400, CHARACTERS),
        "700": (700, CHARACTERS),
        "label": (400, [*map(ord, label), *DIGITS]),
    }
    sources = {str(weight): _source(weight) for weight in (400, 700)}
    made_from = sources | {"wanted": repr(wanted).encode(), "version": version.encode()}

    def make() -> dict[str, bytes]:
        return {
            TARGET.format(name=name): _cut(sources[str(weight)], characters)
            for name, (weight, characters) in wanted.items()
        }

    return kept("fonts", made_from, make)


def _source(weight: int) -> bytes:
    source = ROOT / SOURCE.format(weight=weight)
    if not source.exists():
        raise PluginError(f"The font {source.name} is missing: run `make setup`")
    return source.read_bytes()


def _cut(source: bytes, characters: list[int]) -> bytes:
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(hinting=False))
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()
