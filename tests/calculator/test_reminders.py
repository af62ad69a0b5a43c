"""Reminders as a calendar file, read back by two programs that others wrote."""

import json
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from calculator.reminders.lines import content_line, escaped, folded
from calculator.web import respond
from tests.calculator.asking import (
    EXAMPLE,
    LANGUAGES,
    Values,
    by_command,
    command,
    options,
)

READER = Path(__file__).with_name("read_calendar.mjs")
CARD = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
TODAY = "2026-11-23"
MADE = {"made": TODAY, "label": ""}

KHMER = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17DD), max_size=200)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def ics(question: dict[str, str], *more: str, language: str = "en") -> str:
    ran = command("answer", *options(question), "--format=ics", f"--language={language}", *more)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def asked(question: dict[str, str], **given: Any) -> Values:
    request = {"calendar": MADE | {"question": {"on": TODAY} | question} | given}
    responded: Values = json.loads(
        respond(json.dumps(request | {"language": "km", "digits": "latin"}))
    )
    return responded


def content(text: str) -> list[list[str]]:
    """All that stands in a calendar, component by component, in no order of properties."""
    return [
        sorted(
            f"{name} {value.params} {value.to_ical()!r}"
            for name, value in each.property_items(recursive=False)
            if name not in ("BEGIN", "END")
        )
        for each in Calendar.from_ical(text).walk()
    ]


def events(text: str) -> dict[str, Any]:
    return {str(each["UID"]): each for each in Calendar.from_ical(text).walk("VEVENT")}


def days(text: str) -> dict[str, str]:
    return {uid: each["DTSTART"].dt.isoformat() for uid, each in events(text).items()}


def test_the_worked_example() -> None:
    on_the_way = ics({"top_up": "2026-08-01", "amount": "5 USD", "on": "2026-08-01"})
    assert days(on_the_way) == {
        "smart-act-by@recycle-date": "2026-12-07",
        "smart-end-of-held@recycle-date": "2027-03-07",
    }
    early = asked(CARD | {"on": "2026-08-01"}, made="2026-08-01")["calendar"]
    assert days(early) == days(on_the_way) | {
        "smart-end-of-active@recycle-date": "2026-09-09",
        "smart-end-of-outgoing-barred@recycle-date": "2026-11-07",
    }


def test_days_are_whole_and_leave_the_reader_free() -> None:
    for event in events(ics(CARD)).values():
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event["TRANSP"] == "TRANSPARENT"
    assert "METHOD" not in ics(CARD)


def test_alarms_sound_at_nine_in_the_morning_before_the_day_ends() -> None:
    for event in events(ics(CARD)).values():
        day = event["DTSTART"].dt
        *before, last = (alarm["TRIGGER"].dt for alarm in event.walk("VALARM"))
        nine = timedelta(hours=9)  # after midnight, where the day begins
        assert before == [nine - timedelta(days=each) for each in (7, 3, 1)]
        assert last == datetime(day.year, day.month, day.day, 2, tzinfo=UTC)  # 9:00 in Phnom Penh


def test_a_new_top_up_replaces_the_reminders_of_the_old_one() -> None:
    before = events(ics(CARD))
    after = events(
        asked({"valid_until": "2027-01-31", "on": "2026-12-24"}, made="2026-12-24")["calendar"]
    )
    assert before.keys() < after.keys()
    for uid, event in before.items():
        assert after[uid]["SEQUENCE"] > event["SEQUENCE"]
        assert after[uid]["DTSTAMP"].dt > event["DTSTAMP"].dt
        assert after[uid]["DTSTART"].dt > event["DTSTART"].dt


def test_a_new_sim_that_is_topped_up_leaves_no_old_reminder_behind() -> None:
    new = ics({"activated": "2026-11-20", "programme": "free-sim"})
    assert days(new).keys() <= days(ics(CARD)).keys()


def test_reminders_of_several_numbers_live_side_by_side() -> None:
    mine, hers = days(ics(CARD)), days(ics(CARD, "--label=Mum"))
    assert not mine.keys() & hers.keys()
    assert list(mine.values()) == list(hers.values())
    assert hers == days(ics(CARD, "--label= mum "))
    assert hers.keys() != days(ics(CARD, "--label=Dad")).keys()
    for event in events(ics(CARD, "--label=Mum")).values():
        assert event["SUMMARY"].startswith("Mum: ")


@given(label=ANY)
def test_whatever_the_label_is_it_stays_within_its_line(label: str) -> None:
    calendar = asked(CARD, label=label)["calendar"]
    assert [each.name for each in Calendar.from_ical(calendar).subcomponents] == ["VEVENT"] * 2
    assert all(re.fullmatch(r"[a-z0-9@-]+", uid) for uid in events(calendar))


@pytest.mark.parametrize("label", ['a;b,c\\n:d"e', "ម៉ាក់", "x" * 500, "\u202eevil\nUID:1"])
def test_labels_are_read_back_as_they_are_shown(label: str) -> None:
    [first, *_] = events(asked(CARD, label=label)["calendar"]).values()
    shown = re.sub(r"[\u202e\n]+", " ", label).strip()
    shown = shown if len(shown) <= 40 else shown[:40] + "…"
    assert first["SUMMARY"].startswith(f"{shown}៖ ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", ["icalendar", "ical.js"])
def test_another_program_reads_it_and_writes_the_same(reader: str, language: str) -> None:
    made = ics(CARD, "--label=ម៉ាក់; a, b", language=language)
    if reader == "icalendar":
        written = Calendar.from_ical(made).to_ical().decode("utf-8")
    else:
        ran = subprocess.run(["node", READER], input=made.encode(), capture_output=True, check=True)
        written = ran.stdout.decode("utf-8")
    assert content(written) == content(made)
    assert not Calendar.from_ical(made).errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_the_readers_and_lead_to_the_question(language: str) -> None:
    for event in events(ics(CARD, language=language)).values():
        link = f"https://recycle-date.example/{language}/calculator/#top_up=2026-08-01"
        assert event["URL"].startswith(link)
        assert event["DESCRIPTION"].endswith(event["URL"])
        assert "on=" not in event["URL"]
        assert event["SUMMARY"].params["LANGUAGE"] == language
        words = event["SUMMARY"].replace("Smart", "")
        assert bool(re.search("[a-z]", words)) == (language == "en")


def test_the_page_gets_the_same_file_under_a_plain_name() -> None:
    responded = asked(CARD, label="ម៉ាក់")
    assert responded["calendar"] == ics(CARD, "--label=ម៉ាក់", language="km")
    assert responded["file"] == "recycle-date-2026-12-07.ics"


def test_lines_are_short_and_end_as_the_format_asks() -> None:
    for language in LANGUAGES:
        written = ics(CARD, language=language)
        assert written.endswith("\r\n")
        lines = written.split("\r\n")[:-1]
        assert not [line for line in lines if "\n" in line or len(line.encode()) > 75 or not line]


@given(text=KHMER | ANY)
def test_folding_cuts_no_letter(text: str) -> None:
    lines = folded(text).split("\r\n")
    assert "".join([lines[0], *(line[1:] for line in lines[1:])]) == text
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])


WORDS = "ខ្ញុំស្រឡាញ់ស្ត្រីខ្មែរ ក្រោយផុតសុពលភាព ដំណាក់កាលរក្សាទុកលេខ "


@given(shift=st.integers(0, 80))
def test_a_khmer_letter_keeps_its_signs(shift: int) -> None:
    for line in folded("x" * shift + WORDS * 5).split("\r\n ")[1:]:
        assert not re.match("[\u17b4-\u17d3]", line)
    for line in folded("x" * shift + WORDS * 5).split("\r\n ")[:-1]:
        assert not line.endswith("\u17d2")


@given(text=ANY | st.text(alphabet='\\;,n\n":ក', max_size=60))
def test_a_text_is_read_back(text: str) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", content_line("SUMMARY", escaped(text))]
    read = Calendar.from_ical("\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]))
    assert read.walk("VEVENT")[0]["SUMMARY"] == text


def test_another_operators_reminders_do_not_lead_here() -> None:
    there = events(ics({"valid_until": "2026-11-10"}, f"--policy={EXAMPLE}"))
    assert all(uid.startswith("example-") for uid in there)
    for event in there.values():
        assert "URL" not in event
        assert "http" not in event["DESCRIPTION"]
        assert event.walk("VALARM")[-1]["TRIGGER"].dt == timedelta(hours=9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_every_day_has_passed_there_is_nothing_to_be_reminded_of(language: str) -> None:
    question = {"valid_until": "2025-01-01"}
    ran = command("answer", *options(question), "--format=ics", f"--language={language}")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "2026" in ran.err
    assert asked(question)["refusal"]["id"] == "reminders-past"


def test_the_last_day_still_counts() -> None:
    [day] = days(ics({"valid_until": "2026-05-28"})).values()
    assert day == TODAY
    assert by_command({"valid_until": "2026-05-28"})["recycle_date"]["earliest"] == "2026-11-24"


@pytest.mark.parametrize("format", ["text", "json", "note"])
def test_a_label_belongs_to_reminders_only(format: str) -> None:
    ran = command("answer", *options(CARD), f"--format={format}", "--label=Mum")
    assert (ran.status, ran.out) == (2, "")
    assert "--label" in ran.err


@pytest.mark.parametrize(
    "given", [{"made": "today"}, {"made": 1}, {"label": None}, {"label": ["x"]}, {"more": ""}]
)
def test_a_request_that_is_not_of_the_form_is_refused(given: dict[str, Any]) -> None:
    assert asked(CARD, **given)["refusal"]["id"] == "request-garbage"


def test_dates_at_the_end_of_time() -> None:
    question = {"valid_until": "2199-12-31", "on": "2199-12-31"}
    far = days(asked(question, made="2199-12-31")["calendar"])
    assert far["smart-end-of-active@recycle-date"] == "2199-12-31"
    assert far["smart-end-of-held@recycle-date"] == "2200-06-28"
