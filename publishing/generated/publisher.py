"""Block `publisher-notice`: who publishes this copy of the guide, as set in mkdocs.yml."""

from mkdocs.utils.yaml import yaml_load

from publishing.generated.page_parts import fill
from publishing.policy import ROOT


def notice(argument: str, language: str) -> str:
    """The publisher's name, address and notice."""
    if argument:
        raise ValueError("the block `publisher-notice` takes no argument")
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return fill("publisher-notice", language, publisher=settings["extra"]["publisher"])
