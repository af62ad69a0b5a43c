"""Where a number stands on the days around each stage, and what the reader is told there."""

import re

import pytest

from tests.calculator.asking import LANGUAGES, answer, span, wording

CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
PRINTED = {"valid_until": "2026-09-10"}
OLD_RULE = {"valid_until": "2022-01-31"}
NEW_SIM = {"activated": "2026-08-01", "programme": "free-sim"}
SHOP_SIM = {"activated": "2026-08-01", "programme": "standard"}

# asked day, the stage furthest on, the stage least far
AFTER_CARD = [
    ("2026-08-01", "active", "active"),
    ("2026-09-09", "active", "active"),
    ("2026-09-10", "outgoing-barred", "active"),
    ("2026-09-11", "outgoing-barred", "outgoing-barred"),
    ("2026-11-07", "outgoing-barred", "outgoing-barred"),
    ("2026-11-08", "barred", "outgoing-barred"),
    ("2026-11-09", "barred", "outgoing-barred"),
    ("2026-11-10", "barred", "barred"),
    ("2026-12-07", "barred", "barred"),
    ("2026-12-08", "held", "barred"),
    ("2026-12-09", "held", "barred"),
    ("2026-12-10", "held", "held"),
    ("2027-03-07", "held", "held"),
    ("2027-03-08", "resale", "held"),
    ("2027-03-09", "resale", "held"),
    ("2027-03-10", "resale", "resale"),
    ("2199-12-31", "resale", "resale"),
]
AFTER_PRINTED = [
    ("2021-05-29", "active", "active"),
    ("2026-09-10", "active", "active"),
    ("2026-09-11", "outgoing-barred", "outgoing-barred"),
    ("2026-11-08", "outgoing-barred", "outgoing-barred"),
    ("2026-11-09", "barred", "outgoing-barred"),
    ("2026-11-10", "barred", "barred"),
    ("2026-12-08", "barred", "barred"),
    ("2026-12-09", "held", "barred"),
    ("2026-12-10", "held", "held"),
    ("2027-03-08", "held", "held"),
    ("2027-03-09", "resale", "held"),
    ("2027-03-10", "resale", "resale"),
]
AFTER_OLD_RULE = [
    ("2022-01-31", "active", "active"),
    ("2022-02-01", "retained", "retained"),
    ("2022-04-30", "retained", "retained"),
    ("2022-05-01", "resale", "retained"),
    ("2022-05-02", "resale", "resale"),
]
AFTER_NEW_SIM = [
    ("2026-08-01", "unused", "unused"),
    ("2026-08-14", "unused", "unused"),
    ("2026-08-15", "resale", "unused"),
    ("2026-08-16", "resale", "resale"),
]
AFTER_SHOP_SIM = [
    ("2026-10-07", "unused", "unused"),
    ("2026-10-08", "resale", "unused"),
    ("2026-10-09", "resale", "resale"),
]
DAYS = [
    (question, *day)
    for question, days in [
        (CARD, AFTER_CARD),
        (PRINTED, AFTER_PRINTED),
        (OLD_RULE, AFTER_OLD_RULE),
        (NEW_SIM, AFTER_NEW_SIM),
        (SHOP_SIM, AFTER_SHOP_SIM),
    ]
    for day in days
]


@pytest.mark.parametrize(("question", "on", "furthest", "least"), DAYS)
def test_the_stage_on_a_day(question: dict[str, str], on: str, furthest: str, least: str) -> None:
    assert answer(on, **question)["stage_on"] == span(furthest, least)


@pytest.mark.parametrize(
    ("question", "act_by", "recycle"),
    [
        (OLD_RULE, "2022-04-30", ("2022-05-01", "2022-05-02")),
        (NEW_SIM, "2026-08-14", ("2026-08-15", "2026-08-16")),
        (SHOP_SIM, "2026-10-07", ("2026-10-08", "2026-10-09")),
    ],
)
def test_the_dates_where_there_is_no_held_stage(
    question: dict[str, str], act_by: str, recycle: tuple[str, str]
) -> None:
    found = answer(**question)
    assert found["act_by"] == act_by
    assert found["recycle_date"] == span(*recycle)


@pytest.mark.parametrize("question", [NEW_SIM, SHOP_SIM])
def test_a_new_sim_has_one_stage_before_resale(question: dict[str, str]) -> None:
    found = answer(**question)
    assert [stage["id"] for stage in found["stages"]] == ["unused", "resale"]
    assert found["valid_until"] is None
    assert found["stages"][0]["first_day"] == span("2026-08-01", "2026-08-01")


def test_of_a_printed_date_the_first_valid_day_is_not_known() -> None:
    active = answer(**PRINTED)["stages"][0]
    assert (active["first_day"], active["last_day"]) == (None, span("2026-09-10", "2026-09-10"))


@pytest.mark.parametrize("question", [CARD, PRINTED, OLD_RULE, NEW_SIM, SHOP_SIM])
def test_the_dates_do_not_depend_on_the_asked_day(question: dict[str, str]) -> None:
    first = answer("2026-08-01", **question)
    last = answer("2199-12-31", **question)
    for part in ("question", "stage_on", "resale_on"):
        del first[part], last[part]
    assert first == last


@pytest.mark.parametrize("language", LANGUAGES)
def test_emergency_calls_are_named_only_where_it_is_known_that_they_work(language: str) -> None:
    lines = {line["id"]: line["note"] for line in wording(language, **CARD)["stages"]}
    assert {id for id, note in lines.items() if re.search("117, 118 (and|និង) 119", note)} == {
        "outgoing-barred",
        "barred",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_works_in_a_stage_is_said_of_each_kind_of_stage(language: str) -> None:
    lines = {
        line["id"]: line["works"]
        for question in (CARD, OLD_RULE, NEW_SIM)
        for line in wording(language, **question)["stages"]
    }
    assert lines["retained"] == lines["unused"]  # not published
    assert lines["barred"] == lines["held"]  # nothing
    told = [lines[id] for id in ("active", "outgoing-barred", "barred", "retained", "resale")]
    assert len(set(told)) == len(told)
