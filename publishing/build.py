"""The whole build in order, as MkDocs' events; each hands over to the module that does it.

`mkdocs build` makes the published site. `mkdocs serve` shows the same while it is edited, without
what would only be in the way there: scripts and styles as they are written, no policy that refuses
what MkDocs puts into a page to load it again, no service worker that keeps an old version.
"""

import json
import os
import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from calculator.sentences import LANGUAGES
from calculator.tokens import forms
from publishing import (
    PREVIEW,
    blocks,
    catalogs,
    components,
    engine,
    fonts,
    guide_data,
    instant,
    languages,
    lighter,
    machine_readable,
    offline,
    search,
    security,
)
from publishing.blocks import batch, embed
from publishing.catalogs import PageWriter
from publishing.templates import LINK_PICTURE

# What Material brings along and the guide never asks for: source maps, its scripts, its icon.
UNUSED = re.compile(r"\.map$|/lunr/|/workers/search\.|/bundle\.|assets/images/favicon\.png$")

# The one of many numbers becomes a list on a phone.
TABLE = re.compile(r'<table(?! class="batch-table").*?</table>', re.DOTALL)

# A worker that gives up what an earlier visit to this address has kept.
GIVE_UP = """addEventListener('install', () => skipWaiting());
addEventListener('activate', async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
  for (const page of await clients.matchAll()) page.navigate(page.url);
});
"""


def on_config(config: MkDocsConfig) -> None:
    """Refuse settings with which the site would be incomplete; list the pages of each language."""
    publisher = config.extra.get("publisher") or {}
    for key in ("name", "notice"):
        for language in LANGUAGES:
            if not (publisher.get(key) or {}).get(language):
                raise PluginError(f"mkdocs.yml: set extra.publisher.{key}.{language}")
    if not publisher.get("url"):
        raise PluginError("mkdocs.yml: set extra.publisher.url")
    try:
        faults = [*catalogs.faults(), *guide_data.without_clause()]
    except ValueError as error:
        raise PluginError(str(error)) from None
    if faults:
        raise PluginError("\n".join(faults))
    nav = config.nav or []
    config.nav = [{code: [languages.listed(each, code) for each in nav]} for code in LANGUAGES]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the guide never asks for, add what the build makes: fonts, data, examples."""
    for unused in [file for file in files if UNUSED.search(file.src_uri)]:
        files.remove(unused)
    made: dict[str, bytes | str] = {
        "assets/calculator/forms.json": json.dumps(forms(), ensure_ascii=False)
    }
    for making in (fonts, components, search, instant, batch):
        made |= making.site_files()
    for address, content in made.items():
        files.append(File.generated(config, address, content=content))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Part the languages."""
    languages.separate(nav)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give templates what they show of both languages, as `/` does, which belongs to none.

    Pages become lighter: no blank lines where a template decided something, Khmer not escaped.
    """
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.globals |= {
        "languages": LANGUAGES,
        "say": {language: PageWriter(language).markup for language in LANGUAGES},
        "alternates": partial(languages.alternates, site_url=str(config.site_url)),
    }


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in the generated blocks; one that cannot be made stops the build."""
    language = languages.language_of(page.file)
    # What an extension of Markdown reads from the settings.
    permalink = PageWriter(language).text("shell.permalink")
    config.mdx_configs["toc"]["permalink_title"] = permalink
    try:
        return blocks.expand(markdown, language)
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let a table that is wider than a phone scroll by itself, in the frame that Material has."""
    frame = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
    return TABLE.sub(rf"{frame}\g<0></div></div>", html)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give a page what it shows, in its language.

    MkDocs renders one page at a time, so the settings that Material's templates read are set
    here, just before.
    """
    language = languages.language_of(page.file)
    write = PageWriter(language)
    config.theme["language"] = language
    config.site_name = write.text("shell.name")
    return context | {
        "nav": languages.of_language(nav, language),
        "language": language,
        "_": write.markup,
        "colour": offline.COLOUR,
        "preview": urljoin(str(config.site_url), LINK_PICTURE.format(language=language)),
    }


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written site; each step needs those before it."""
    site, is_preview = Path(config.site_dir), PREVIEW in os.environ
    try:
        search.install(site, Path(config.docs_dir), LANGUAGES)
        embed.write(site)
        machine_readable.write(site, str(config.site_url))
        # Nothing leads to it, and it holds a time.
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        engine.build(site, is_preview)
        if is_preview:
            (site / offline.WORKER).write_text(GIVE_UP, "utf-8")
            return
        lighter.lighten(site)
        security.secure(site)
        offline.build(site)
    except (FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from error
