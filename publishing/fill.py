"""Templates of `docs/templates/`, filled in one language: what generated blocks are made with."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator.sentences import Writer
from calculator.sentences.reasons import STANDINGS
from publishing.messages import Messages, ids_in_scripts
from publishing.policy import ROOT, policy

# From a page one folder below the language's home: to that home, and to the assets.
GUIDE, ASSETS = "../", "../../assets/"
# The clauses are headings of this page, seen from any other page of the same language.
TERMS = "../terms/"


def fill(template: str, language: str, **values: object) -> str:
    """A template, by its path without `.html`, as one block of HTML.

    Raises KeyError for a sentence missing from a catalog.
    """
    given = {"language": language, "policy": policy(), "write": Writer(language)} | values
    html = environment(language).get_template(f"{template}.html").render(given)
    # A blank line would end the HTML block where Markdown reads it.
    return "\n".join(line for line in html.splitlines() if line.strip())


def script_messages(script: str, language: str) -> dict[str, str]:
    """The sentences that a script of `docs/assets/`, and all that it imports, asks for."""
    messages = Messages(language)
    return {id: messages.text(id) for id in ids_in_scripts(ROOT / "docs" / "assets" / script)}


@cache
def environment(language: str) -> Environment:
    """The templates' environment, in which `_` gives a sentence by its id."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {
        "_": Messages(language).markup,
        "guide": GUIDE,
        "assets": ASSETS,
        "terms": TERMS,
        "standings": STANDINGS,
    }
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return made
