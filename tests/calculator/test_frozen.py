"""What was read or worked out cannot be changed by whoever uses it."""

import dataclasses
from types import ModuleType

import pytest

from calculator import (
    answer,
    cells,
    columns,
    plan,
    policy,
    question,
    table,
    timeline,
    top_up_list,
    top_ups,
)  # fmt: skip


def classes(module: ModuleType) -> list[type]:
    """The dataclasses that a module makes."""
    return [
        each
        for each in vars(module).values()
        if isinstance(each, type)
        and dataclasses.is_dataclass(each)
        and each.__module__ == module.__name__
    ]


MODULES = [
    answer, cells, columns, plan, policy, question, table, timeline, top_up_list, top_ups,
]  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_value_of_the_engine_is_frozen(module: ModuleType) -> None:
    assert classes(module)
    for each in classes(module):
        changed = object.__new__(each)
        for field in dataclasses.fields(each):
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(changed, field.name, None)
