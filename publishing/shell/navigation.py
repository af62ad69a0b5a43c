"""One navigation per language, out of the one in mkdocs.yml."""

from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation

from publishing.shell.languages import LANGUAGES, language_of


def separate(navigation: Navigation) -> None:
    """Part the languages: mkdocs.yml has one top entry for each, and MkDocs links them in a row.

    Afterwards no page has a neighbour or an ancestor outside its language.
    """
    if [item.title for item in navigation.items] != list(LANGUAGES):
        raise PluginError(f"mkdocs.yml: the top entries of nav are {', '.join(LANGUAGES)}")
    for section in navigation.items:
        for item in section.children:
            item.parent = None
    for language in LANGUAGES:
        pages = of_language(navigation, language).pages
        pages[0].previous_page = None
        pages[-1].next_page = None


def of_language(navigation: Navigation, language: str) -> Navigation:
    """The navigation of one language; its first page is the home page."""
    section = navigation.items[LANGUAGES.index(language)]
    pages = [page for page in navigation.pages if language_of(page.file) == language]
    part = Navigation(section.children, pages)
    part.homepage = pages[0]
    return part
