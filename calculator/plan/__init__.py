"""The other way round: from a day back to the top-ups.

Two questions: which top-ups keep a number until a day, and when the last top-up must have been if
the number came to a stage on a day. Nothing is counted here: days are tried out on the engine, so
that this and the answer cannot differ.
"""

from calculator.plan.keep import Plan, plan
from calculator.plan.look_back import LookBack, look_back
from calculator.plan.question import CutOff, KeepUntil, read_plan
from calculator.policy import Policy

__all__ = ["CutOff", "KeepUntil", "LookBack", "Plan", "look_back", "plan", "read_plan", "work_out"]


def work_out(policy: Policy, typed: dict[str, str]) -> Plan | LookBack:
    """What was asked for, as typed; raises `Refusal` for what cannot be planned."""
    question = read_plan(policy, typed)
    return (
        plan(policy, question) if isinstance(question, KeepUntil) else look_back(policy, question)
    )
