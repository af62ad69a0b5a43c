"""The digest of a policy: it changes with every figure, and with nothing else."""

import random
import re
from pathlib import Path

import pytest

from tests.calculator.asking import (
    EXAMPLE,
    FROZEN,
    LANGUAGES,
    POLICIES,
    by_command,
    changed,
    command,
    digest,
    options,
)

MONTHS = POLICIES / "good" / "months.toml"
ON = {"on": "2199-12-31"}


def test_the_answer_bears_the_digest_of_the_check() -> None:
    assert by_command({"valid_until": "2026-09-10"})["policy"]["digest"] == digest(FROZEN)
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest(FROZEN))


def shuffled(file: Path, chance: random.Random) -> str:
    """The tables of a policy file in another order; a rule keeps its stages."""
    head, *blocks = re.split(r"^(?=\[(?!\[\w+\.))", file.read_text("utf-8"), flags=re.MULTILINE)
    chance.shuffle(blocks)
    return head + "\n".join(blocks)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("file", [FROZEN, EXAMPLE, MONTHS], ids=lambda file: file.stem)
def test_the_order_of_the_tables_in_the_file_does_not_matter(
    file: Path, seed: int, tmp_path: Path
) -> None:
    other = tmp_path / file.name
    other.write_text(shuffled(file, random.Random(seed)), encoding="utf-8")
    assert other.read_text(encoding="utf-8") != file.read_text(encoding="utf-8")
    assert digest(other) == digest(file)
    for question in (
        {"valid_until": "2023-12-31"},
        {"valid_until": "2026-01-31"},
        {"top_up": "2026-09-10", "amount": "1 USD"},
    ):
        asked = question | ON
        assert by_command(asked, f"--policy={other}") == by_command(asked, f"--policy={file}")
        for language in LANGUAGES:
            arguments = ["answer", *options(asked), f"--language={language}"]
            assert command(*arguments, f"--policy={other}") == command(
                *arguments, f"--policy={file}"
            )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("days = 8", "days = 9"),
        ("days = 30", "days = 31"),
        ("days = 14", "days = 15"),
        ('amount = "1"', 'amount = "1.50"'),
        ('to = "2.99"', 'to = "2.49"'),
        ('currency = "KHR", amount', 'currency = "USD", amount'),
        ("in_force_from = 2024-01-01", "in_force_from = 2024-01-02"),
        ("emergency = true, top_up_restores = true", "emergency = false, top_up_restores = true"),
        ("outgoing = false", 'outgoing = "unknown"'),
        (
            'status = "settled"\nreadings = ["next-day"]',
            'status = "settled"\nreadings = ["day-one"]',
        ),
        ('id = "retained"', 'id = "held"'),
        ('id = "gift"', 'id = "present"'),
    ],
)
def test_the_digest_changes_with_every_figure(old: str, new: str, tmp_path: Path) -> None:
    assert digest(changed(EXAMPLE, tmp_path, (old, new))) != digest(EXAMPLE)


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
        ('en = "Page"', 'en = "Another title"'),
        ('en = "First rule"', 'en = "The first rule"'),
        ('url = "https://example.com/"', 'url = "https://example.com/new"'),
        ("retrieved = 2026-11-23", "retrieved = 2026-11-24"),
        ('customer_service = "100"', 'customer_service = "101"'),
        ('doubt = "help"\n', ""),
        ('id = "help"\nsources', 'id = "help"\nstanding = "inference"\nsources'),
        ('readings = ["day-one", "next-day"]', 'readings = ["next-day", "day-one"]'),
    ],
)
def test_the_digest_does_not_change_with_what_is_no_figure(
    old: str, new: str, tmp_path: Path
) -> None:
    assert digest(changed(EXAMPLE, tmp_path, (old, new))) == digest(EXAMPLE)


def test_the_digest_does_not_change_with_the_order_of_the_currencies(tmp_path: Path) -> None:
    riel = '  { currency = "KHR", amount = "5000", days = 8, source = "page" },\n'
    file = changed(EXAMPLE, tmp_path, (riel, ""), ("row = [\n", "row = [\n" + riel))
    assert digest(file) == digest(EXAMPLE)
