"""Blocks about the guide itself: its publisher, what others wrote of it, its words, keeping it."""

from markupsafe import Markup

from calculator.sentences.writer import message
from publishing import settings
from publishing.catalogs import Messages
from publishing.components import components
from publishing.glossary import glossary
from publishing.templates import fill, script_messages

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
}

GROUPS = {
    # Translators: heading in the glossary, above words about topping up and validity.
    "validity": message("glossary.group.validity"),
    # Translators: heading in the glossary, above words about the stages of a number.
    "life": message("glossary.group.life"),
    # Translators: heading in the glossary, above words such as SMS, data and codes to dial.
    "services": message("glossary.group.services"),
    # Translators: heading in the glossary, above words about people, ownership and complaints.
    "people": message("glossary.group.people"),
    # Translators: heading in the glossary, above words about texts and how this guide uses them.
    "guide": message("glossary.group.guide"),
}


def publisher_notice(language: str) -> str:
    """Who publishes this copy of the guide: name, address and notice."""
    return fill("blocks/publisher-notice", language, publisher=settings()["extra"]["publisher"])


def components_table(language: str) -> str:
    """What others have written, with its licences; a KeyError for a use without a sentence."""
    names = {component.id: component.name for component in components()}
    text = Messages(language).text
    rows = [
        (each, text(USES[each.use]) if each.use else "", names.get(each.within))
        for each in components()
    ]
    return fill("blocks/components", language, rows=rows, in_english=in_english)


def in_english(name: str) -> Markup:
    """A name as a screen reader has to read it on every page."""
    return Markup('<span lang="en">{}</span>').format(name)


def words(language: str) -> str:
    """The glossary, under a heading for each group, in the order of the file."""
    headings = Messages(language)
    blocks = []
    for group, heading in GROUPS.items():
        terms = [term for term in glossary().terms if term.group == group]
        blocks.append(f"## {headings.text(heading)} {{#words-{group}}}")
        blocks.append(fill("blocks/glossary", language, words=terms))
    return "\n\n".join(blocks)


def keep_button(language: str) -> str:
    """The button that keeps the whole guide in the language of the page."""
    sentences = script_messages("offline/keep.js", language)
    return fill("blocks/keep-guide", language, page_messages=sentences)
