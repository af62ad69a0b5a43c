"""The calculator page: its form, and the sentences that its scripts show.

The generated block `calculator` is rendered here from `docs/templates/calculator/`. Lists of
cards, channels and programmes come from the policy, so that the page has no figures of its own.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from publishing import instant
from publishing.calculator_page.options import channels, programmes
from publishing.calculator_page.rules import rules as rules_of
from publishing.calculator_page.wording import wording
from publishing.instant.amounts import currencies
from publishing.messages import Messages, ids_in_scripts
from publishing.policy import policy
from publishing.worked_example import worked_example

ROOT = Path(__file__).resolve().parents[2]
# From /en/calculator/ and /km/calculator/, and from /embed/km/.
ASSETS = "../../assets/calculator/"
SCRIPT = ROOT / "docs" / "assets" / "calculator" / "page.js"
# From there to the other pages of the language.
GUIDE = "../"
# A line of the list of top-ups, in the order of `calculator.top_up_list.COLUMNS`.
EXAMPLE_ROW = Markup('<span lang="en">2026-08-01, 5 USD, scratch-card</span>')
# Smart's SMS is in English; a Khmer page marks the quotation as such.
VALID_TILL = Markup('<span lang="en">valid till</span>')


def render(argument: str, language: str, guide: str = GUIDE) -> str:
    """Return the calculator as HTML in one language; the block takes no argument.

    `guide` leads to the pages of the guide from where the calculator stands, which has to be two
    folders below the root of the site.

    Raises ValueError for an argument and for a policy with which no instant answer can be given,
    KeyError for a sentence missing from a catalog.
    """
    if argument:
        raise ValueError("The block `calculator` takes no argument.")
    rules = policy()
    messages = Messages(language)
    template = environment(messages).get_template("calculator/calculator.html")
    html = template.render(
        policy=rules,
        channels=channels(rules, language),
        currencies=currencies(rules),
        programmes=programmes(rules, language),
        rules=rules_of(rules, language),
        example_row=EXAMPLE_ROW,
        page_messages={id: messages.text(id) for id in ids_in_scripts(SCRIPT)},
        wording=wording(rules, instant.document(), language),
        instant=instant.file_name(),
        language=language,
        assets=ASSETS,
        guide=guide,
        valid_till=VALID_TILL,
        example=worked_example(language)[1],
    )
    # A blank line would end the HTML block where Markdown reads it.
    return "\n".join(line for line in html.splitlines() if line.strip())


def environment(messages: Messages) -> Environment:
    """Return the templates' environment, in which `_` gives a sentence by its id."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {"_": messages.markup, "guide": GUIDE}
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return made
