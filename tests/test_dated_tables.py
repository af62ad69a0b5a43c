"""A validity table is in force from a day: a top-up keeps the table of its own day, at every door.

The edit is that of an editor: from 1 January 2027 a 5 USD card gives 45 days, and there is a new
card of 3 USD with 20 days.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.calculator.asking import FROZEN, LANGUAGES, by_command, command, digest, options, span

OLD = FROZEN.read_text(encoding="utf-8")
ROWS = OLD[OLD.index("row = [") : OLD.index('[[channel]]\nid = "online"')]
FIVE = '{ currency = "USD", amount = "5", days = 40, source = "smart-top-up" },'
THREE = '{ currency = "USD", amount = "3", days = 20, source = "smart-top-up" },'
ANNOUNCED = ROWS.replace(FIVE, f"{THREE}\n  {FIVE.replace('40', '45')}")
LATE = {"on": "2028-01-01"}


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Smart's file with the announced table."""
    file = tmp_path / "smart.toml"
    table = f"[[channel.table]]\nin_force_from = 2027-01-01\n{ANNOUNCED}"
    file.write_text(OLD.replace(ROWS, f"{ROWS}{table}", 1), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("day", "valid_until"),
    [
        ("2026-12-31", span("2027-02-08", "2027-02-09")),  # 40 days
        ("2027-01-01", span("2027-02-14", "2027-02-15")),  # 45 days
    ],
)
def test_a_top_up_keeps_the_table_of_its_day(
    day: str, valid_until: dict[str, str], edited: Path
) -> None:
    alone = by_command({"top_up": day, "amount": "5 USD"} | LATE, f"--policy={edited}")
    assert alone["valid_until"] == valid_until
    listed = by_command({"history": f"{day},5 USD"} | LATE, f"--policy={edited}")
    assert listed["valid_until"] == valid_until


def test_a_new_amount_is_known_from_its_first_day_on(edited: Path) -> None:
    asked = options({"top_up": "2026-12-31", "amount": "3 USD"} | LATE)
    ran = command("answer", *asked, f"--policy={edited}")
    assert (ran.status, ran.out) == (2, "")
    found = by_command({"top_up": "2027-01-01", "amount": "3 USD"} | LATE, f"--policy={edited}")
    assert found["valid_until"] == span("2027-01-20", "2027-01-21")


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_a_table_was_last_seen_is_said_where_its_first_day_is_not_known(
    language: str, edited: Path
) -> None:
    seen = {
        "en": "table was last seen on 23 November 2026",
        "km": "ឃើញតារាងនេះចុងក្រោយនៅថ្ងៃទី 23 វិច្ឆិកា 2026",
    }[language]
    for day, said, json in (("2026-12-31", True, "2026-11-23"), ("2027-01-01", False, None)):
        asked = {"top_up": day, "amount": "5 USD"} | LATE
        more = f"--policy={edited}", f"--language={language}"
        ran = command("answer", *options(asked), *more)
        assert (seen in ran.out) == said
        assert by_command(asked, more[0])["table_last_seen"] == json


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_before_the_first_table_is_refused(language: str, tmp_path: Path) -> None:
    file = tmp_path / "smart.toml"
    unknown, known = 'in_force_from = "unknown"', "in_force_from = 2026-06-01"
    file.write_text(OLD.replace(unknown, known, 1), encoding="utf-8")
    asked = options({"top_up": "2026-05-31", "amount": "5 USD"} | LATE)
    ran = command("answer", *asked, f"--policy={file}", f"--language={language}")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "31" in ran.err
    assert "SMS" in ran.err


def test_an_announced_table_moves_no_top_up_of_the_past(edited: Path) -> None:
    ran = command("policy", "check", str(edited), f"--was={FROZEN}", today=date(2026, 11, 26))
    assert ran.out.count("\n") == 1
    assert ran.out.startswith("smart.toml: complete.")
    assert digest(edited) != digest(FROZEN)


def test_a_figure_written_over_the_old_one_is_named_first(tmp_path: Path) -> None:
    """What it would make later, and by how many days: nothing else in the file is wrong."""
    file = tmp_path / "smart.toml"
    file.write_text(OLD.replace(FIVE, FIVE.replace("40", "45")), encoding="utf-8")
    ran = command("policy", "check", str(file), f"--was={FROZEN}", today=date(2026, 11, 26))
    named, complete = ran.out.splitlines()
    assert ran.status == 0
    assert named.startswith("smart.toml: 5 USD (scratch-card) from 20")
    assert " to 2026-11-25: 5 days later than before." in named
    assert complete.startswith("smart.toml: complete.")
