"""Blocks `embed-code` and `embed-demo`: how another site shows the calculator or a clause."""

from mkdocs.utils.yaml import yaml_load

from publishing.generated.page_parts import fill
from publishing.policy import ROOT, policy

# The language in the lines to copy, the same on both pages: most readers read Khmer.
EXAMPLE = "km"


def code(argument: str, language: str) -> str:
    """The lines to copy for the calculator, or for the clause that the argument names."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    shown = {"site": settings["site_url"], "shown": EXAMPLE, "clause": _clause(argument)}
    return fill("embed-code", language, **shown)


def demo(argument: str, language: str) -> str:
    """The same, put into the page itself."""
    return fill("embed-demo", language, clause=_clause(argument))


def _clause(argument: str) -> str:
    """The id of a clause, or nothing for the calculator; an unknown id is a KeyError."""
    return policy().clauses[argument].id if argument else ""
