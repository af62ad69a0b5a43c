"""Who publishes the guide, as set in mkdocs.yml: shown in the footer of every page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from publishing.shell.languages import LANGUAGES


def check(config: MkDocsConfig) -> None:
    """Stop the build where the publisher's name or notice is missing in a language."""
    publisher = config.extra.get("publisher") or {}
    for key in ("name", "notice"):
        for language in LANGUAGES:
            if not (publisher.get(key) or {}).get(language):
                raise PluginError(f"mkdocs.yml: set extra.publisher.{key}.{language}")
    if not publisher.get("url"):
        raise PluginError("mkdocs.yml: set extra.publisher.url")
