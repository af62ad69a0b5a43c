"""The page for many numbers: its form, its tables, and the sentences that its scripts show.

The generated block `batch` is rendered here from `docs/templates/batch/`.
"""

from __future__ import annotations

from pathlib import Path

from calculator.columns import DATED, NAMES
from publishing.calculator_page import environment
from publishing.messages import Messages, ids_in_scripts
from publishing.policy import policy

ROOT = Path(__file__).resolve().parents[2]
# From any page of either language.
ASSETS = "../../assets/"
SCRIPT = ROOT / "docs" / "assets" / "batch" / "page.js"


def render(argument: str, language: str) -> str:
    """Return the form and its tables as HTML in one language; the block takes no argument.

    Raises ValueError for an argument, KeyError for a sentence missing from a catalog.
    """
    if argument:
        raise ValueError("The block `batch` takes no argument.")
    messages, calculator = Messages(language), Messages(language, "calculator")
    html = (
        environment(messages)
        .get_template("batch/batch.html")
        .render(
            language=language,
            time_zone=policy().time_zone,
            assets=ASSETS,
            columns={id: calculator.text(name) for id, name in NAMES.items()},
            dated=DATED,
            page_messages={id: messages.text(id) for id in ids_in_scripts(SCRIPT)},
        )
    )
    # A blank line would end the HTML block where Markdown reads it.
    return "\n".join(line for line in html.splitlines() if line.strip())
