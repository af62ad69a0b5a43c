"""Block `lifecycle-diagram RULE`: the stages drawn to scale, as SVG that a reader can hear."""

from dataclasses import dataclass

from calculator.policy import Rule, Stage
from calculator.sentences.stages import STAGES
from publishing.generated.page_parts import days, fill
from publishing.generated.stages import rule_named

# Heights in units of the drawing. A stage is as high as it is long, but never too low for its text.
PER_DAY = 1
OPEN = 56  # validity before, resale after: not to scale, drawn with an open edge
LOWEST = 56
GAP = 4


@dataclass(frozen=True)
class Box:
    """One stage in the drawing; `first` and `last` count days after validity ends."""

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
    passed = 0
    for stage in rule.stages:
        length = days(stage.period) if stage.period else 0
        height = max(length * PER_DAY, LOWEST) if length else OPEN
        first, last = (passed + 1, passed + length) if length else (None, None)
        boxes.append(Box(stage, STAGES[stage.id], _bottom(boxes), height, first, last))
        passed += length
    return boxes


def _bottom(boxes: list[Box]) -> int:
    return boxes[-1].top + boxes[-1].height + GAP if boxes else 0
