"""Generated blocks: `<!-- generate NAME ARGUMENT -->` on a line of its own in a page.

What the policy and the glossary already say is never typed into a page again: a function makes
it, once per language. It takes the block's argument ("" if there is none) and the page's
language, and returns Markdown or HTML; a ValueError or KeyError that it raises stops the build.
"""

import re
from importlib import import_module

from publishing.facts import filled

# Block -> "module:function", imported when a page asks for it.
BLOCKS: dict[str, str] = {
    "batch": "publishing.batch_page:render",
    "calculator": "publishing.calculator_page:render",
    "clause-index": "publishing.generated.clause_index:show",
    "clause-tools": "publishing.clause_tools:render",
    "embed-code": "publishing.embed:code",
    "embed-demo": "publishing.embed:demo",
    "components": "publishing.components:table",
    "first-use-table": "publishing.generated.stages:first_use",
    "glossary": "publishing.glossary:render",
    "keep-guide": "publishing.offline:button",
    "lifecycle-diagram": "publishing.generated.diagram:draw",
    "longest-top-up": "publishing.generated.validity:longest",
    "plan": "publishing.plan_page:render",
    "publisher-notice": "publishing.generated.publisher:notice",
    "rule-history": "publishing.generated.history:rules",
    "rule-dates": "publishing.generated.history:dates",
    "source-list": "publishing.generated.sources:all_sources",
    "sources": "publishing.generated.sources:of_clause",
    "stages-table": "publishing.generated.stages:table",
    "validity-table": "publishing.generated.validity:table",
    "worked-example": "publishing.generated.example:show",
}

BLOCK = re.compile(r"^<!-- generate (?P<name>\S+) ?(?P<argument>.*?) ?-->$", re.MULTILINE)


def expand(markdown: str, language: str) -> str:
    """The page with its blocks and named figures filled in; a ValueError names what failed."""
    return BLOCK.sub(lambda block: _make(block, language), filled(markdown, language))


def _make(block: re.Match[str], language: str) -> str:
    if block["name"] not in BLOCKS:
        raise ValueError(f"{block[0]}: no such block; there are {', '.join(sorted(BLOCKS))}")
    module, function = BLOCKS[block["name"]].split(":")
    try:
        return str(getattr(import_module(module), function)(block["argument"], language))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{block[0]}: {error}") from error
