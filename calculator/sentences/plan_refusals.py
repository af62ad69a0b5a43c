"""Refusals of plans: what keeps a number until a day, and looking back from a day."""

from calculator.sentences.writer import message

PLAN_REFUSALS = {
    # Translators: a plan asks either "until which day" or "cut off on which day".
    "plan-question": message("refusal.plan-question"),
    # Translators: the number is to be kept until {day}, which lies before {on}.
    "plan-past": message("refusal.plan-past"),
    # Translators: {day} is more than five years after {on}.
    "plan-too-far": message("refusal.plan-too-far"),
    # Translators: a top-up surely kept the number until {day} only. {number}: customer service.
    "plan-too-late": message("refusal.plan-too-late"),
    # Translators: {typed} is no stage; {known} lists those there are.
    "plan-stage": message("refusal.plan-stage"),
    # Translators: no rule lets a number come to that stage on {day}; rules are known from {first}.
    "plan-nothing-fits": message("refusal.plan-nothing-fits"),
}
