"""Search that works in Khmer, put into a built site: plain functions over its folder.

Material's search dialog stays as it is. It is given another worker (`browser/`), which finds
Khmer by folding (`foldings.json`) and leaves English to Material's own worker, and for each
language an index of its own. What this needs of Material 9.8: the JSON `__config` in every page
with `search` (the worker) and `base` (the index is fetched below it), the messages to the worker,
and the form of the index.
"""

from collections.abc import Iterable
from pathlib import Path

from publishing.search import index, pages, worker


def install(site: Path, languages: Iterable[str]) -> None:
    """Give each language of a built site its own search.

    `languages` are the folders of the site that hold pages. Raises ValueError or OSError where
    the builder has not written what is expected.
    """
    address = worker.write(site)
    for language in languages:
        index.write_part(site, language, address)
        pages.set_search(site, language, address)
    index.remove_whole(site)
