"""A validity table is in force from a day: plans, losses and the check keep to the one of each day.

That an answer does is held by the oracle, in `test_properties.py`.
The edit is that of an editor: from 1 January 2027 a 5 USD card gives 20 days and a 10 USD card 75,
1 USD is not sold any more, and there is a new card of 3 USD with 20 days.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.calculator.asking import (
    EXAMPLE,
    FROZEN,
    LANGUAGES,
    ask,
    by_command,
    changed,
    command,
    digest,
    refused,
)

OLD = FROZEN.read_text(encoding="utf-8")
ROWS = OLD[OLD.index("row = [") : OLD.index('[[channel]]\nid = "online"')]
ANNOUNCED = (
    ('"2", days = 15', '"3", days = 20'),
    ('"1", days = 8', '"2", days = 15'),
    ("days = 40", "days = 20"),
    ("days = 70", "days = 75"),
)
BY_5_USD = {"amount": "5 USD", "on": "2028-01-01"}


@pytest.fixture
def announced(tmp_path: Path) -> str:
    """The option for the file with the announced table."""
    rows = ROWS
    for old, new in ANNOUNCED:
        assert old in rows
        rows = rows.replace(old, new)
    table = f"[[channel.table]]\nin_force_from = 2027-01-01\n{rows}"
    return f"--policy={changed(FROZEN, tmp_path, (ROWS, ROWS + table))}"


@pytest.mark.parametrize(
    ("language", "seen"),
    [
        ("en", "table was last seen on 23 November 2026"),
        ("km", "ឃើញតារាងនេះចុងក្រោយនៅថ្ងៃទី 23 វិច្ឆិកា 2026"),
    ],
)
def test_when_a_table_was_last_seen_is_said_where_its_first_day_is_not_known(
    language: str, seen: str, announced: str
) -> None:
    for day, json in (("2026-12-31", "2026-11-23"), ("2027-01-01", None)):
        asked = {"top_up": day} | BY_5_USD
        assert (seen in ask(asked, announced, f"--language={language}").out) == bool(json)
        assert by_command(asked, announced)["table_last_seen"] == json


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_before_the_first_table_is_refused(language: str, tmp_path: Path) -> None:
    since = 'in_force_from = "unknown"', "in_force_from = 2026-06-01"
    policy = f"--policy={changed(FROZEN, tmp_path, since)}"
    ran = ask({"top_up": "2026-05-31"} | BY_5_USD, policy, f"--language={language}")
    assert all(part in refused(ran) for part in ("31", "SMS"))


def test_every_day_of_a_plan_has_its_own_table(announced: str) -> None:
    question = {"on": "2026-11-23", "valid_until": "2026-10-10", "channel": "scratch-card"}
    kept = by_command(question | {"keep_until": "2027-04-26"}, announced, task="plan")["kept"]
    assert kept["due"] == "2027-01-07"
    days = {each["amount"]: (each["first_day"], each["last_day"]) for each in kept["alone"]}
    # 31 December + 39 + 89 is 8 May; with 20 days the 7 January reaches 25 April only.
    assert days["5 USD"] == ("2026-12-19", "2026-12-31")
    assert days["3 USD"] == ("2027-01-08", None)
    assert "1 USD" not in days
    # Were 20 April enough, 1 January would not reach it, and the days beside it would.
    sooner = by_command(question | {"keep_until": "2027-04-20"}, announced, task="plan")["kept"]
    [five] = [each for each in sooner["alone"] if each["amount"] == "5 USD"]
    assert (five["first_day"], five["last_day"]) == ("2027-01-02", "2027-01-07")


def test_a_loss_is_told_the_last_top_up_by_the_table_of_its_day(announced: str) -> None:
    asked = {"lost_on": "2027-08-01", "on": "2027-08-01"}
    found = by_command(asked, announced, "--lost-how=sold")["last_top_ups"]
    days = {each["amount"]: each["top_up"] for each in found if each["channel"] == "scratch-card"}
    # A number sold on 1 August had at least 180 days behind the last day of its validity.
    assert days["3 USD"] == "2027-01-14"  # 14 January + 19 + 180 is 1 August
    assert days["1 USD"] == "2026-12-31"  # the last day on which it was sold
    longer = by_command(asked | {"lost_on": "2027-06-25", "on": "2027-06-25"}, announced)
    amounts = [each["amount"] for each in longer["last_top_ups"]]
    assert "3 USD" not in amounts


def checked(option: str) -> list[str]:
    """What the check says of a file that would replace Smart's."""
    file = option.removeprefix("--policy=")
    ran = command("policy", "check", file, f"--was={FROZEN}", today=date(2026, 11, 26))
    assert (ran.status, ran.err) == (0, "")
    *named, complete = ran.out.splitlines()
    assert ": complete." in complete
    return named


def test_an_announced_table_moves_no_top_up_of_the_past(announced: str) -> None:
    assert checked(announced) == []
    assert digest(Path(announced.removeprefix("--policy="))) != digest(FROZEN)


def test_a_figure_written_over_the_old_one_is_named_first(tmp_path: Path) -> None:
    """What it would make later, and by how many days: nothing else in the file is wrong."""
    [named] = checked(str(changed(FROZEN, tmp_path, ("days = 40", "days = 45"))))
    assert named.startswith("changed.toml: 5 USD (scratch-card) from 20")
    assert " to 2026-11-25: 5 days later than before." in named


def test_a_channel_that_is_gone_has_no_later_dates() -> None:
    assert checked(str(EXAMPLE)) == []
