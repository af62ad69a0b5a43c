"""What a reader's device gets that others have written: its licences, and a bill of materials.

Both are files of the site, below `assets/licences/`. Versions and licences are those of the
installed packages, so that nobody has to keep them up to date.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from publishing.components.read import components
from publishing.components.sbom import describe, write

FOLDER = "assets/licences"
SBOM = f"{FOLDER}/sbom.cdx.json"


def site_files(config: MkDocsConfig) -> list[File]:
    """The licence texts and the bill of materials as files of the site."""
    texts = {f"{FOLDER}/{each.id}.txt": each.text for each in components()}
    texts[SBOM] = write(describe(components()))
    return [File.generated(config, address, content=text) for address, text in texts.items()]
