"""Several top-ups: how a list may be written, and what each does to the ones before, to the day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.policy import Policy
from tests.calculator.asking import (
    EXAMPLE,
    FROZEN,
    LANGUAGES,
    LATE,
    Values,
    answer,
    ask,
    by_command,
    changed,
    response,
    span,
    wording,
)
from tests.calculator.policy_text import loaded, read, says
from tests.calculator.published import CARDS as CARD_DAYS

ON = "2026-11-23"
FIRST = "2026-08-01,5 USD"
NORMALISED = (
    "2026-08-01,5 USD,scratch-card\n2026-08-20,2.50 USD,online\n2026-09-01,5000 KHR,scratch-card"
)
WRITTEN = {
    "as documented": "date,amount,channel\n2026-08-01,5 USD,scratch-card\n"
    '2026-08-20,2.50 USD,online\n2026-09-01,"5,000 KHR",\n',
    "without a heading": "2026-08-01,5 USD\n2026-08-20,2.50 USD,online\n2026-09-01,5000 KHR",
    "by a spreadsheet": "\ufeffdate;amount;channel\r\n1.8.2026;5 USD;scratch-card\r\n"
    "20.8.2026;2.50 USD;online\r\n1.9.2026;5,000 KHR;\r\n",
    "pasted from one": "1/8/26\t5 USD\n20/8/26\t$2.50\tonline\n1/9/26\t5,000 KHR\n\n",
    "in Khmer": "១.៨.២៦; ៥ ដុល្លារ\n២០.៨.២៦; ២.៥០ ដុល្លារ; online\n១ កញ្ញា ២០២៦; ៥០០០ រៀល",
    "in another order": "Channel,Date,Amount,,\n,2026-08-01,5 USD,,\nonline,2026-08-20,2.50 USD,,\n"
    ',2026-09-01, "5,000 KHR",,',
    "mixed, with gaps": "2026-08-01\t5 USD\n\n \n2026-08-20;2.50 USD;online\r2026-09-01,5000 KHR",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_list_may_be_written_in_many_ways(text: str, tmp_path: Path) -> None:
    file = tmp_path / "top-ups.csv"
    asked = {"history": NORMALISED, "on": ON}
    assert response({"history": text, "on": ON})["answer"]["question"] == asked
    assert by_command({"history": text, "on": ON})["question"] == asked
    for encoding in ("utf-8", "utf-16"):
        file.write_bytes(text.removeprefix("\ufeff").encode(encoding))
        assert by_command({"on": ON}, f"--history={file}")["question"] == asked


def test_a_year_of_daily_top_ups_is_answered() -> None:
    rows = "2026-08-01,1 USD\n" * 366
    assert answer(on=ON, history=rows)["act_by"] == "2026-11-05"


def test_top_ups_count_in_the_order_of_their_days_and_a_step_says_so() -> None:
    rows = [FIRST, "2026-08-20,1 USD", "2026-09-05,2 USD,online"]
    lists = ["\n".join(rows), "\n".join(reversed(rows))]
    assert answer(history=lists[0]) == answer(history=lists[1])
    for language in LANGUAGES:
        sorted_, moved = (wording(language, history=each)["steps"] for each in lists)
        assert [step["text"] for step in moved[1:]] == [step["text"] for step in sorted_]


def test_each_top_up_has_its_step() -> None:
    steps = wording("en", history=f"{FIRST}\n2026-08-20,2 USD,online\n2026-12-01,1 USD")["steps"]
    assert [(step["text"], step["clause"]) for step in steps[:3]] == [
        ("5 USD (scratch card) on 1 August 2026, 40 days: then valid until 9 or 10 September 2026.",
         "validity-scratch-card"),
        ("2 USD (online, PayGo or ATM) on 20 August 2026, 15 days: then valid until 3 September "
         "2026 at the earliest or 25 September 2026 at the latest.", "validity-online"),
        ("1 USD (scratch card) on 1 December 2026, 8 days: validity had ended, and begins anew "
         "with this top-up; then valid until 8 or 9 December 2026.", "validity-scratch-card"),
    ]  # fmt: skip


def test_the_rule_of_the_time_decides_whether_a_top_up_restored(tmp_path: Path) -> None:
    """With 30 days under the rule of 2021, the same gap is too long then and not after 2023."""
    retained = 'id = "retained", days = 90'
    shorter = changed(FROZEN, tmp_path, (retained, retained.replace("90", "30")))
    policy = f"--policy={shorter}"
    assert ask({"history": "2022-01-01,1 USD\n2022-02-20,1 USD"}, policy).status == 2
    found = by_command({"history": "2026-01-01,1 USD\n2026-02-20,1 USD"}, policy)
    assert found["valid_until"]["latest"] == "2026-02-28"


def test_validity_that_never_ended_before_the_first_known_rule_can_be_followed() -> None:
    found = answer(history="2021-05-01,10 USD\n2021-05-25,5 USD")
    assert found["policy"]["rule"] == "smart-2021"


def test_calendar_months_are_added_to_the_day_on_which_validity_ends() -> None:
    question = {"history": "2026-01-15,5 USD\n2026-02-01,5 USD", "on": "2026-03-01"}
    found = by_command(question, f"--policy={EXAMPLE}")
    assert found["valid_until"] == span("2026-03-14", "2026-03-14")
    assert found["unclear"] == []


# A second engine, which shares no code with the first: it lives through every day.

# For how many counted days after validity a top-up still restores the number, under both rules.
TOP_UP_HELPS = 90
READINGS = ("adds", "replaces", "later-date")
# So many days after the top-up before, or around the days on which its validity and what follows
# end: (1, 89) is 89 days after its days are over.
LATER = st.tuples(st.just(0), st.integers(0, 130)) | st.tuples(
    st.just(1), st.sampled_from([-1, 0, 1, 88, 89, 90, 91])
)
Step = tuple[tuple[int, int], tuple[str, int]]
CARDS = st.sampled_from(list(CARD_DAYS.items()))
STEPS = st.lists(st.tuples(LATER, CARDS), min_size=1, max_size=5)


@dataclass(frozen=True)
class Lived:
    """How validity ended at last, by one reading; too late: a top-up was, and all after it."""

    valid_until: date
    act_by: date
    too_late: bool


def live(top_ups: list[tuple[date, int]], stacking: str, counts: bool, ends_counted: bool) -> Lived:
    """Top-ups, as days with their days of validity, under one combination of readings."""
    day, ended, too_late = top_ups[0][0], date.min, False
    left = 0  # days of validity, today among them
    while left or (ended < top_ups[-1][0] and not too_late):
        for days in sorted((days for on, days in top_ups if on == day), reverse=True):
            new = days if counts else days + 1
            if not left and ended > date.min and (day - ended).days + ends_counted > TOP_UP_HELPS:
                too_late = True
            elif stacking == "adds" and left:
                left += days
            elif not too_late:
                left = max(left, new) if stacking == "later-date" else new
        if left == 1:
            ended = day
        left = max(left - 1, 0)
        day += timedelta(days=1)
    return Lived(ended, ended + timedelta(days=TOP_UP_HELPS - ends_counted), too_late)


@cache
def stacking(*readings: str) -> Policy:
    """The policy in which top-ups do this to each other."""
    content = read(FROZEN)
    [convention] = [each for each in content["convention"] if each["id"] == "stacking"]
    convention |= {"status": "unclear" if readings[1:] else "settled", "readings": list(readings)}
    return loaded(content)


@given(
    start=st.dates(date(2021, 5, 29), date(2100, 1, 1)),
    steps=STEPS,
    readings=st.just(READINGS) | st.sampled_from([(reading,) for reading in READINGS]),
)
def test_the_dates_are_those_of_living_through_every_day(
    start: date, steps: list[Step], readings: tuple[str, ...]
) -> None:
    day, days, top_ups, rows = start, 0, [], []
    for (over, later), (amount, new) in steps:
        day, days = day + timedelta(days=max(over * days + later, 0)), new
        top_ups.append((day, days))
        rows.append(f"{day},{amount}")
    lives = [live(top_ups, *each) for each in product(readings, (True, False), (True, False))]
    found: Values = says(stacking(*readings), {"history": "\n".join(rows), "on": LATE})
    assert ("refusal" in found) == all(each.too_late for each in lives)
    if "refusal" in found:
        assert found["refusal"] == "top-up-too-late"
        return
    ends = [each.valid_until for each in lives]
    assert found["valid_until"] == span(str(min(ends)), str(max(ends)))
    assert found["act_by"] == str(min(each.act_by for each in lives))
    warned = "top-up-too-late" in [each["id"] for each in found["warnings"]]
    assert warned == any(each.too_late for each in lives)
