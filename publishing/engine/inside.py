"""Run by Pyodide, which unpacks one part after the other: asks the calculator what needs it.

In: /task/requests.json, of each part. Out: /task/responses.json. Where there are /sources, what was
loaded goes to /task/made as bytecode, below the name of the part that it came with; of the standard
library what every answer needs, below `library`.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

STANDARD = "/lib/python{}{}.zip/".format(*sys.version_info)
SOURCES = "/sources/"

requests = json.loads(Path("/task/requests.json").read_text("utf-8"))
responses: list[str] = []
# The path below /task/made of each module that was loaded from sources.
places: dict[str, str] = {}

sys.path.append(SOURCES)


def answer(part: str) -> None:
    """Ask what needs a part, which has just come, and see which modules that loads."""
    sys.path_importer_cache.clear()  # It has looked there before.
    respond = import_module("calculator.web").respond
    responses.extend(respond(json.dumps(asked)) for asked in requests[part])
    if Path(SOURCES).exists():
        find_places(part)


def find_places(part: str) -> None:
    """Note what was loaded with a part.

    Modules that are frozen into Pyodide name a file as well, but are not loaded from it. Python
    looks for the modules of a package in one place, so that the encodings come as a whole.
    """
    first = next(iter(requests))
    for name, module in sys.modules.items():
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        file = origin.removeprefix(STANDARD).removeprefix(SOURCES)
        always = origin.startswith(STANDARD) and (part == first or file.startswith("encodings/"))
        if file != origin:
            places.setdefault(name, f"{'library' if always else part}/{file}")


def finish() -> None:
    """Write the answers, and the bytecode."""
    Path("/task/responses.json").write_text(json.dumps(responses), "utf-8")
    for name, place in places.items():
        write_bytecode(sys.modules[name].__spec__, place)


def write_bytecode(spec: Any, place: str) -> None:
    """Compile a module; nothing compares the bytecode with its source, or the source's time."""
    from py_compile import PycInvalidationMode, compile

    copy = Path("/tmp/source.py")
    copy.write_text(spec.loader.get_source(spec.name), "utf-8")
    compile(
        str(copy),
        cfile=f"/task/made/{place}c",
        dfile=place.partition("/")[2],
        doraise=True,
        # Nobody reads or debugs it here: it goes without docstrings and assertions.
        optimize=2,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
