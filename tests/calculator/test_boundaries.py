"""The stages of an answer, and what the reader is told of each; their days are the oracle's."""

import re

import pytest

from tests.calculator.asking import LANGUAGES, answer, span, wording

CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
PRINTED = {"valid_until": "2026-09-10"}
OLD_RULE = {"valid_until": "2022-01-31"}
NEW_SIM = {"activated": "2026-08-01", "programme": "free-sim"}
SHOP_SIM = {"activated": "2026-08-01", "programme": "standard"}


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
