"""The texts that fuzzing begins with keep the contract; `make fuzz` tries more."""

import pytest

from tools.ways_in import ODD, WAYS, text_of


@pytest.mark.parametrize("name", WAYS)
def test_the_contract_holds_for_every_seed(name: str) -> None:
    way = WAYS[name]
    for seed in (*ODD, *way.seeds):
        way.case(text_of(seed.encode("utf-8", "surrogatepass")))


def test_a_few_bytes_make_a_large_input_and_no_bytes_are_an_error() -> None:
    assert text_of(b"3*ab") == "ababab"
    assert len(text_of(b"999999*abc")) == 1_000_000
    assert text_of(b"10.9.26") == "10.9.26"
    assert text_of(b"\xff") == "\udcff"
