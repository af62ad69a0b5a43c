"""The guide as far as answers point to it: addresses, and the sentences of its clauses.

`guide.json` is made from the guide's pages by `python -m publishing.guide_data`.
"""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

from calculator.policy import Policy
from calculator.question import Question

# Left as they are in an address; a browser's URLSearchParams writes the same.
UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*-._")


class _Guide(TypedDict):
    address: str
    operator: str
    utc_offset_minutes: int | None
    clauses: dict[str, dict[str, str]]  # language -> id -> sentence


@cache
def _guide() -> _Guide:
    text = Path(__file__).with_name("guide.json").read_text(encoding="utf-8")
    found: _Guide = json.loads(text)
    return found


def covers(policy: Policy) -> bool:
    """Whether the guide is about this policy's operator; for another one it has no pages."""
    return policy.operator == _guide()["operator"]


def utc_offset(policy: Policy) -> int | None:
    """The minutes by which the operator's clocks are ahead of UTC, where they are always so."""
    return _guide()["utc_offset_minutes"] if covers(policy) else None


def sentence(clause: str, language: str) -> str:
    """The citable sentence of a clause, without markup."""
    return _guide()["clauses"][language][clause]


def clause_address(clause: str, language: str) -> str:
    """The lasting address of a clause."""
    return f"{_guide()['address']}{language}/terms/#{clause}"


def question_address(policy: Policy, question: Question, language: str, *, on: bool) -> str:
    """The calculator's page with the question filled in; empty where it is about another operator.

    It stands in the fragment, which no browser sends to a server. Without the asked day (`on`) the
    page answers for the day on which it is opened.
    """
    if not covers(policy):
        return ""
    parts = question.normalised()
    if not on:
        del parts["on"]
    fragment = "&".join(f"{name}={_encoded(value)}" for name, value in parts.items())
    return f"{_guide()['address']}{language}/calculator/#{fragment}"


def _encoded(value: str) -> str:
    safe = (chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in value.encode())
    return "".join(safe).replace("%20", "+")
