"""Templates of what is made beside MkDocs' own pages, such as generated blocks, in one language."""

from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator.sentences.stages import help_in, stage_name, works
from publishing import ROOT, policy, settings
from publishing.catalogs import PageWriter, ids_in_scripts
from publishing.terms import worded

# The picture of a link preview.
LINK_PICTURE = "assets/images/preview-{language}.png"
# From a page one folder below the language's home: to that home, and to the assets.
GUIDE, ASSETS = "../", "../../assets/"


def fill(template: str, language: str, **values: object) -> str:
    """A template, by its path without `.html`, as one block of HTML.

    Raises KeyError for a sentence missing from a catalog.
    """
    html = environment(language).get_template(f"{template}.html").render(policy=policy(), **values)
    # A blank line would end the HTML block where Markdown reads it.
    return "\n".join(line for line in html.splitlines() if line.strip())


def script_messages(script: str, language: str) -> dict[str, str]:
    """The sentences that a script of `docs/assets/`, and all that it imports, asks for."""
    write = PageWriter(language)
    return {id: write.open(id) for id in ids_in_scripts(ROOT / "docs" / "assets" / script)}


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
    write = PageWriter(language)
    made.globals |= {
        "language": language,
        "write": write,
        "_": write.markup,
        "worded": partial(worded, language),
        "script_messages": partial(script_messages, language=language),
        "settings": settings(),
        "guide": GUIDE,
        "assets": ASSETS,
        "terms": "../terms/",  # of which the headings are clauses
        "works": works,
        "help_in": help_in,
        "stage_name": stage_name,
    }
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return made
