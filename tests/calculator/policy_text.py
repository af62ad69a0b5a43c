"""Policy files that a test has changed: read as TOML, and written again."""

import copy
import json
import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from calculator.answer import answer
from calculator.contract import as_values
from calculator.policy import Policy
from calculator.policy_file import parse
from calculator.refusal import Refusal
from calculator.typed import read_question

Content = dict[str, Any]
Place = tuple[str | int, ...]  # keys and positions, from the outside in


def read(file: Path) -> Content:
    """What stands in a policy file."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def loaded(content: Content) -> Policy:
    """The policy of such content, through the loader; raises `Refusal`."""
    return parse(written(content).encode("utf-8"), "changed.toml")


def written(content: Content) -> str:
    """The text of a file with such content."""
    return "".join(f"{key} = {_toml(value)}\n" for key, value in content.items())


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(_toml(inner) for inner in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def says(policy: Policy, question: dict[str, str]) -> Content:
    """What the page gets to a question, here under any policy."""
    try:
        return {"answer": as_values(answer(policy, read_question(policy, question)))}
    except Refusal as refusal:
        return {"refusal": {"id": refusal.id, "field": refusal.field}}


def leaves(content: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every single value, and every list of texts, with its place."""
    inner: Any = ()
    if isinstance(content, dict):
        inner = content.items()
    elif isinstance(content, list) and isinstance(content[0], dict):
        inner = enumerate(content)
    else:
        yield place, content
    for key, value in inner:
        yield from leaves(value, (*place, key))


def with_value(content: Content, place: Place, value: object) -> Content:
    """A copy of the content with another value in one place."""
    changed = copy.deepcopy(content)
    part: Any = changed
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    return changed


def shuffled(content: Any, chance: random.Random) -> Any:
    """The same in another order. Rows and stages have an order that means something."""
    if isinstance(content, list):
        return [shuffled(each, chance) for each in content]
    if not isinstance(content, dict):
        return content
    keys = chance.sample(list(content), len(content))
    mixed = {key: shuffled(content[key], chance) for key in keys}
    for key in {"source", "clause", "convention", "channel", "rule", "programme"} & mixed.keys():
        if isinstance(mixed[key], list):
            chance.shuffle(mixed[key])
    return mixed
