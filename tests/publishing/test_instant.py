"""The file of the instant answer, made from Python's answers at build time."""

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculator.policy_file import load
from publishing import instant
from publishing.instant.document import make

POLICIES = Path(__file__).parents[1] / "calculator" / "policies" / "good"


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    return json.loads(instant.content())


def day(number: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


def newest(document, table: int):
    return document["tables"][table][-1]


def table_of(document, channel: str, currency: str, cents: int):
    """The last step at or below an amount."""
    return [met for start, met in document["top_up"][channel][currency] if start <= cents][-1]


def test_it_is_small():
    assert len(gzip.compress(instant.content(), 9)) < 3_200


def test_its_name_changes_with_its_content(monkeypatch):
    before = instant.file_name()
    monkeypatch.setattr(instant, "content", lambda: b"{}")
    assert instant.file_name() != before


def test_the_printed_date_changes_with_the_rules(document):
    """Refused before the first rule; the last 90 days of the old one reach into the new one."""
    segments = document["tables"][document["valid_until"]]
    assert "refusal" in segments[0]
    assert [day(segment["from"]) for segment in segments[1:]] == [
        "2021-05-29",
        "2023-05-16",
        "2023-08-14",
    ]
    assert [segment["act_by"] for segment in segments[1:]] == [89, 89, 89]
    assert [segment["recycle_date"] for segment in segments[1:]] == [[90, 91], [90, 91], [180, 181]]


def test_the_worked_example(document):
    segment = newest(document, table_of(document, "scratch-card", "USD", 500))
    assert segment["valid_until"] == [39, 40]
    assert segment["act_by"] == 128
    assert segment["recycle_date"] == [219, 221]
    assert [stage["last_day"] for stage in segment["stages"]] == [
        [39, 40],
        [98, 100],
        [128, 130],
        [218, 220],
        None,
    ]


def test_a_new_sim(document):
    assert newest(document, document["activated"]["free-sim"])["recycle_date"] == [14, 15]
    assert newest(document, document["activated"]["standard"])["recycle_date"] == [68, 69]


def test_a_hole_in_a_table_stays_a_hole(document):
    holes = [
        ("scratch-card", "USD", 501, "amount-not-published"),
        ("scratch-card", "USD", 499, "amount-not-published"),
        ("online", "USD", 401, "amount-not-published"),
        ("online", "USD", 99, "amount-too-small"),
        ("online", "KHR", 500_000, "currency-not-published"),
    ]
    for channel, currency, cents, id in holes:
        segments = document["tables"][table_of(document, channel, currency, cents)]
        assert [each["refusal"]["id"] for each in segments] == [id]
    for cents in (199, 200, 249, 250, 400):
        segments = document["tables"][table_of(document, "online", "USD", cents)]
        assert "refusal" not in segments[-1]


def test_equal_rows_share_a_table(document):
    eight_days = table_of(document, "scratch-card", "USD", 100)
    assert table_of(document, "scratch-card", "KHR", 500_000) == eight_days
    assert table_of(document, "online", "USD", 100) == eight_days


@pytest.mark.parametrize("name", ["example", "no-programmes"])
def test_another_operators_policy(name):
    assert make(load(POLICIES / f"{name}.toml"))["tables"]


def test_calendar_months_are_refused():
    with pytest.raises(ValueError, match="no instant answer can be made"):
        make(load(POLICIES / "months.toml"))
