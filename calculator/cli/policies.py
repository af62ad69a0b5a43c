"""Which policy a command asks, and which day it is there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from calculator.default_policy import FILE
from calculator.policy import Policy
from calculator.policy_file import load
from calculator.policy_table import fault

Today = Callable[[str], date]  # time zone -> the date there


def load_policy(file: str | None, today: Today) -> tuple[Policy, date]:
    """The policy in `file`, or the usual one, and today in its time zone.

    Whether there is such a zone is known at the edge only. Raises `Refusal`.
    """
    path = FILE if file is None else Path(file)
    policy = load(path)
    try:
        return policy, today(policy.time_zone)
    except (LookupError, ValueError, OSError):  # OSError: a folder of zones, such as Asia
        raise fault(
            path.name, "time_zone", "no such zone is known; write it such as Asia/Phnom_Penh."
        ) from None
