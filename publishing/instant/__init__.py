"""The instant answer: what the calculator page needs to answer before Python is loaded.

The engine is asked at build time, and a small file is written from its answers, in which the page
looks up how many days after the typed date everything happens. The file is the same for all
languages; the sentences stand in the page.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from publishing.instant.document import make
from publishing.policy import policy

# In the folder of the page's scripts; the hash lets browsers keep it for ever.
NAME = "instant-{hash}.json"


def file_name() -> str:
    """Return the name of the file, which changes with its content."""
    return NAME.format(hash=hashlib.sha256(content()).hexdigest()[:12])


@cache
def content() -> bytes:
    """Return the file's content."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def document() -> dict[str, Any]:
    """Return what the file holds, as `publishing.instant.document` describes it.

    Raises ValueError for a policy with which no instant answer can be given.
    """
    return make(policy())
