"""What MkDocs calls: hands every event over to `publishing/build.py`, which is the build.

`mkdocs serve` keeps this file for all its builds. Before each it forgets everything else of ours,
so that it shows whatever has changed: policy, catalogs, templates and code.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from publishing import PREVIEW


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview."""
    if command == "serve":
        os.environ[PREVIEW] = "yes"


def on_config(config: Any) -> Any:
    """Begin a build, with everything as it is now."""
    if PREVIEW in os.environ:
        for name in [*sys.modules]:
            if name.split(".")[0] in ("calculator", "publishing"):
                del sys.modules[name]
    return import_module("publishing.build").on_config(config)


def _handed_over(event: str) -> Callable[..., Any]:
    return lambda *given, **named: getattr(import_module("publishing.build"), event)(
        *given, **named
    )


on_files = _handed_over("on_files")
on_nav = _handed_over("on_nav")
on_env = _handed_over("on_env")
on_page_markdown = _handed_over("on_page_markdown")
on_page_content = _handed_over("on_page_content")
on_page_context = _handed_over("on_page_context")
on_post_build = _handed_over("on_post_build")
