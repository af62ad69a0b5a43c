"""Several top-ups: what each does to the ones before, to the day, under every reading."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculator import lived_history
from tests.calculator.asking import (
    FROZEN,
    LANGUAGES,
    POLICIES,
    Values,
    answer,
    by_command,
    changed,
    refusal,
    response,
    span,
    wording,
)
from tests.calculator.published import CARDS as CARD_DAYS

FIRST = "2026-08-01,5 USD"  # 40 days: until 9 or 10 September 2026
STACKING = 'readings = ["adds", "replaces", "later-date"]'
UNCLEAR = f'status = "unclear"\n{STACKING}'


def several(*top_ups: str) -> Values:
    return answer(history="\n".join(top_ups))


def warnings(found: Values) -> list[str]:
    return [warning["id"] for warning in found["warnings"]]


def unclear(found: Values) -> list[str]:
    return [convention["convention"] for convention in found["unclear"]]


def stacked(folder: Path, reading: str, *top_ups: str) -> Values:
    """The end of validity where what top-ups do to each other is settled."""
    settled = f'status = "settled"\nreadings = ["{reading}"]'
    policy = changed(FROZEN, folder, (UNCLEAR, settled))
    rows = folder / "rows.csv"
    rows.write_text("\n".join(top_ups), encoding="utf-8")
    found = by_command({"history": str(rows), "on": "2199-12-31"}, f"--policy={policy}")
    assert "stacking" not in unclear(found)
    assert "stacking" in [citation["clause"] for citation in found["citations"]]
    valid_until: Values = found["valid_until"]
    return valid_until


@pytest.mark.parametrize(
    ("second", "adds", "replaces", "later"),
    [
        # a smaller one after a larger one: alone it would end earlier
        ("2026-08-20,1 USD", ("17", "18"), ("08-27", "08-28"), ("09", "10")),
        # on the same day, either way round
        ("2026-08-01,1 USD", ("17", "18"), ("08-08", "08-09"), ("09", "10")),
        # a larger one, on the last valid day under one reading
        ("2026-09-09,5 USD", ("10-19", "10-20"), ("10-18", "10-19"), ("10-18", "10-19")),
    ],
)
def test_what_a_second_top_up_does_under_each_reading(
    tmp_path: Path,
    second: str,
    adds: tuple[str, str],
    replaces: tuple[str, str],
    later: tuple[str, str],
) -> None:
    for order in ([FIRST, second], [second, FIRST]):
        for reading, days in (("adds", adds), ("replaces", replaces), ("later-date", later)):
            full = [f"2026-{'' if '-' in day else '09-'}{day}" for day in days]
            assert stacked(tmp_path, reading, *order) == span(*full), reading


def test_where_that_is_unclear_the_answer_spans_all_readings() -> None:
    found = several(FIRST, "2026-08-20,1 USD")
    assert found["valid_until"] == span("2026-08-27", "2026-09-18")
    assert found["act_by"] == "2026-11-24"
    assert found["recycle_date"] == span("2027-02-23", "2027-03-18")
    assert unclear(found) == ["stacking", "top-up-day", "validity-end-day"]
    assert "earlier-top-up" not in warnings(found)


def test_one_top_up_is_the_question_of_one_top_up() -> None:
    found, one = several(FIRST), answer(top_up="2026-08-01", amount="5 USD")
    for part in ("valid_until", "stages", "act_by", "recycle_date", "unclear", "citations"):
        assert found[part] == one[part]


def test_top_ups_count_in_the_order_of_their_days_and_a_step_says_so() -> None:
    rows = [FIRST, "2026-08-20,1 USD", "2026-09-05,2 USD,online"]
    assert several(*rows) == several(*reversed(rows))
    for language in LANGUAGES:
        texts = [
            [step["text"] for step in wording(language, history="\n".join(typed))["steps"]]
            for typed in (rows, rows[::-1])
        ]
        assert texts[1][1:] == texts[0]


def test_each_top_up_has_its_step() -> None:
    steps = wording("en", history=f"{FIRST}\n2026-08-20,2 USD,online\n2026-12-01,1 USD")["steps"]
    assert [step["text"] for step in steps[:3]] == [
        "5 USD (Scratch card) on 1 August 2026, 40 days: then valid until 9 or 10 September 2026.",
        "2 USD (Online, PayGo or ATM) on 20 August 2026, 15 days: "
        "then valid until 3 September 2026 at the earliest "
        "or 25 September 2026 at the latest.",
        "1 USD (Scratch card) on 1 December 2026, 8 days: validity had ended, and begins anew "
        "with this top-up; then valid until 8 or 9 December 2026.",
    ]
    assert [step["clause"] for step in steps[:2]] == ["validity-scratch-card", "validity-online"]


def test_a_top_up_in_a_barred_stage_begins_validity_anew() -> None:
    """Nothing is left to which it could add: all three readings of `stacking` agree."""
    restored = several("2026-01-01,1 USD", "2026-04-07,5 USD")  # barred both ways, its last day
    alone = answer(top_up="2026-04-07", amount="5 USD")
    for part in ("valid_until", "stages", "act_by", "recycle_date", "unclear"):
        assert restored[part] == alone[part]


@pytest.mark.parametrize(
    ("day", "valid_until", "warned"),
    [
        # the printed date is 8 or 9 January; the last sure day is 7 April
        ("2026-04-07", span("2026-05-16", "2026-05-17"), False),
        ("2026-04-08", span("2026-01-08", "2026-05-18"), True),
        ("2026-04-09", span("2026-01-08", "2026-05-19"), True),
    ],
)
def test_a_top_up_that_may_be_too_late_is_warned_of(
    day: str, valid_until: Values, warned: bool
) -> None:
    question = {"history": f"2026-01-01,1 USD\n{day},5 USD"}
    found = answer(**question)
    assert answer(top_up="2026-01-01", amount="1 USD")["act_by"] == "2026-04-07"
    assert found["valid_until"] == valid_until
    assert ("top-up-too-late" in warnings(found)) is warned
    if warned:
        assert found["act_by"] == "2026-04-07"
        assert "*888#" in wording("en", on=day, **question)["headline"]


def test_a_top_up_that_was_too_late_under_every_reading_is_refused() -> None:
    rows = "2026-01-01,1 USD\n2026-04-10,5 USD\n2026-04-20,5 USD"
    assert refusal(history=rows) == ("top-up-too-late", "history")
    for digits, day in (("latin", "10 April 2026"), ("khmer", "១០ April ២០២៦")):
        said = response({"history": rows, "on": "2026-05-01"}, "en", digits)["refusal"]
        assert day in said["sentence"]


def test_top_ups_after_one_that_was_too_late_do_nothing_either() -> None:
    late = several("2026-01-01,1 USD", "2026-04-09,1 USD", "2026-04-12,50 USD")
    assert late["valid_until"]["earliest"] == "2026-01-08"
    assert late["valid_until"]["latest"] > "2026-10-01"


def test_the_rule_of_the_time_decides_whether_a_top_up_restored(tmp_path: Path) -> None:
    """With 30 days under the rule of 2021, the same gap is too long then and not after 2023."""
    shorter = changed(
        FROZEN, tmp_path, ('id = "retained"\ndays = 90', 'id = "retained"\ndays = 30')
    )
    rows = tmp_path / "rows.csv"
    for year, valid_until in (("2022", None), ("2026", "2026-02-28")):
        rows.write_text(f"{year}-01-01,1 USD\n{year}-02-20,1 USD", encoding="utf-8")
        question = {"history": str(rows), "on": f"{year}-03-01"}
        if valid_until:
            found = by_command(question, f"--policy={shorter}")
            assert found["valid_until"]["latest"] == valid_until
            assert warnings(found) == ["second-hand"]
        else:
            with pytest.raises(AssertionError):
                by_command(question, f"--policy={shorter}")


def test_validity_that_ended_before_the_first_known_rule_cannot_be_followed() -> None:
    before = "2021-01-01,1 USD\n2021-05-25,5 USD"
    assert refusal(history=before) == ("history-before-rules", "history")
    unbroken = "2021-05-01,10 USD\n2021-05-25,5 USD"  # valid all the time: no rule is asked
    assert several(unbroken)["policy"]["rule"] == "smart-2021"
    assert refusal(history="2021-01-01,1 USD\n2021-01-02,1 USD") == ("no-rule", "history")


def test_calendar_months_are_added_to_the_day_on_which_validity_ends(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("2026-01-15,1 USD\n2026-02-01,1 USD", encoding="utf-8")
    question = {"history": str(rows), "on": "2026-03-01"}
    found = by_command(question, f"--policy={POLICIES / 'good' / 'months.toml'}")
    assert found["valid_until"] == span("2026-03-14", "2026-03-14")
    assert found["unclear"] == []


CARDS = st.sampled_from(list(CARD_DAYS.items()))
STEPS = st.lists(st.tuples(st.integers(0, 130), CARDS), min_size=1, max_size=5)


@given(start=st.dates(date(2021, 5, 29), date(2100, 1, 1)), steps=STEPS)
def test_the_dates_are_those_of_living_through_every_day(
    start: date, steps: list[tuple[int, tuple[str, int]]]
) -> None:
    day, top_ups, rows = start, [], []
    for later, (amount, days) in steps:
        day += timedelta(days=later)
        top_ups.append((day, days))
        rows.append(f"{day},{amount}")
    lived = lived_history.history(top_ups)
    responded = response({"history": "\n".join(rows), "on": "2199-12-31"})
    ends = [one.valid_until for one in lived]
    if "refusal" in responded:
        assert responded["refusal"]["id"] == "top-up-too-late"
        assert all((day - end).days >= lived_history.TOP_UP_HELPS for end in ends)
    else:
        found = responded["answer"]
        assert found["valid_until"] == span(str(min(ends)), str(max(ends)))
        assert found["act_by"] == str(min(one.act_by for one in lived))
