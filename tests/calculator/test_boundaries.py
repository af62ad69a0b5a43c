"""Where a number stands on the days around each stage, and what the reader is told there."""

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


# asked day, and the dates that the first sentence names in both languages
HEADLINES = [
    (CARD, "2026-08-01", ["7 December 2026"], ["7 ធ្នូ 2026"]),
    (CARD, "2026-12-07", ["7 December 2026"], ["7 ធ្នូ 2026"]),
    (CARD, "2026-12-08", ["7 December 2026"], ["7 ធ្នូ 2026"]),
    (CARD, "2026-12-10", ["8 March 2027"], ["8 មីនា 2027"]),
    (CARD, "2027-03-08", ["10 March 2027"], ["10 មីនា 2027"]),
    (CARD, "2027-03-10", ["10 March 2027"], ["10 មីនា 2027"]),
    (OLD_RULE, "2022-05-01", ["30 April 2022"], ["30 មេសា 2022"]),
    (OLD_RULE, "2022-05-02", ["2 May 2022"], ["2 ឧសភា 2022"]),
    (NEW_SIM, "2026-08-14", ["14 August 2026"], ["14 សីហា 2026"]),
]


@pytest.mark.parametrize(("question", "on", "english", "khmer"), HEADLINES)
def test_the_first_sentence_names_the_date_that_matters_now(
    question: dict[str, str], on: str, english: list[str], khmer: list[str]
) -> None:
    for language, dates in (("en", english), ("km", khmer)):
        headline = wording(language, on=on, **question)["headline"]
        assert all(day in headline for day in dates)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sentence_changes_with_what_can_still_be_done(language: str) -> None:
    days = ("2026-08-01", "2026-09-11", "2026-12-08", "2026-12-10", "2027-03-08", "2027-03-10")
    assert len({wording(language, on=on, **CARD)["headline"] for on in days}) == len(days)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_last_sure_day_a_top_up_is_still_sure_to_help(language: str) -> None:
    before, last, after = (
        wording(language, on=on, **CARD)["headline"]
        for on in ("2026-12-06", "2026-12-07", "2026-12-08")
    )
    assert before == last != after
    assert wording(language, on="2026-12-07", **CARD)["advice"]


def test_a_number_that_is_surely_for_sale_is_called_so_and_none_before() -> None:
    days = ("2027-03-07", "2027-03-08", "2027-03-09", "2027-03-10", "2199-12-31")
    headlines = [wording("en", on=on, **CARD)["headline"] for on in days]
    assert [text.startswith("Since ") for text in headlines] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("question", "on"),
    [(CARD, "2026-09-10"), (OLD_RULE, "2022-02-01"), (NEW_SIM, "2026-08-14")],
)
def test_nobody_is_told_that_the_number_is_barred_where_that_is_not_certain(
    question: dict[str, str], on: str
) -> None:
    assert "barred" not in wording("en", on=on, **question)["headline"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_possible_stages_are_both_named(language: str) -> None:
    doubtful = wording(language, on="2026-12-08", **CARD)
    names = {line["id"]: line["name"] for line in doubtful["stages"]}
    assert names["held"] in doubtful["standing"]
    assert names["barred"] in doubtful["standing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_everything_works_the_advice_is_to_top_up_before_validity_ends(
    language: str,
) -> None:
    last_sure_day = {"en": "9 September 2026", "km": "9 កញ្ញា 2026"}[language]
    assert last_sure_day in wording(language, on="2026-09-09", **CARD)["advice"]
    assert last_sure_day not in wording(language, on="2026-09-10", **CARD)["advice"]
    assert wording(language, on="2026-12-08", **CARD)["advice"] == ""
    assert wording(language, on="2026-08-01", **NEW_SIM)["advice"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_emergency_calls_are_named_only_where_it_is_known_that_they_work(language: str) -> None:
    lines = {line["id"]: line["note"] for line in wording(language, **CARD)["stages"]}
    assert {id for id, note in lines.items() if "117, 118, 119" in note} == {
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
