"""Generated blocks: `<!-- generate NAME ID -->` on a line of its own in a page.

What the policy and the glossary already say is never typed into a page again. A block is made of
its template in `docs/templates/blocks/`, which is given the id of a rule, a channel or a clause.
Where more has to be found out, a function does that, and returns Markdown or HTML. What fails stops
the build.
"""

import re
from collections.abc import Callable

from jinja2 import TemplateNotFound, UndefinedError

from publishing.blocks import (
    about,
    batch,
    calculator,
    clauses,
    rules,
    top_ups,
)
from publishing.facts import filled
from publishing.templates import fill

# What needs a function: of the language of the page, before it of the id where there is one.
BLOCKS: dict[str, Callable[..., str]] = {
    "batch": batch.render,
    "calculator": calculator.calculator,
    "calculator home": calculator.at_home,
    "clause-index": clauses.index,
    "components": about.components_table,
    "glossary": about.words,
    "many-numbers": batch.many_numbers,
    "plan": calculator.plan,
    "rule-dates": rules.dates,
    "rule-history": rules.side_by_side,
    "worked-example": calculator.example,
    "lifecycle-diagram ID": rules.diagram,
    "longest-top-up ID": top_ups.longest,
    "validity-table ID": top_ups.table,
}

BLOCK = re.compile(r"^<!-- generate (?P<what>.+) -->$", re.MULTILINE)


def expand(markdown: str, language: str) -> str:
    """The page with its blocks and named figures filled in; a ValueError names what failed."""
    return BLOCK.sub(lambda block: _make(block, language), filled(markdown, language))


def _make(block: re.Match[str], language: str) -> str:
    what = block["what"]
    name, _, id = what.partition(" ")
    try:
        if what in BLOCKS:
            return BLOCKS[what](language)
        if id and f"{name} ID" in BLOCKS:
            return BLOCKS[f"{name} ID"](id, language)
        return fill(f"blocks/{name}", language, id=id)
    except TemplateNotFound as error:
        raise ValueError(f"{block[0]}: no such block; see docs/templates/blocks/") from error
    except (KeyError, UndefinedError, ValueError) as error:
        raise ValueError(f"{block[0]}: {error}") from error
