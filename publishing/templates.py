"""What the templates are given: the language of the page, and what depends on it."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from publishing.languages import (
    LANGUAGES,
    LOCALES,
    alternates,
    fallback_url,
    language_of,
    of_language,
)
from publishing.messages import Messages

# The picture of a link preview.
PREVIEW = "assets/images/preview-{language}.png"


def sentences(language: str) -> Callable[..., Markup]:
    """What gives the sentences of a language by their ids: `_` in templates."""
    return Messages(language).markup


def language_name(language: str) -> str:
    """The name of a language in itself."""
    _ = sentences(language)
    # Translators: the name of your language, in your language; the link to the page in it
    return str(_("shell.language"))


def before_markdown(page: Page, config: MkDocsConfig) -> None:
    """Set what the Markdown extensions read from the settings, in the page's language."""
    _ = sentences(language_of(page.file))
    # Translators: tooltip of the mark beside a heading, a link to that heading
    config.mdx_configs["toc"]["permalink_title"] = str(_("shell.permalink"))


def for_page(page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """What a page's templates are given, in its language.

    MkDocs renders one page at a time, so the settings that Material's templates read are set
    here, just before.
    """
    language = language_of(page.file)
    _ = sentences(language)
    config.theme["language"] = language
    # Translators: name of the guide, in the header and in titles; short
    config.site_name = str(_("shell.name"))
    # Material keeps the reader's settings by this address: the same for both languages.
    config.extra["scope"] = get_relative_url(".", page.url)
    return {
        # Search, and what it finds, stays below this address.
        "base_url": get_relative_url(f"{language}/", page.url),
        "nav": of_language(nav, language),
        "language": language,
        "_": _,
        "language_name": language_name,
        **_addresses(page, language, config, nav),
    }


def for_both(nav: Navigation) -> dict[str, object]:
    """What `/`, 404 and the site map are given, which belong to no language."""
    return {
        "languages": LANGUAGES,
        "say": {language: sentences(language) for language in LANGUAGES},
        "alternates_of": partial(alternates, pages=nav.pages),
        "fallback_url": fallback_url,
    }


def _addresses(
    page: Page, language: str, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    found = alternates(page, nav.pages)
    return {
        "alternates": found,
        "fallback": fallback_url(page, found, str(config.site_url)),
        "locales": LOCALES,
        "preview": urljoin(str(config.site_url), PREVIEW.format(language=language)),
    }
