"""What other programs read: the clauses and the policy of an operator as JSON, for a help desk.

The files are `data/v1/<operator>/clauses.json` and `policy.json`, with their JSON Schemas beside
them in `data/v1/`. The version changes when a reader of the old form could no longer read the new
one; the digest inside changes when a figure does.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from calculator.policy import Policy
from publishing.machine_readable import clauses, figures

VERSION = 1
FOLDER = f"data/v{VERSION}"
SCHEMAS = Path(__file__).parent


def write(site: Path, site_url: str, policy: Policy) -> None:
    """Write all files into a built site."""
    folder = site / FOLDER / policy.operator
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in documents(site_url, policy).items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text, encoding="utf-8")
    for schema in SCHEMAS.glob("*.schema.json"):
        shutil.copy(schema, site / FOLDER)


def documents(site_url: str, policy: Policy) -> dict[str, dict[str, Any]]:
    """The documents of one operator by file name."""
    head = {"version": VERSION, "operator": policy.operator, "digest": policy.digest}
    return {
        "clauses.json": head | {"clauses": clauses.as_values(site_url, policy)},
        "policy.json": head | figures.as_values(policy),
    }
