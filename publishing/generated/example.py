"""Block `worked-example`: one question worked out by the engine, for readers without a script."""

from calculator.answer import answer
from calculator.question import read_question
from calculator.wording import explain
from calculator.wording.labels import STAGES
from calculator.wording.writer import Writer
from publishing.generated.page_parts import fill
from publishing.policy import policy

# Asked on the day of the top-up, so that the answer never depends on when the site was built.
QUESTION = {"top_up": "2026-08-01", "amount": "5 USD", "on": "2026-08-01"}


def show(argument: str, language: str) -> str:
    """The example's milestones, earliest and latest, and the date to act by."""
    if argument:
        raise ValueError("the block `worked-example` takes no argument")
    found = answer(policy(), read_question(policy(), QUESTION))
    explained = explain(found, Writer(language))
    ending = [stage for stage in found.stages if stage.last_day and stage.stage.period]
    return fill(
        "worked-example",
        language,
        answer=found,
        explained=explained,
        ending=ending,
        stage_names=STAGES,
    )
