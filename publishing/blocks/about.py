"""Blocks about the guide itself: what others wrote of it, and its words."""

from itertools import groupby
from operator import attrgetter

from publishing.catalogs import PageWriter
from publishing.components import components
from publishing.glossary import glossary
from publishing.templates import fill


def components_table(language: str) -> str:
    """What others have written, with its licences; a KeyError for a use without a sentence."""
    names = {component.id: component.name for component in components()}
    text = PageWriter(language).text
    rows = [
        (each, text(f"licences.use.{each.use}") if each.use else "", names.get(each.within))
        for each in components()
    ]
    return fill("blocks/components", language, rows=rows)


def words(language: str) -> str:
    """The glossary, under a heading for each group, in the order of the file."""
    blocks = []
    for group, terms in groupby(glossary().terms, attrgetter("group")):
        heading = PageWriter(language).text(f"glossary.group.{group}")
        blocks.append(f"## {heading} {{#words-{group}}}")
        blocks.append(fill("blocks/glossary", language, words=list(terms)))
    return "\n\n".join(blocks)
