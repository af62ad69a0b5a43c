"""What all generated blocks need: a template filled in one language."""

from functools import cache

from jinja2 import Environment

from calculator.sentences import Writer
from calculator.sentences.reasons import STANDINGS
from publishing.calculator_page import environment
from publishing.messages import Messages
from publishing.policy import policy

# The clauses are headings of this page, seen from any other page of the same language.
TERMS = "../terms/"


def fill(template: str, language: str, **values: object) -> str:
    """The template `docs/templates/generated/<template>.html` as one block of HTML."""
    made = _templates(language).get_template(f"generated/{template}.html")
    html = made.render(
        write=Writer(language),
        language=language,
        policy=policy(),
        terms=TERMS,
        standings=STANDINGS,
        **values,
    )
    # A blank line would end the HTML block where Markdown reads it.
    return "\n".join(line for line in html.splitlines() if line.strip())


@cache
def _templates(language: str) -> Environment:
    return environment(Messages(language))
