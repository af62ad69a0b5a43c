"""Plans and looks back as small documents."""

from calculator.plan import LookBack, Plan
from calculator.sentences.plan.keep import describe_plan
from calculator.sentences.plan.look_back import describe_look_back
from calculator.sentences.report import Report
from calculator.sentences.writer import Writer


def describe(found: Plan | LookBack, write: Writer) -> Report:
    """The result in the writer's language."""
    if isinstance(found, Plan):
        return describe_plan(found, write)
    return describe_look_back(found, write)
