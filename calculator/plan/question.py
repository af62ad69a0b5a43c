"""The two questions, as typed and as understood."""

from dataclasses import dataclass
from datetime import date, timedelta

from calculator.input import read_date
from calculator.lookup import rule_in_force
from calculator.policy import STAGE_ORDER, Policy
from calculator.refusal import Refusal, echo

# The parts that belong to each question.
PARTS = {
    "keep_until": ("keep_until", "on", "valid_until", "channel"),
    "cut_off": ("cut_off", "stage", "channel"),
}
# Nobody knows the rules of that time, and a list of that many top-ups helps nobody.
LONGEST_PLAN = timedelta(days=1827)


@dataclass(frozen=True)
class KeepUntil:
    """Keep the number through `keep_until`; no top-up before `on`.

    `valid_until` is the printed date, where it is known; `channel` the only way to top up, if so.
    """

    keep_until: date
    on: date
    valid_until: date | None
    channel: str | None

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same plan."""
        return _texts(vars(self))


@dataclass(frozen=True)
class CutOff:
    """The number came to `stage` on the day `cut_off`: when was the last top-up?"""

    cut_off: date
    stage: str
    channel: str | None

    def normalised(self) -> dict[str, str]:
        """The question in one spelling; asking it again gives the same result."""
        return _texts(vars(self))


def read_plan(policy: Policy, typed: dict[str, str]) -> KeepUntil | CutOff:
    """The question in `typed`; its keys are those of one line of `PARTS`.

    Raises `Refusal`, naming the part at fault, for what cannot be planned.
    """
    kinds = [kind for kind in PARTS if kind in typed]
    if len(kinds) != 1:
        raise Refusal("plan-question")
    for part in typed:
        if part not in PARTS[kinds[0]]:
            raise Refusal("question-part", None, part=echo(part))
    return _keep_until(policy, typed) if kinds[0] == "keep_until" else _cut_off(policy, typed)


def stages_to_come_to(policy: Policy) -> tuple[str, ...]:
    """The ids of the stages that follow on the active one, in their order."""
    found = {stage.id for rule in policy.rules for stage in rule.stages[1:]}
    return tuple(sorted(found, key=STAGE_ORDER.index))


def _keep_until(policy: Policy, typed: dict[str, str]) -> KeepUntil:
    on = read_date(typed.get("on", ""), "on", None)
    rule_in_force(policy, on, "on")
    day = read_date(typed["keep_until"], "keep_until", on)
    if day < on:
        raise Refusal("plan-past", "keep_until", day=day, on=on)
    if day - on > LONGEST_PLAN:
        raise Refusal("plan-too-far", "keep_until", day=day, on=on)
    printed = typed.get("valid_until", "")
    valid_until = read_date(printed, "valid_until", on) if printed else None
    return KeepUntil(day, on, valid_until, _channel(policy, typed))


def _cut_off(policy: Policy, typed: dict[str, str]) -> CutOff:
    day = read_date(typed["cut_off"], "cut_off", None)
    stage, known = typed.get("stage", ""), stages_to_come_to(policy)
    if stage not in known:
        raise Refusal("plan-stage", "stage", typed=echo(stage), known=known)
    return CutOff(day, stage, _channel(policy, typed))


def _channel(policy: Policy, typed: dict[str, str]) -> str | None:
    name = typed.get("channel", "")
    if name and name not in policy.channels:
        raise Refusal("channel-unknown", "channel", typed=echo(name), known=tuple(policy.channels))
    return name or None


def _texts(parts: dict[str, date | str | None]) -> dict[str, str]:
    return {part: str(value) for part, value in parts.items() if value is not None}
