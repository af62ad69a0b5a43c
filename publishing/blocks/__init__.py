"""Generated blocks: `<!-- generate NAME ARGUMENT -->` on a line of its own in a page.

What the policy and the glossary already say is never typed into a page again: a function makes
it, once per language. It takes the page's language, some before it the block's argument, and
returns Markdown or HTML; a ValueError or KeyError that it raises stops the build. What is only
filled in needs no more than its template.
"""

import re
from collections.abc import Callable
from functools import partial

from publishing.blocks import (
    about,
    batch,
    calculator,
    clauses,
    rules,
    top_ups,
    worked_example,
)
from publishing.facts import filled
from publishing.templates import fill

# ID is the argument: the id of a rule, a channel or a clause.
BLOCKS: dict[str, Callable[..., str]] = {
    "batch": batch.render,
    "calculator": calculator.calculator,
    "calculator home": calculator.at_home,
    "clause-index": clauses.index,
    "clause-tools": partial(fill, "blocks/clause-tools"),
    "components": about.components_table,
    "embed-code": partial(fill, "blocks/embed-code"),
    "embed-demo": partial(fill, "blocks/embed-demo"),
    "first-use-table": partial(fill, "blocks/first-use-table"),
    "glossary": about.words,
    "keep-guide": partial(fill, "blocks/keep-guide"),
    "many-numbers": batch.many_numbers,
    "plan": calculator.plan,
    "publisher-notice": partial(fill, "blocks/publisher-notice"),
    "rule-dates": rules.dates,
    "rule-history": rules.side_by_side,
    "source-list": clauses.all_sources,
    "worked-example": worked_example.show,
    "lifecycle-diagram ID": rules.diagram,
    "longest-top-up ID": top_ups.longest,
    "sources ID": clauses.sources_of,
    "stages-table ID": rules.stages,
    "validity-table ID": top_ups.table,
}

BLOCK = re.compile(r"^<!-- generate (?P<what>.+) -->$", re.MULTILINE)


def expand(markdown: str, language: str) -> str:
    """The page with its blocks and named figures filled in; a ValueError names what failed."""
    return BLOCK.sub(lambda block: _make(block, language), filled(markdown, language))


def _make(block: re.Match[str], language: str) -> str:
    what = block["what"]
    name, _, argument = what.partition(" ")
    try:
        if what in BLOCKS:
            return BLOCKS[what](language)
        if argument and f"{name} ID" in BLOCKS:
            return BLOCKS[f"{name} ID"](argument, language)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{block[0]}: {error}") from error
    raise ValueError(f"{block[0]}: no such block; there are {', '.join(sorted(BLOCKS))}")
