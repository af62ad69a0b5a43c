"""Block `lifecycle-diagram RULE`: the stages drawn to scale, as SVG that a reader can hear."""

from dataclasses import dataclass

from calculator.policy import Period, Rule, Stage
from calculator.sentences.stages import STAGES
from publishing.generated.page_parts import fill
from publishing.generated.stages import rule_named

# Heights in units of the drawing. A stage is as high as it is long, but never too low for its text.
PER_DAY = 1
OPEN = 56  # validity before, resale after: not to scale, drawn with an open edge
LOWEST = 56
GAP = 4
MONTH = 30  # days


@dataclass(frozen=True)
class Box:
    """One stage in the drawing; `first` and `last` count days after validity ends, if known."""

    stage: Stage
    name: str
    top: int
    height: int
    first: int | None
    last: int | None


def draw(rule: str, language: str) -> str:
    """The drawing of one rule."""
    found = rule_named(rule)
    boxes = _boxes(found)
    return fill("lifecycle-diagram", language, rule=found, boxes=boxes, height=_bottom(boxes))


def _boxes(rule: Rule) -> list[Box]:
    boxes: list[Box] = []
    passed: int | None = 0  # days since validity ended; None behind calendar months
    for stage in rule.stages:
        length = _days(stage.period) if stage.period else 0
        height = max(length * PER_DAY, LOWEST) if length else OPEN
        first = passed + 1 if passed is not None and stage.id != "active" else None
        whole = stage.period is not None and stage.period.unit == "days"
        last = passed + length if passed is not None and whole else None
        boxes.append(Box(stage, STAGES[stage.id], _bottom(boxes), height, first, last))
        passed = passed if stage.period is None else last
    return boxes


def _days(period: Period) -> int:
    """About how many days it has: a drawing needs no more."""
    return period.length * (MONTH if period.unit == "months" else 1)


def _bottom(boxes: list[Box]) -> int:
    return boxes[-1].top + boxes[-1].height + GAP if boxes else 0
