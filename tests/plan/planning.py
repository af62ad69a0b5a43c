"""What tests ask of a plan, through the doors that people use."""

import json
from functools import cache

from calculator.web import respond
from tests.calculator.asking import Values, command, options


def response(question: dict[str, str], language: str = "en", digits: str = "latin") -> Values:
    """The whole response that the page gets."""
    request = {"plan": question, "language": language, "digits": digits}
    responded: Values = json.loads(respond(json.dumps(request)))
    return responded


def plan(**question: str) -> Values:
    """The plan or the look back that the page gets."""
    planned: Values = response(question)["plan"]
    return planned


def plan_by_command(*more: str, **question: str) -> Values:
    """The JSON of the command line."""
    ran = command("plan", "--format=json", *options(question), *more)
    assert (ran.status, ran.err) == (0, "")
    planned: Values = json.loads(ran.out)
    return planned


@cache
def forward(top_up: str, amount: str, channel: str) -> Values:
    """What the answer says about a top-up, asked as any visitor asks."""
    question = {"top_up": top_up, "amount": amount, "channel": channel, "on": "2199-12-31"}
    request = {"question": question, "language": "en", "digits": "latin"}
    answered: Values = json.loads(respond(json.dumps(request)))["answer"]
    return answered


def reached(level: str, top_up: str, amount: str, channel: str) -> str:
    """The last day that a top-up surely reaches, as the answer says it."""
    answered = forward(top_up, amount, channel)
    earliest: str = answered["valid_until"]["earliest"]
    return str(answered["act_by"]) if level == "kept" else earliest
