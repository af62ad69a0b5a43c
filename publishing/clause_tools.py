"""Block `clause-tools`: the script that copies citations, with its sentences."""

from pathlib import Path

from publishing.calculator_page import environment
from publishing.messages import Messages, ids_in_scripts
from publishing.policy import ROOT, policy

SCRIPT = Path("clauses", "clauses.js")


def render(argument: str, language: str) -> str:
    """The script and what it needs; the block takes no argument."""
    if argument:
        raise ValueError("the block `clause-tools` takes no argument")
    messages = Messages(language)
    ids = ids_in_scripts(ROOT / "docs" / "assets" / SCRIPT)
    return (
        environment(messages)
        .get_template("clauses/tools.html")
        .render(
            page_messages={id: messages.text(id) for id in ids},
            language=language,
            operator=policy().operator,
            script=SCRIPT.as_posix(),
        )
    )
