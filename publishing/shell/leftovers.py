"""What Material brings along and the guide never asks for: kept out of the site."""

import re
from pathlib import Path

from mkdocs.structure.files import File, Files

# Source maps, Material's own search (ours is in docs/assets/search/) and its own icon.
UNUSED = re.compile(r"\.map$|/lunr/|/workers/search\.|assets/images/favicon\.png$")

SOURCE_MAP_LINK = re.compile(r"\n//# sourceMappingURL=\S+\s*$")


def remove_unused(files: Files) -> None:
    """Take the unused files out of the build."""
    unused: list[File] = [file for file in files if UNUSED.search(file.src_uri)]
    for file in unused:
        files.remove(file)


def drop_source_map_links(site: Path) -> None:
    """Remove the references to the source maps, or developer tools would look for them."""
    for path in site.glob("assets/javascripts/**/*.js"):
        text = path.read_text(encoding="utf-8")
        path.write_text(SOURCE_MAP_LINK.sub("", text), encoding="utf-8")


def drop_compressed_site_map(site: Path) -> None:
    """Remove the compressed copy of the site map: nothing leads to it, and it holds a time."""
    (site / "sitemap.xml.gz").unlink()
