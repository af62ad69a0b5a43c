"""Refusals of plans: which top-up reaches a day."""

from calculator.sentences.writer import message

PLAN_REFUSALS = {
    # Translators: the number is to be kept until {day}, which lies before {on}.
    "plan-past": message("refusal.plan-past"),
    # Translators: {day} is more than five years after {on}.
    "plan-too-far": message("refusal.plan-too-far"),
    # Translators: a top-up surely kept the number until {day} only. {number}: customer service.
    "plan-too-late": message("refusal.plan-too-late"),
    # Translators: {typed} is no goal of a plan; {known} lists those there are.
    "plan-goal": message("refusal.plan-goal"),
}
