"""The two languages: which one a page is in, where it stands in the other, their navigations."""

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from calculator.sentences import LANGUAGES


def language_of(file: File) -> str:
    """The language of a page: its folder in `docs/`. A page anywhere else is an error."""
    language, _, _ = file.src_uri.partition("/")
    if language not in LANGUAGES:
        raise PluginError(f"{file.src_uri}: pages belong into {' or '.join(LANGUAGES)}")
    return language


def alternates(page: Page, site_url: str) -> dict[str, str]:
    """The addresses of the page in every language, its own included, by `hreflang`.

    A reader of neither language goes to the English page, or to `/`, which asks.
    """
    inside = page.url.removeprefix(f"{language_of(page.file)}/")
    found = {language: f"{site_url}{language}/{inside}" for language in LANGUAGES}
    return found | {"x-default": found["en"] if inside else site_url}


def listed(entry: str | dict[str, list[str]], language: str) -> str | dict[str, list[str]]:
    """What mkdocs.yml lists, in one language: a page, or a group with its titles in all of them."""
    if isinstance(entry, str):
        return f"{language}/{entry}"
    [(titles, pages)] = entry.items()
    title = titles.split(" · ")[LANGUAGES.index(language)]
    return {title: [f"{language}/{page}" for page in pages]}


def separate(navigation: Navigation) -> None:
    """Part the languages, which MkDocs links in a row.

    Afterwards no page has a neighbour or an ancestor outside its language.
    """
    for language in LANGUAGES:
        part = of_language(navigation, language)
        for item in part.items:
            item.parent = None
        part.pages[0].previous_page = part.pages[-1].next_page = None


def of_language(navigation: Navigation, language: str) -> Navigation:
    """The navigation of one language; its first page is the home page."""
    section = navigation.items[LANGUAGES.index(language)]
    pages = [page for page in navigation.pages if language_of(page.file) == language]
    part = Navigation(section.children, pages)
    part.homepage = pages[0]
    return part
