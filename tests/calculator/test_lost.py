"""A number that was cut off or sold: the verdict with its strength, the letter, and the JSON."""

import json
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator

from calculator.sentences import Writer
from calculator.web import respond
from tests.calculator.asking import LANGUAGES, POLICIES, ROOT, SMART, Values, command

SCHEMA = json.loads((ROOT / "calculator" / "lost.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
ON = "2027-06-01"

PRINTED = {"valid_until": "2026-09-10"}
CARD = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
FREE = {"activated": "2026-08-01", "programme": "free-sim"}
STATEMENT = ("smart-2021", "operator")
GUIDELINE = ("trc-8021-2023", "press")
NONE = (None, None)

# Known, the day of the loss, how: verdict, rule and standing, why.
VERDICTS: list[tuple[dict[str, str], str, str, str, tuple[str | None, str | None], str | None]] = [
    (PRINTED, "2026-09-10", "sold", "against", STATEMENT, None),
    (PRINTED, "2026-12-08", "sold", "against", STATEMENT, None),  # day 89, or 90 by one reading
    (PRINTED, "2026-12-09", "sold", "against", GUIDELINE, None),  # the statement is unclear
    (PRINTED, "2026-12-10", "sold", "against", GUIDELINE, None),  # the statement claims the right
    (PRINTED, "2027-03-08", "sold", "against", GUIDELINE, None),
    (PRINTED, "2027-03-09", "sold", "unclear", NONE, "reading"),
    (PRINTED, "2027-03-10", "sold", "none-known", NONE, None),
    (CARD, "2026-12-06", "sold", "against", STATEMENT, None),
    (CARD, "2027-03-09", "sold", "unclear", NONE, "reading"),
    (FREE, "2026-08-14", "sold", "against", ("free-sim", "operator"), None),
    (FREE, "2026-08-15", "sold", "unclear", NONE, "reading"),
    # The statement of 2021 alone; then a number that the guideline of August 2023 found held.
    ({"valid_until": "2022-06-10"}, "2022-09-07", "sold", "against", STATEMENT, None),
    ({"valid_until": "2022-06-10"}, "2022-10-10", "sold", "none-known", NONE, None),
    ({"valid_until": "2023-06-10"}, "2023-10-10", "sold", "unclear", GUIDELINE, "rule"),
    ({"valid_until": "2023-06-10"}, "2023-12-10", "sold", "none-known", NONE, None),
    # Asked about a day before the guideline, under which its validity ends.
    ({"valid_until": "2024-01-31"}, "2022-10-10", "sold", "against", STATEMENT, None),
    # By one reading validity ended before the guideline, by the other on its first day.
    ({**CARD, "top_up": "2023-07-05"}, "2023-11-13", "sold", "unclear", NONE, "reading"),
    # Cutting off is not selling: in the first 60 days only what goes out, then everything.
    (PRINTED, "2026-09-10", "cut-off", "against", STATEMENT, None),
    (PRINTED, "2026-09-20", "cut-off", "unclear", GUIDELINE, "part"),
    (PRINTED, "2026-11-09", "cut-off", "unclear", NONE, "reading"),
    (PRINTED, "2026-11-20", "cut-off", "none-known", NONE, None),
    (PRINTED, "2027-01-20", "cut-off", "none-known", NONE, None),
    ({"valid_until": "2022-06-10"}, "2022-07-10", "cut-off", "unclear", STATEMENT, "not-published"),
]
STATES = [(known, lost_on, how) for known, lost_on, how, *_ in VERDICTS]
UNKNOWN = [({}, "2026-11-24", how) for how in ("sold", "cut-off")]


def options(known: dict[str, str], lost_on: str, how: str) -> list[str]:
    parts = {**known, "lost_on": lost_on, "lost_how": how, "on": ON}
    return [f"--{part.replace('_', '-')}={text}" for part, text in parts.items()]


def said(known: dict[str, str], lost_on: str, how: str, language: str) -> Values:
    question = {**known, "lost_on": lost_on, "lost_how": how, "on": ON}
    found: Values = json.loads(respond(json.dumps({"lost": question, "language": language})))
    return found


def values(known: dict[str, str], lost_on: str, how: str) -> Values:
    """The JSON of the command line, which keeps to the schema and is what the page gets."""
    ran = command("answer", *options(known, lost_on, how), "--format", "json")
    found: Values = json.loads(ran.out)
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    assert found == said(known, lost_on, how, "en")["lost"]
    return found


@pytest.mark.parametrize(("known", "lost_on", "how", "verdict", "against", "why"), VERDICTS)
def test_the_verdict_and_its_strength(
    known: dict[str, str],
    lost_on: str,
    how: str,
    verdict: str,
    against: tuple[str | None, str | None],
    why: str | None,
) -> None:
    found = values(known, lost_on, how)
    assert (found["verdict"], found["why"]) == (verdict, why)
    assert (found["rule"], found["standing"]) == against
    assert bool(found["hangs_on"]) == (why == "reading")


def test_both_rules_stand_side_by_side() -> None:
    statement, guideline = values(PRINTED, "2026-12-10", "sold")["rules"]
    assert (statement["rule"], statement["resale_on"]) == ("smart-2021", "allowed")
    assert statement["recycle_date"] == {"earliest": "2026-12-09", "latest": "2026-12-10"}
    assert (guideline["rule"], guideline["resale_on"]) == ("trc-8021-2023", "not-allowed")
    assert guideline["recycle_date"] == {"earliest": "2027-03-09", "latest": "2027-03-10"}
    for language, right in (("en", "claims the right"), ("km", "មានសិទ្ធិធ្វើបានហើយ")):
        assert right in said(PRINTED, "2026-12-10", "sold", language)["wording"]["verdict"]
        assert right not in said(PRINTED, "2026-12-08", "sold", language)["wording"]["verdict"]


def test_where_nothing_is_known_it_says_until_when_a_sale_was_allowed() -> None:
    found = values(*UNKNOWN[0])
    assert found["verdict"] == "only-if"
    # 90 and 180 days by the reading that counts the day on which validity ends.
    assert [each["valid_until"] for each in found["only_if"]] == ["2026-08-26", "2026-05-28"]
    assert len(found["last_top_ups"]) == 11
    for each in found["last_top_ups"]:
        later = date.fromisoformat(each["top_up"]) + timedelta(days=1)
        assert values(each, "2026-11-24", "sold")["verdict"] == "unclear"
        against = values({**each, "top_up": later.isoformat()}, "2026-11-24", "sold")
        assert (against["verdict"], against["rule"]) == ("against", "trc-8021-2023")
    early = said({}, "2023-10-01", "sold", "en")
    assert early["lost"]["only_if"][1] == {"rule": "trc-8021-2023", "valid_until": None}
    assert "no sale" in early["wording"]["verdict"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("known", "lost_on", "how"), [*STATES, *UNKNOWN])
def test_the_letter_says_what_the_answer_says(
    known: dict[str, str], lost_on: str, how: str, language: str
) -> None:
    write = Writer(language)
    found = said(known, lost_on, how, language)
    ran = command(
        "answer", *options(known, lost_on, how), "--format=letter", "--language", language
    )
    for letter in ("\n".join(found["letters"][to]) for to in ("operator", "authority")):
        assert letter in ran.out
        assert len(letter.splitlines()) < 50  # a page
        left = letter
        days = [lost_on, *(known[part] for part in ("valid_until", "top_up") if part in known)]
        for each in days:
            assert write.date(date.fromisoformat(each)) in left
        for rule in found["lost"]["rules"]:
            text = paragraph(rule, letter, write)
            # What only the press says is said so, and that days are counted and not published.
            assert (rule["standing"] != "press") or PRESS[language] in text
            assert COUNTED[language] in text
            assert rule["sure"] or UNSURE[language] in text
        # Nothing else is dated but the texts themselves.
        for rule in found["lost"]["rules"]:
            left = left.replace(between(rule, write), "")
        for each in days:
            left = left.replace(write.date(date.fromisoformat(each)), "")
        years = {year for year in re.findall(r"\b20\d\d\b", left) if int(year) > 2023}
        assert not years or "top_up" in known


PRESS = {"en": "press reports", "km": "តាមសារព័ត៌មាន"}
COUNTED = {"en": "no text names them", "km": "បានមកពីការរាប់"}
UNSURE = {"en": "is not published", "km": "គេមិនបានប្រកាសទេ"}


def between(rule: Any, write: Writer) -> str:
    first, last = (date.fromisoformat(rule["recycle_date"][end]) for end in ("earliest", "latest"))
    return write.date_range(first, last)


def paragraph(rule: Any, letter: str, write: Writer) -> str:
    """The line of a letter that has the days of a rule."""
    return next(line for line in letter.splitlines() if between(rule, write) in line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("known", "lost_on", "how"), [*STATES, *UNKNOWN])
def test_what_is_said_fits_a_telephone_and_a_mail_link(
    known: dict[str, str], lost_on: str, how: str, language: str
) -> None:
    found = said(known, lost_on, how, language)
    phone = found["wording"]["phone"]
    assert len(phone) == 3
    mail = [*phone, *found["letters"]["mail_paste"], *found["letters"]["mail_subject"]]
    assert len(quote("\n".join(mail))) < 1700
    everything = json.dumps(found, ensure_ascii=False)
    assert "illegal" not in everything
    assert "ខុសច្បាប់" not in everything


def test_the_case_note_has_the_checks_before_a_release() -> None:
    ran = command(
        "answer", *options(PRINTED, "2027-01-01", "sold"), "--format=note", f"--policy={SMART}"
    )
    for clause in ("statement-2021", "guideline-resale", "transfer-consent"):
        assert re.search(rf"^\[{clause}\] .*\?$", ran.out, re.MULTILINE)
    assert "10 March 2027" in ran.out
    ran = command("answer", *options(*UNKNOWN[0]), "--format=note")
    assert "21 May 2026" in ran.out


def test_a_number_that_was_cut_off_may_still_be_kept_today() -> None:
    cut = [*options(PRINTED, "2026-11-24", "cut-off")[:-1], "--on=2026-11-26"]
    assert "Does a top-up still help today?" in command("answer", *cut).out
    sold = command("answer", *options(PRINTED, "2026-11-24", "sold")).out
    assert "Do not top up" in sold


def test_another_operator_has_a_letter_without_sentences_about_smart() -> None:
    for file in sorted((POLICIES / "good").glob("*.toml")):
        asked = ["--valid-until=2026-08-01", "--lost-on=2026-08-20", f"--policy={file}"]
        for form in ("text", "letter", "note", "json"):
            ran = command("answer", *asked, f"--format={form}")
            assert (ran.status, "Smart" in ran.out) == (0, False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["--lost-on=2026-12-30"], "lies after"),
        (["--lost-on=2021-05-01"], "29 May 2021"),
        (["--lost-on=2026-11-01", "--lost-how=stolen"], "sold, cut-off"),
        (["--lost-on=2026-11-01", "--format=ics"], "ics"),
        (["--valid-until=2026-09-10", "--format=letter"], "--lost-on"),
        (["--valid-until=2026-09-10", "--lost-how=sold"], "lost_how"),
        (["--lost-on=2026-11-01", "--top-up=2026-11-02", "--amount=5 USD"], "lies after"),
    ],
)
def test_what_cannot_be_answered_is_refused(typed: list[str], sentence: str) -> None:
    ran = command("answer", *typed, "--on=2026-11-26")
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
