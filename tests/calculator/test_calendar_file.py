"""The reminder: one day to act on, as a calendar file that another program reads."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from calculator.sentences import Writer
from tests.calculator.asking import EXAMPLE, LANGUAGES, Values, ask, read_back, response

TODAY = "2026-11-23"
CARD = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
NINE = timedelta(hours=9)  # in the morning, after the midnight with which a whole day begins
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=120)


def ics(question: dict[str, str], *more: str, language: str = "en") -> str:
    ran = ask(question, "--format=ics", f"--language={language}", *more)
    assert read_back(ran)
    return ran.out


def labelled(label: str) -> str:
    return ics(CARD, f"--label={label}", language="km")


def kept(question: dict[str, str], made: str, language: str = "en") -> Values:
    """What the page gets, with the calendar file that it makes of it where there is no label."""
    found: Values = response({"made": made, "question": question}, language, task="keep")["keep"]
    lines = found.get("reminder", {"unnamed": ()})["unnamed"]
    return found | {"calendar": "\r\n".join(lines)}


def event(text: str) -> Any:
    """The one event, as another program reads it."""
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    [only] = calendar.walk("VEVENT")
    return only


def uid(label: str) -> str:
    return str(event(labelled(label))["UID"])


# The printed date and the day on which the reminder is made -> its day, and what it says to do.
DAYS = [
    ("2026-12-10", TODAY, "2027-03-09", "Top up"),  # works
    ("2026-09-10", TODAY, "2026-12-08", "Top up"),  # blocked
    ("2026-08-26", TODAY, "2026-11-23", "Top up"),  # the last day still counts
    ("2026-08-25", TODAY, "2027-02-20", "Ask Smart (888)"),  # held under one reading
    ("2026-05-28", TODAY, TODAY, "Ask Smart (888)"),  # the last day of asking counts as well
    ("2026-05-27", TODAY, None, ""),  # may be sold under one reading
    ("2025-01-01", TODAY, None, ""),
    ("2199-12-31", "2199-12-31", "2200-03-30", "Top up"),
]


@pytest.mark.parametrize(("valid_until", "made", "day", "to_do"), DAYS)
def test_one_event_is_named_by_what_to_do_and_is_on_the_last_day_that_helps(
    valid_until: str, made: str, day: str | None, to_do: str
) -> None:
    question = {"valid_until": valid_until, "on": made}
    for language in LANGUAGES:
        responded = kept(question, made, language)
        if day is None:
            assert "888" in responded["none"]
            ran = ask(question, "--format=ics", f"--language={language}")
            assert (ran.status, ran.out, ran.err) == (2, "", f"{responded['none']}\n")
            continue
        assert responded["file"] == f"recycle-date-{day}.ics"
        found = event(responded["calendar"])
        assert found["DTSTART"].dt == date.fromisoformat(day)
        assert found["DTEND"].dt - found["DTSTART"].dt == timedelta(days=1)
        title = found["SUMMARY"]
        assert title.startswith(to_do) == (language == "en")
        assert Writer(language).full_date(date.fromisoformat(day)) in title
        assert bool(re.search("[a-z]", title.replace("Smart", ""))) == (language == "en")


def test_the_other_stages_stand_in_the_note_with_the_way_back_to_the_question() -> None:
    for language in LANGUAGES:
        found = event(ics(CARD, language=language))
        shown = ask(CARD, f"--language={language}").out
        stages = [line for line in found["DESCRIPTION"].split("\n") if "202" in line][:5]
        assert all(re.sub("[:៖] ", " ", stage, count=1)[-12:] in shown for stage in stages)
        assert len(stages) == 5
        link = f"https://recycle-date.example/{language}/calculator/#top_up=2026-08-01"
        assert found["URL"].startswith(link)
        assert "on=" not in found["URL"]
        assert found["DESCRIPTION"].endswith("\n" + found["URL"])


def test_it_sounds_at_nine_in_the_morning_14_and_3_days_before_and_on_the_day() -> None:
    found = event(ics(CARD))
    *before, last = (alarm["TRIGGER"].dt for alarm in found.walk("VALARM"))
    assert before == [NINE - timedelta(days=14), NINE - timedelta(days=3)]
    assert last == datetime(2026, 12, 7, 2, tzinfo=UTC)  # 9:00 in Phnom Penh, wherever one is
    assert found["TRANSP"] == "TRANSPARENT"  # leaves the reader free
    assert {alarm["DESCRIPTION"] for alarm in found.walk("VALARM")} == {found["SUMMARY"]}


def test_a_reminder_made_later_replaces_the_earlier_one() -> None:
    before = event(ics(CARD))
    made = "2026-12-24"
    after = event(kept({"valid_until": "2027-01-31", "on": made}, made)["calendar"])
    to_ask = event(ics({"valid_until": "2026-08-25"}))
    new_sim = event(ics({"activated": "2026-11-20", "programme": "free-sim"}))
    assert before["UID"] == after["UID"] == to_ask["UID"] == new_sim["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x" * 60 + "a", "x" * 60 + "b", False),
        ("\U0001fadc", "\U0001fae9", False),  # newer than the tables of some Pythons
        ("👩‍👧", "👩‍👦", False),
        ("ម៉ាក់", "ប៉ា", False),
        ("Mum", "", False),
        ("Mum", " mum ", True),
        ("លេខ\u200bម៉ាក់", "លេខម៉ាក់", True),
        ("e\u0301", "é", True),
    ],
)
def test_labels_that_look_different_have_reminders_side_by_side(
    one: str, other: str, same: bool
) -> None:
    assert (uid(one) == uid(other)) is same


@given(label=ANY)
@example('a;b,c\\n:d"e')
@example("x" * 500)
@example("evil\r\nUID:1\nEND:VEVENT")
@example("\ud800\0\u2028x")
def test_every_label_is_read_back_whole_and_breaks_out_of_no_line(label: str) -> None:
    calendar = labelled(label)
    shown = " ".join(re.sub("[\ud800\0\u2028\r\n]", " ", label).split())
    assert calendar.count("UID:smart-act-by") == 1
    summary = str(event(calendar)["SUMMARY"])
    assert summary.startswith(f"{shown}៖ " if shown else "បញ្ចូលលុយ")
    assert re.fullmatch(r"[a-z0-9@-]+", uid(label))
    *lines, last = calendar.split("\r\n")  # short, and ended as the format asks
    assert last == ""
    assert not [line for line in lines if "\n" in line or not 0 < len(line.encode()) <= 75]


def test_another_operators_reminder_does_not_lead_here() -> None:
    found = event(ics({"valid_until": "2026-11-10"}, f"--policy={EXAMPLE}"))
    assert found["UID"].startswith("example-")
    assert "URL" not in found
    assert "http" not in found["DESCRIPTION"]
    assert found.walk("VALARM")[-1]["TRIGGER"].dt == NINE


def test_a_label_belongs_to_reminders_only() -> None:
    for format in ("text", "json", "note"):
        ran = ask(CARD, f"--format={format}", "--label=Mum")
        assert (ran.status, ran.out, "--label" in ran.err) == (2, "", True)
