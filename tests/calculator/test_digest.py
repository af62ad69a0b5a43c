"""The digest of a policy: it changes with every figure, and with nothing else."""

import re
from pathlib import Path

import pytest

from tests.calculator.asking import (
    EXAMPLE,
    FROZEN,
    POLICIES,
    by_command,
    changed,
    digest,
)

MONTHS = POLICIES / "good" / "months.toml"
ON = {"on": "2199-12-31"}


def test_the_answer_bears_the_digest_of_the_check() -> None:
    assert by_command({"valid_until": "2026-09-10"})["policy"]["digest"] == digest(FROZEN)
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest(FROZEN))


def test_the_digest_changes_with_the_order_of_the_stages(tmp_path: Path) -> None:
    text = FROZEN.read_text(encoding="utf-8")
    one, other, held = (
        text.index(f'[[rule.stage]]\nid = "{id}"') for id in ("outgoing-barred", "barred", "held")
    )
    exchanged = tmp_path / "exchanged.toml"
    exchanged.write_text(text[:one] + text[other:held] + text[one:other] + text[held:], "utf-8")
    assert digest(exchanged) != digest(FROZEN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# An operator", "# Some operator"),
        ('doubt = "help"\n', ""),
        ('id = "help"\nsources', 'id = "help"\nstanding = "inference"\nsources'),
        ('readings = ["day-one", "next-day"]', 'readings = ["next-day", "day-one"]'),
    ],
)
def test_the_digest_does_not_change_with_what_is_no_figure(
    old: str, new: str, tmp_path: Path
) -> None:
    """Single figures and descriptions are changed one by one in test_edits.py."""
    assert digest(changed(EXAMPLE, tmp_path, (old, new))) == digest(EXAMPLE)


def test_the_digest_does_not_change_with_the_order_of_the_currencies(tmp_path: Path) -> None:
    riel = '  { currency = "KHR", amount = "5000", days = 8, source = "page" },\n'
    file = changed(EXAMPLE, tmp_path, (riel, ""), ("row = [\n", "row = [\n" + riel))
    assert digest(file) == digest(EXAMPLE)
