"""Puts the compiled catalogs into the wheel, as `calculator/locales`."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogs(BuildHookInterface):  # type: ignore[type-arg]
    """An editable install reads those of the source tree, which `make messages` compiles."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the calculator's catalog of every language."""
        if version == "editable":
            return
        for source in Path(self.root, "locales").glob("*/LC_MESSAGES/calculator.po"):
            name = source.relative_to(self.root).with_suffix(".mo")
            target = Path(self.directory, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as read, target.open("wb") as written:
                write_mo(written, read_po(read))
            build_data["force_include"][str(target)] = f"calculator/{name.as_posix()}"
