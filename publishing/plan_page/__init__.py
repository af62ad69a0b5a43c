"""The page of plans: block `plan`, the form and the place of the result.

Everything but the form comes from Python in the browser; lists are those of the policy.
"""

from __future__ import annotations

from pathlib import Path

from publishing.calculator_page import VALID_TILL, environment
from publishing.messages import Messages, ids_in_scripts
from publishing.options import channels
from publishing.policy import policy

ASSETS = "../../assets/"
SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "assets" / "plan" / "page.js"


def render(argument: str, language: str) -> str:
    """Return the form as HTML in one language; the block takes no argument.

    Raises ValueError for an argument, KeyError for a sentence missing from a catalog.
    """
    if argument:
        raise ValueError("The block `plan` takes no argument.")
    messages = Messages(language)
    rules = policy()
    html = (
        environment(messages)
        .get_template("plan/plan.html")
        .render(
            policy=rules,
            channels=channels(rules, language),
            page_messages={id: messages.text(id) for id in ids_in_scripts(SCRIPT)},
            language=language,
            assets=ASSETS,
            valid_till=VALID_TILL,
        )
    )
    # A blank line would end the HTML block where Markdown reads it.
    return "\n".join(line for line in html.splitlines() if line.strip())
