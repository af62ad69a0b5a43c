"""A page as it is written: its front matter, and its Markdown taken apart.

The Markdown is read with the extensions of the site, so that a table here is a table there.
"""

from functools import cache

from markdown import Markdown
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from publishing.parity.sections import Reader, Section
from publishing.policy import ROOT


def read_page(markdown: str) -> list[Section]:
    """The sections of a page without its front matter; the first is what has no heading."""
    reader = Reader()
    reader.feed(_markdown().reset().convert(markdown))
    reader.close()
    return reader.sections


def split_source(source: str) -> tuple[str, dict[str, object]]:
    """The Markdown of a page and its front matter."""
    return get_data(source)


@cache
def _markdown() -> Markdown:
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    entries = settings["markdown_extensions"]
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in entries]
    # `toc` would make up the ids that are missing.
    return Markdown(extensions=[name for name in names if name != "toc"])
