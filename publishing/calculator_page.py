"""The calculator's component: its form, the places of its answer, and the sentences of its scripts.

The block `calculator` is rendered here from `docs/templates/calculator/`. Lists of cards, channels
and programmes come from the policy, so that the page has no figures of its own.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.utils.yaml import yaml_load

from calculator.sentences import Writer
from calculator.sentences.refusals import REFUSALS
from publishing import instant
from publishing.messages import Messages, ids_in_scripts
from publishing.options import channels, programmes
from publishing.policy import policy
from publishing.worked_example import worked_example

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "docs" / "assets" / "calculator"
# From a page one folder below the language's home to the assets and to the language's home.
ASSETS, GUIDE = "../../assets/calculator/", "../"
# The same from the home page itself.
HOME = "home"
HOME_ASSETS, HOME_GUIDE = "../assets/calculator/", ""
# A line of the list of top-ups, in the order of `calculator.top_up_list.COLUMNS`.
EXAMPLE_ROW = Markup('<span lang="en">2026-08-01, 5 USD, scratch-card</span>')
# Smart's SMS is in English; a Khmer page marks the quotation as such.
VALID_TILL = Markup('<span lang="en">valid till</span>')


def render(argument: str, language: str, guide: str | None = None) -> str:
    """Return the calculator as HTML in one language. The argument is `home` on the home page.

    `guide` leads to the pages of the guide from elsewhere, two folders below the root of the site.
    Raises ValueError for another argument and for a policy with which no instant answer can be
    given, KeyError for a sentence missing from a catalog.
    """
    if argument not in ("", HOME):
        raise ValueError(f"The block `calculator` takes `{HOME}` or nothing.")
    rules = policy()
    messages = Messages(language)
    example = worked_example(language)[1]
    html = (
        environment(messages)
        .get_template("calculator/calculator.html")
        .render(
            policy=rules,
            channels=channels(rules, language),
            programmes=programmes(rules, language),
            example_row=EXAMPLE_ROW,
            page_messages=_messages(messages, language),
            files=instant.file_names(language),
            language=language,
            assets=HOME_ASSETS if argument == HOME else ASSETS,
            guide=(HOME_GUIDE if argument == HOME else GUIDE) if guide is None else guide,
            code=Markup("<code>{}</code>").format(rules.contact.balance_code),
            publisher=_publisher(language),
            example=example,
        )
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


def _messages(messages: Messages, language: str) -> dict[str, str]:
    """The sentences of the scripts; those of refusals are the calculator's own."""
    write = Writer(language)
    refused = ids_in_scripts(SCRIPTS / "reading.js", "refuse")
    return {id: messages.text(id) for id in ids_in_scripts(SCRIPTS / "page.js")} | {
        f"refusal.{id}": write.open(REFUSALS[id]) for id in refused
    }


def _publisher(language: str) -> Markup:
    """A link to the guide's publisher."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    publisher = settings["extra"]["publisher"]
    link = '<a href="{}">{}</a>'
    return Markup(link).format(publisher["url"], publisher["name"][language])
