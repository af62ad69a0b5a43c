"""The digest of a policy: it changes with every figure, and with nothing else."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from calculator.refusal import Refusal
from tests.calculator.asking import EXAMPLE, FROZEN, by_command, changed, digest
from tests.calculator.policy_text import Place, leaves, loaded, read, with_value


def test_the_answer_bears_the_digest_of_the_check() -> None:
    assert by_command({"valid_until": "2026-09-10"})["policy"]["digest"] == digest(FROZEN)
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest(FROZEN))


def test_the_digest_changes_with_the_order_of_the_stages() -> None:
    content = read(FROZEN)
    stages = content["rule"][1]["stage"]
    stages[1:3] = reversed(stages[1:3])
    assert loaded(content).digest != digest(FROZEN)


ROW = "row = [\n"
RIEL = '  { currency = "KHR", amount = "5000", days = 8, source = "page" },\n'
WRITTEN_OTHERWISE = [
    [("# An", "# Some")],
    [(RIEL, ""), (ROW, ROW + RIEL)],  # the order of currencies
    [('"1"', '"1.00"')],
    [('"1"', '"01"')],
    [('"5000"', '"5000.0"')],
]


@pytest.mark.parametrize("changes", WRITTEN_OTHERWISE)
def test_the_digest_does_not_change_with_how_a_figure_is_written(
    changes: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert digest(changed(EXAMPLE, tmp_path, *changes)) == digest(EXAMPLE)


def others(value: Any) -> list[Any]:
    """Values that might stand in the place of one."""
    if isinstance(value, bool):
        return [not value, "unknown"]
    if isinstance(value, int):
        return [value + 1, "unknown"]
    if isinstance(value, date):
        return [value + timedelta(days=1)]
    if isinstance(value, list):
        return [[*value, "another"], ["day-one"], ["last-day"], ["adds"], ["next-month"]]
    return [f"{value}.50", f"{value}x", "unknown", "held", "retained", "KHR", True]


def is_figure(place: Place) -> bool:
    """Whether a date, or what is said about a stage, depends on what stands there."""
    describing = {"name", "clause", "source", "doubt"}
    return place[0] in ("convention", "channel", "rule", "programme") and not (
        describing & {*place}
    )


@pytest.mark.usefixtures("uncounted")
def test_the_digest_changes_when_and_only_when_a_figure_does() -> None:
    content = read(EXAMPLE)
    changed = set()
    for place, value in leaves(content):
        for other in others(value):
            try:
                policy = loaded(with_value(content, place, other))
            except Refusal:
                continue
            changed.add(place)
            assert (policy.digest != digest(EXAMPLE)) == (other != value and is_figure(place)), (
                place
            )
    assert len({place[0] for place in changed}) >= 8
    assert len(changed) > 50
