"""The Khmer font: cut down to what modern Khmer needs, and put into the site.

It is a third smaller than the font of the npm package. Latin text stays on the fonts that the
reader's device has.
"""

from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

SOURCE = (
    "node_modules/@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-{weight}-normal.woff2"
)
TARGET = "assets/fonts/noto-sans-khmer-{name}.woff2"

# As `unicode-range` in fonts.css: letters and signs, digits, joiners and breaks, and the circle
# under a sign that stands alone. Symbols of the lunar calendar are left out.
DIGITS = [*range(0x17E0, 0x17EA)]
CHARACTERS = [*range(0x1780, 0x17DE), *DIGITS, *range(0x200B, 0x200E), 0x25CC]


def font_files(root: Path, label: str, config: MkDocsConfig) -> list[File]:
    """The fonts as files of the site.

    `label` is the Khmer name of the language, with the digits all the Khmer that most English
    pages show: a font with only these spares their readers the whole one.
    """
    fonts = {
        "400": _cut(root, 400, CHARACTERS),
        "700": _cut(root, 700, CHARACTERS),
        "label": _cut(root, 400, [*map(ord, label), *DIGITS]),
    }
    return [
        File.generated(config, TARGET.format(name=name), content=content)
        for name, content in fonts.items()
    ]


def _cut(root: Path, weight: int, characters: list[int]) -> bytes:
    source = root / SOURCE.format(weight=weight)
    if not source.exists():
        raise PluginError(f"The font {source.name} is missing: run `make setup`")
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(hinting=False))
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()
