"""Which policy a command asks, and which day it is there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from calculator.default_policy import policy as usual_policy
from calculator.policy import Policy
from calculator.policy_file import load
from calculator.policy_table import fault

Today = Callable[[str], date]  # time zone -> the date there


def load_policy(file: str | None, today: Today) -> tuple[Policy, date]:
    """The policy in `file`, or the usual one, and today in its time zone.

    Whether there is such a zone is known at the edge only. Raises `Refusal`.
    """
    policy = usual_policy() if file is None else load(Path(file))
    try:
        return policy, today(policy.time_zone)
    except (LookupError, ValueError, OSError):  # OSError: a folder of zones, such as Asia
        name = Path(file).name if file else policy.operator
        raise fault(
            name, "time_zone", "no such zone is known; write it such as Asia/Phnom_Penh."
        ) from None
