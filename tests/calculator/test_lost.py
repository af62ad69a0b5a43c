"""A number that was cut off or sold: the verdict with its strength, the letter, and the JSON."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator

from calculator.policy_file import load, usual_policy
from calculator.sentences import Writer
from calculator.web import respond
from tests.calculator.asking import (
    FROZEN,
    LANGUAGES,
    POLICIES,
    ROOT,
    SMART,
    Values,
    changed,
    command,
)
from tests.calculator.asking import answer as answered

SCHEMA = json.loads((ROOT / "calculator" / "lost.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
GUIDE = json.loads((ROOT / "calculator" / "guide.json").read_text(encoding="utf-8"))
SOURCED = load(SMART)  # it has every clause of the guide
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
OF_THE_LOSS = ("lost_on", "lost_how", "on")
# How a text says whose it is, and how a letter says that something is our conclusion.
NAMED = {
    "operator": ["Smart"],
    "regulator": ["TRC's Guideline", "TRC says", "សេចក្តីណែនាំលេខ 8021 របស់ ន.ទ.ក.", "ន.ទ.ក. ប្រាប់"],
    "press": ["By press reports", "តាមសារព័ត៌មាន"],
}
CONCLUDED = {
    "en": {
        "letter.counted": "The days are counted; no text names them",
        "letter.unsure": "is not published",
        "letter.by_law": "This is an inference; no text says",
        "letter.top_up": "By the operator's table",
        "letter.top_ups": "counted, not printed",
        "letter.ask.compensation.law": "article 4 of the Law",
    },
    "km": {
        "letter.counted": "បានមកពីការរាប់។ គ្មានអត្ថបទណាសរសេរ",
        "letter.unsure": "គេមិនបានប្រកាសទេ",
        "letter.by_law": "នេះជាការសន្និដ្ឋាន គ្មានអត្ថបទណាប្រាប់",
        "letter.top_up": "តាមតារាងរបស់ក្រុមហ៊ុន",
        "letter.top_ups": "រាប់ដោយខ្លួនឯង",
        "letter.ask.compensation.law": "មាត្រា 4 នៃច្បាប់",
    },
}
STATES = [(known, lost_on, how) for known, lost_on, how, *_ in VERDICTS]
# Under the statement alone; under either rule, by how days are counted; several top-ups.
EARLIER = {"valid_until": "2022-06-10"}
BETWEEN = {**CARD, "top_up": "2023-07-05"}
SEVERAL = {"history": "2026-06-01,1 USD,scratch-card\n2026-08-01,5 USD,scratch-card"}
UNKNOWN = [({}, "2026-11-24", how) for how in ("sold", "cut-off")]


def options(known: dict[str, str], lost_on: str, how: str) -> list[str]:
    parts = {**known, "lost_on": lost_on, "lost_how": how, "on": ON}
    return [f"--{part.replace('_', '-')}={text}" for part, text in parts.items()]


def said(known: dict[str, str], lost_on: str, how: str, language: str) -> Values:
    question = {**known, "lost_on": lost_on, "lost_how": how, "on": ON}
    found: Values = json.loads(respond(json.dumps({"lost": question, "language": language})))
    return found


def between(days: dict[str, str], write: Writer) -> str:
    return write.date_range(*(date.fromisoformat(days[end]) for end in ("earliest", "latest")))


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


@pytest.mark.parametrize(("language", "words"), [("en", "Do not rely on it"), ("km", "កុំពឹងលើវា")])
def test_the_law_counts_where_a_reading_decides_but_is_not_to_be_relied_on(
    language: str, words: str
) -> None:
    for known, lost_on, how, _, _, why in VERDICTS:
        found = said(known, lost_on, how, language)
        counts = why == "reading" and known != FREE  # of a new SIM the law says nothing
        assert (words in found["wording"]["verdict"]) == bool(found["lost"]["by_law"]) == counts
    # Held, by the way of the law, though by the other way the sale is allowed already.
    assert values(PRINTED, "2027-03-09", "sold")["by_law"] == "held"


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


def test_an_amount_whose_table_came_too_late_is_no_last_top_up(tmp_path: Path) -> None:
    came = ('in_force_from = "unknown"', "in_force_from = 2026-06-01")
    policy = f"--policy={changed(FROZEN, tmp_path, came)}"
    ran = command("answer", *options(*UNKNOWN[0]), "--format=json", policy)
    assert {each["channel"] for each in json.loads(ran.out)["last_top_ups"]} == {"online"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", ["sold", "cut-off"])
@pytest.mark.parametrize("known", [PRINTED, EARLIER, BETWEEN, CARD, SEVERAL, FREE, {}], ids=str)
def test_the_letters_say_what_the_answer_says(
    known: dict[str, str], how: str, language: str
) -> None:
    """In every state and under both rules; each sentence with its standing, no other date."""
    write = Writer(language)
    for lost_on in turning_days(known):
        found = said(known, lost_on, how, language)
        facts = [write.date(date.fromisoformat(day)) for day in (lost_on, *last_typed(known))]
        if "amount" in known or "history" in known:
            facts.append(between(answered(**known)["valid_until"], write))
        for to in ("operator", "authority"):
            letter = "\n".join(found["letters"][to])
            assert len(letter.splitlines()) < 50  # a page
            parts = letter.split("\n\n")
            texts = parts[next(at for at, part in enumerate(parts) if part.startswith("1. ")) + 1]
            assert unaccounted(texts, found["lost"], write) == ""
            rest = letter.replace(texts, "")
            for fact in sorted(facts, key=len, reverse=True):
                assert fact in rest
            for fact in sorted(facts, key=len, reverse=True):
                rest = rest.replace(fact, "")
            assert {*re.findall(r"\b20\d\d\b", rest)} <= {"2019"}  # the law's


def turning_days(known: dict[str, str]) -> list[str]:
    """The last and the first day of each stage and rule, by each way to count."""
    if not known:
        return ["2023-10-01", "2026-11-24"]
    ends = [each[end] for each in answered(**known)["stages"] for end in ("first_day", "last_day")]
    ends += [
        rule["recycle_date"] for rule in said(known, "2026-11-24", "sold", "en")["lost"]["rules"]
    ]
    days = {day for end in ends if end for day in end.values()}
    return sorted(day for day in days if max("2021-05-29", *last_typed(known)) <= day < ON)


def last_typed(known: dict[str, str]) -> list[str]:
    """The day that a letter repeats; of several top-ups the last one's."""
    return re.findall(r"\d{4}-\d\d-\d\d", " ".join(known.values()))[-1:]


def unaccounted(texts: str, found: Values, write: Writer) -> str:
    """What is left of a letter's texts without the sentences that have to stand there."""
    policy, language = usual_policy(), write.language
    question, said_now = found["question"], list[str]()
    owners = {each.id: each for each in (*policy.rules, *policy.programmes.values())}
    for rule in found["rules"]:
        name, days = owners[rule["rule"]].name[language], between(rule["recycle_date"], write)
        if rule["rule"] in policy.programmes:
            name = write.text("lost.programme", programme=name)
        said_now.append(write.text("letter.counted", rule=name, days=days))
        said_now += [] if rule["sure"] else [write.text("letter.unsure")]
    if (found["why"], question["lost_how"]) == ("reading", "sold") and "activated" not in question:
        known = {part: text for part, text in question.items() if part not in OF_THE_LOSS}
        law = policy.sources["civil-code"].title[language]
        sold_from = date.fromisoformat(answered(**known)["by_law"]["recycle_date"])
        said_now.append(write.text("letter.by_law", law=law, sold_from=sold_from, operator="Smart"))
    clauses = [owners[rule["rule"]].clause for rule in found["rules"] or found["only_if"]]
    clauses += ["guideline-resale"] if "guideline-8021" in clauses else []
    may_be_valid = any("active" in rule["stage_on"].values() for rule in found["rules"])
    if question["lost_how"] == "sold" and (may_be_valid or not found["rules"]):
        clauses += ["transfer-consent", "penalties-2024"]
    for id in clauses:
        sentence = GUIDE["clauses"][language][id]
        standings = {SOURCED.standing(id, source) for source in SOURCED.clauses[id].sources}
        assert any(name in sentence for each in standings for name in NAMED[each])
        said_now.append(sentence)
    for sentence in said_now:
        assert sentence in texts
        texts = texts.replace(sentence, "", 1)
    return texts.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_line_leaves_room_where_the_page_puts_in_what_is_typed(language: str) -> None:
    question = *options(CARD, "2027-01-01", "sold"), f"--language={language}"
    ran = command("answer", *question, "--format=letter")
    for lines in said(CARD, "2027-01-01", "sold", language)["letters"].values():
        letter = "\n".join(lines)
        for blank, room in (("name", 20), ("number", 6), ("ticket", 8)):
            letter = letter.replace(f"⟦W{blank}⟧", room * "…")
        assert letter in ran.out or len(lines) == 1  # of a mail
    assert "⟦" not in command("answer", *question).out + ran.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_concludes_is_no_text_in_a_letter(language: str) -> None:
    for id, standing in CONCLUDED[language].items():
        assert standing in Writer(language).open(id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("known", "lost_on", "how"), [*STATES, *UNKNOWN])
def test_what_is_said_fits_a_telephone_and_a_mail_link(
    known: dict[str, str], lost_on: str, how: str, language: str
) -> None:
    found = said(known, lost_on, how, language)
    phone = [each["text"] for each in found["wording"]["phone"]]
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


# Validity, the day of the loss, how, today: what is said of a top-up today, if anything is.
TOP_UP_TODAY = [
    ("2026-09-10", "2026-11-24", "cut-off", "2026-11-26", "Top up now."),
    # It should work, whatever is topped up.
    ("2026-12-20", "2026-11-24", "cut-off", "2026-11-26", None),
    ("2026-09-10", "2026-11-24", "cut-off", "2027-01-20", "A top-up alone no longer helps. Call"),
    ("2026-09-10", "2026-11-24", "cut-off", "2027-06-01", "Do not top up:"),
    ("2026-09-10", "2026-11-24", "sold", "2026-11-26", None),
]


@pytest.mark.parametrize(("valid_until", "lost_on", "how", "on", "help"), TOP_UP_TODAY)
def test_it_says_what_a_top_up_today_does_for_a_number_that_was_cut_off(
    valid_until: str, lost_on: str, how: str, on: str, help: str | None
) -> None:
    known = {"valid_until": valid_until}
    told = command("answer", *options(known, lost_on, how)[:-1], f"--on={on}").out
    assert ("And a top-up today?" in told) == bool(help)
    assert f"And a top-up today? {help}" in told or not help


# What is known, the day of the loss, how it was lost, and what has to be said of it.
TOLD = [
    # Nothing known, and cut off: not only a sale is spoken of.
    ({}, "2026-11-24", "cut-off", "not allowed if it was still valid on that day"),
    # Two stages, of which one holds.
    (PRINTED, "2026-11-09", "cut-off", "the number not be sold – or, counted otherwise, it could"),
    # A programme is no text.
    (FREE, "2026-08-14", "sold", "Smart's own text (what is published on “Free-SIM programme”)"),
    # Which of two days is which.
    (PRINTED, "2026-11-09", "sold", "lost on 9 November 2026, valid until 10 September 2026"),
]


@pytest.mark.parametrize(("known", "lost_on", "how", "words"), TOLD)
def test_it_is_said_so_that_it_is_understood(
    known: dict[str, str], lost_on: str, how: str, words: str
) -> None:
    assert words in command("answer", *options(known, lost_on, how)).out


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
