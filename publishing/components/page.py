"""Block `components`: what a reader's device gets that others have written, with its licences."""

from markupsafe import Markup

from calculator.sentences.writer import message
from publishing.messages import Messages
from publishing.components.read import components
from publishing.generated.page_parts import fill

USES = {
    # Translators: in the list of licences, what a component is for: it runs the calculator.
    "python": message("licences.use.python"),
    # Translators: in the list of licences: a library that counts calendar months.
    "months": message("licences.use.months"),
    # Translators: in the list of licences: names of months and weekdays, from Unicode CLDR.
    "names": message("licences.use.names"),
    # Translators: in the list of licences: header, menu and layout of every page.
    "frame": message("licences.use.frame"),
    # Translators: in the list of licences: search in English.
    "search": message("licences.use.search"),
    # Translators: in the list of licences: the small drawings on buttons and notes.
    "icons": message("licences.use.icons"),
    # Translators: in the list of licences: the font of Khmer texts.
    "font": message("licences.use.font"),
    # Translators: in the list of licences: what makes the guide work without a network.
    "offline": message("licences.use.offline"),
}


def table(argument: str, language: str) -> str:
    """The table of all components; a KeyError for a use without a sentence."""
    if argument:
        raise ValueError("the block `components` takes no argument")
    names = {component.id: component.name for component in components()}
    text = Messages(language).text
    rows = [
        (each, text(USES[each.use]) if each.use else "", names.get(each.within))
        for each in components()
    ]
    return fill("components", language, rows=rows, in_english=in_english)


def in_english(name: str) -> Markup:
    """A name as a screen reader has to read it on every page."""
    return Markup('<span lang="en">{}</span>').format(name)
