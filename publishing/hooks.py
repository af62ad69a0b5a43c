"""The events of a MkDocs build, in their order; each hands over to the module that does it."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from publishing import components, embed, generated, instant, machine_readable, search
from publishing.batch_page import example
from publishing.policy import policy
from publishing.shell import fonts, leftovers, navigation, publisher, templates
from publishing.shell.languages import LANGUAGES, language_of

ROOT = Path(__file__).parent.parent


def on_config(config: MkDocsConfig) -> None:
    """Refuse settings with which the site would be incomplete."""
    publisher.check(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the guide never asks for, add what the build makes: fonts, data, examples."""
    leftovers.remove_unused(files)
    label = templates.language_name("km")
    for font in fonts.font_files(ROOT, label, config):
        files.append(font)
    for file in components.site_files(config):
        files.append(file)
    for language in LANGUAGES:
        for name, address in instant.file_names(language).items():
            content = instant.content(name, language)
            files.append(File.generated(config, f"assets/calculator/{address}", content=content))
        name, table = example.file_name(language), example.content(language)
        files.append(File.generated(config, name, content=table))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Part the languages."""
    navigation.separate(nav)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Lighter pages: no blank lines where a template decided something, Khmer not escaped."""
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in the generated blocks; one that cannot be made stops the build."""
    templates.before_markdown(page, config)
    try:
        return generated.expand(markdown, language_of(page.file))
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the pages of both languages what they show."""
    return context | templates.for_both(context["nav"])


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give a page what it shows, in its language."""
    return context | templates.for_page(page, config, nav)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written site."""
    site = Path(config.site_dir)
    try:
        search.install(site, LANGUAGES)
    except ValueError as error:
        raise PluginError(str(error)) from error
    leftovers.drop_source_map_links(site)
    embed.write(site)
    machine_readable.write(site, str(config.site_url), policy())
    leftovers.drop_compressed_site_map(site)
