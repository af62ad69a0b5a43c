"""A zip archive that is the same, byte for byte, whenever its contents are the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest time that the format can hold: when a file was touched is nobody's business.
TIMESTAMP = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the files, sorted by name, without dates or owners."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, TIMESTAMP)
            entry.external_attr = READABLE
            # ZipInfo otherwise records the building machine's kind.
            entry.create_system = 3
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()
