"""Block `worked-example`: one question worked out by the engine, for readers without a script."""

from calculator.sentences.stages import STAGES
from publishing.generated.page_parts import fill
from publishing.worked_example import worked_example


def show(argument: str, language: str) -> str:
    """The example's milestones, earliest and latest, and the date to act by."""
    if argument:
        raise ValueError("the block `worked-example` takes no argument")
    found, explained = worked_example(language)
    ending = [stage for stage in found.stages if stage.last_day and stage.stage.period]
    return fill(
        "worked-example",
        language,
        answer=found,
        explained=explained,
        ending=ending,
        stage_names=STAGES,
    )
