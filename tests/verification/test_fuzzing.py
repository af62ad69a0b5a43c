"""The texts that fuzzing begins with keep the contract; `make verify` tries more."""

import importlib
import pkgutil
from types import ModuleType

import pytest

from verification.fuzzing import targets
from verification.fuzzing.texts import bytes_of, text_of

TARGETS = [
    importlib.import_module(f"{targets.__name__}.{module.name}")
    for module in pkgutil.iter_modules(targets.__path__)
]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.__name__.split(".")[-1])
def test_the_contract_holds_for_every_seed(target: ModuleType) -> None:
    assert target.SEEDS
    for seed in target.SEEDS:
        target.case(text_of(bytes_of(seed)))


def test_a_few_bytes_make_a_large_input_and_no_bytes_are_an_error() -> None:
    assert text_of(b"3*ab") == "ababab"
    assert len(text_of(b"999999*abc")) == 1_000_000
    assert text_of(b"10.9.26") == "10.9.26"
    assert text_of(b"\xff") == "\udcff"
