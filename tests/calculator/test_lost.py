"""A number that was cut off or sold: the verdict with its strength, the letter, and the JSON."""

import json
import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest

from calculator.policy_file import load, usual_policy
from calculator.sentences import Writer
from tests.calculator import asking
from tests.calculator.asking import LANGUAGES, ROOT, Values, ask, by_command, response

GUIDE = json.loads((ROOT / "calculator" / "guide.json").read_text(encoding="utf-8"))
SOURCED = load(asking.SMART)  # it has every clause of the guide

Question = dict[str, str]

PRINTED = {"valid_until": "2026-09-10"}
CARD = {"top_up": "2026-08-01", "amount": "5 USD", "channel": "scratch-card"}
FREE = {"activated": "2026-08-01", "programme": "free-sim"}
# Under the statement alone; under either rule, by how days are counted; several top-ups.
EARLIER = {"valid_until": "2022-06-10"}
BETWEEN = {**CARD, "top_up": "2023-07-05"}
SEVERAL = {"history": "2026-06-01,1 USD,scratch-card\n2026-08-01,5 USD,scratch-card"}
STATEMENT = ("smart-2021", "operator")
GUIDELINE = ("trc-8021-2023", "press")
NONE = (None, None)


def lost(known: Question, lost_on: str = "2026-11-24", how: str = "sold") -> Question:
    return {**known, "lost_on": lost_on, "lost_how": how, "on": "2027-06-01"}


# The question: verdict, rule and standing, why.
VERDICTS = [
    (lost(PRINTED, "2026-09-10"), "against", STATEMENT, None),
    # By the statement day 89, or 90 by one reading; then it is unclear; then it claims the right.
    (lost(PRINTED, "2026-12-08"), "against", STATEMENT, None),
    (lost(PRINTED, "2026-12-09"), "against", GUIDELINE, None),
    (lost(PRINTED, "2026-12-10"), "against", GUIDELINE, None),
    (lost(PRINTED, "2027-03-08"), "against", GUIDELINE, None),
    (lost(PRINTED, "2027-03-09"), "unclear", NONE, "reading"),
    (lost(PRINTED, "2027-03-10"), "none-known", NONE, None),
    (lost(CARD, "2026-12-06"), "against", STATEMENT, None),
    (lost(CARD, "2027-03-09"), "unclear", NONE, "reading"),
    (lost(FREE, "2026-08-14"), "against", ("free-sim", "operator"), None),
    (lost(FREE, "2026-08-15"), "unclear", NONE, "reading"),
    # The statement of 2021 alone; then a number that the guideline of August 2023 found held.
    (lost(EARLIER, "2022-09-07"), "against", STATEMENT, None),
    (lost(EARLIER, "2022-10-10"), "none-known", NONE, None),
    (lost({"valid_until": "2023-06-10"}, "2023-10-10"), "unclear", GUIDELINE, "rule"),
    (lost({"valid_until": "2023-06-10"}, "2023-12-10"), "none-known", NONE, None),
    # Asked about a day before the guideline, under which its validity ends.
    (lost({"valid_until": "2024-01-31"}, "2022-10-10"), "against", STATEMENT, None),
    # By one reading validity ended before the guideline, by the other on its first day.
    (lost(BETWEEN, "2023-11-13"), "unclear", NONE, "reading"),
    # Cutting off is not selling: in the first 60 days only what goes out, then everything.
    (lost(PRINTED, "2026-09-10", "cut-off"), "against", STATEMENT, None),
    (lost(PRINTED, "2026-09-20", "cut-off"), "unclear", GUIDELINE, "part"),
    (lost(PRINTED, "2026-11-09", "cut-off"), "unclear", NONE, "reading"),
    (lost(PRINTED, "2026-11-20", "cut-off"), "none-known", NONE, None),
    (lost(PRINTED, "2027-01-20", "cut-off"), "none-known", NONE, None),
    (lost(EARLIER, "2022-07-10", "cut-off"), "unclear", STATEMENT, "not-published"),
]
UNKNOWN = [lost({}), lost({}, how="cut-off")]
# How a text says whose it is, and how a letter says that something is our conclusion.
NAMED = {
    "operator": ["Smart"],
    "regulator": ["TRC's Guideline", "TRC says", "សេចក្តីណែនាំលេខ 8021 របស់ ន.ទ.ក.", "ន.ទ.ក. ប្រាប់"],
    "press": ["By press reports", "តាមសារព័ត៌មាន"],
}
CONCLUDED = {
    "letter.counted": (
        "The days are counted; no text names them", "បានមកពីការរាប់។ គ្មានអត្ថបទណាសរសេរ"
    ),
    "letter.unsure": ("is not published", "គេមិនបានប្រកាសទេ"),
    "letter.by_law": ("This is an inference; no text says", "នេះជាការសន្និដ្ឋាន គ្មានអត្ថបទណាប្រាប់"),
    "letter.top_up": ("By the operator's table", "តាមតារាងរបស់ក្រុមហ៊ុន"),
    "letter.history": ("counted, not printed", "រាប់ដោយខ្លួនឯង"),
    "letter.ask.compensation.law": ("article 4 of the Law", "មាត្រា 4 នៃច្បាប់"),
}  # fmt: skip


def said(question: Question, language: str) -> Values:
    return response(question, language, task="lost")


def values(question: Question) -> Values:
    """The JSON of the command line, which is what the page gets."""
    found = by_command(question)
    assert found == said(question, "en")["lost"]
    return found


def between(days: dict[str, str], write: Writer) -> str:
    return write.date_range(*(date.fromisoformat(days[end]) for end in ("earliest", "latest")))


@pytest.mark.parametrize(("question", "verdict", "against", "why"), VERDICTS)
def test_the_verdict_and_its_strength(
    question: Question, verdict: str, against: tuple[str | None, str | None], why: str | None
) -> None:
    found = values(question)
    assert (found["verdict"], found["why"]) == (verdict, why)
    assert (found["rule"], found["standing"]) == against
    assert bool(found["hangs_on"]) == (why == "reading")
    # The law counts where a reading decides, but is not to be relied on; of a new SIM it is silent.
    assert bool(found["by_law"]) == (why == "reading" and "activated" not in question)
    for language, words in (("en", "Do not rely on it"), ("km", "កុំពឹងលើវា")):
        assert (words in said(question, language)["wording"]["verdict"]) == bool(found["by_law"])


def test_both_rules_stand_side_by_side() -> None:
    statement, guideline = values(lost(PRINTED, "2026-12-10"))["rules"]
    assert (statement["rule"], statement["resale_on"]) == ("smart-2021", "allowed")
    assert statement["recycle_date"] == {"earliest": "2026-12-09", "latest": "2026-12-10"}
    assert (guideline["rule"], guideline["resale_on"]) == ("trc-8021-2023", "not-allowed")
    assert guideline["recycle_date"] == {"earliest": "2027-03-09", "latest": "2027-03-10"}
    for language, right in (("en", "claims the right"), ("km", "មានសិទ្ធិធ្វើបានហើយ")):
        assert right in said(lost(PRINTED, "2026-12-10"), language)["wording"]["verdict"]
        assert right not in said(lost(PRINTED, "2026-12-08"), language)["wording"]["verdict"]
    # Held, by the way of the law, though by the other way the sale is allowed already.
    assert values(lost(PRINTED, "2027-03-09"))["by_law"] == "held"


# The day of the sale; the last ends of validity by each rule, and the last 5 USD, that allowed it.
ONLY_IF = [
    # 90 and 180 days by the reading that counts the day on which validity ends.
    ("2026-11-24", ["2026-08-26", "2026-05-28"], "2026-04-19"),
    ("2023-11-11", ["2023-08-13", None], "2023-07-05"),
    ("2023-12-24", ["2023-09-25", None], "2023-07-05"),  # no number under the newer rule so early
    ("2027-03-09", ["2026-12-09", "2026-09-10"], "2026-08-02"),
    ("2021-06-05", [None], None),  # it would have ended before any known rule
]


@pytest.mark.parametrize(("lost_on", "ended_by", "topped_up_by"), ONLY_IF)
def test_where_nothing_is_known_it_says_until_when_a_sale_was_allowed(
    lost_on: str, ended_by: list[str | None], topped_up_by: str | None
) -> None:
    found = values(lost({}, lost_on))
    assert found == values({"lost_on": lost_on, "on": "2027-06-01"}), "sold, if nothing is said"
    assert found["verdict"] == "only-if"
    assert [each["valid_until"] for each in found["only_if"]] == ended_by
    assert ("no sale" in said(lost({}, lost_on), "en")["wording"]["verdict"]) == (None in ended_by)
    last = found["last_top_ups"]
    assert len(last) == (11 if topped_up_by else 0)
    assert [each["top_up"] for each in last if each["amount"] == "5 USD"][:1] == [
        *filter(None, [topped_up_by])
    ]
    for each in last if lost_on == "2026-11-24" else ():
        later = date.fromisoformat(each["top_up"]) + timedelta(days=1)
        assert values(lost(each, lost_on))["verdict"] == "unclear"
        against = values(lost({**each, "top_up": later.isoformat()}, lost_on))
        assert (against["verdict"], against["rule"]) == ("against", "trc-8021-2023")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", ["sold", "cut-off"])
@pytest.mark.parametrize("known", [PRINTED, EARLIER, BETWEEN, CARD, SEVERAL, FREE, {}], ids=str)
def test_the_letters_say_what_the_answer_says(known: Question, how: str, language: str) -> None:
    """In every state and under both rules; each sentence with its standing, no other date."""
    write = Writer(language)
    for lost_on in turning_days(known):
        found = said(lost(known, lost_on, how), language)
        facts = [write.date(date.fromisoformat(day)) for day in (lost_on, *last_typed(known))]
        if "amount" in known or "history" in known:
            facts.append(between(asking.answer(**known)["valid_until"], write))
        for to in ("operator", "authority"):
            letter = "\n".join(found["letters"][to])
            assert len(letter.splitlines()) < 50  # a page
            parts = letter.split("\n\n")
            texts = parts[next(at for at, part in enumerate(parts) if part.startswith("1. ")) + 1]
            assert unaccounted(texts, known, found["lost"], write) == ""
            rest = letter.replace(texts, "")
            for fact in sorted(facts, key=len, reverse=True):
                assert fact in letter
                rest = rest.replace(fact, "")
            assert {*re.findall(r"\b20\d\d\b", rest)} <= {"2019"}  # the law's


def turning_days(known: Question) -> list[str]:
    """The last and the first day of each stage and rule, by each way to count."""
    if not known:
        return ["2023-10-01", "2026-11-24"]
    ends = [
        each[end] for each in asking.answer(**known)["stages"] for end in ("first_day", "last_day")
    ]
    ends += [rule["recycle_date"] for rule in said(lost(known), "en")["lost"]["rules"]]
    days = {day for end in ends if end for day in end.values()}
    return sorted(day for day in days if max("2021-05-29", *last_typed(known)) <= day < "2027-06")


def last_typed(known: Question) -> list[str]:
    """The day that a letter repeats; of several top-ups the last one's."""
    return re.findall(r"\d{4}-\d\d-\d\d", " ".join(known.values()))[-1:]


def unaccounted(texts: str, known: Question, found: Values, write: Writer) -> str:
    """What is left of a letter's texts without the sentences that have to stand there."""
    policy, language = usual_policy(), write.language
    sold, said_now = found["question"]["lost_how"] == "sold", list[str]()
    owners = {each.id: each for each in (*policy.rules, *policy.programmes.values())}
    for rule in found["rules"]:
        name, days = owners[rule["rule"]].name[language], between(rule["recycle_date"], write)
        if rule["rule"] in policy.programmes:
            name = write.text("lost.programme", programme=name)
        said_now.append(write.text("letter.counted", rule=name, days=days))
        said_now += [] if rule["sure"] else [write.text("letter.unsure")]
    if sold and found["by_law"]:
        law = policy.sources["civil-code"].title[language]
        sold_from = date.fromisoformat(asking.answer(**known)["by_law"]["recycle_date"])
        said_now.append(write.text("letter.by_law", law=law, sold_from=sold_from, operator="Smart"))
    clauses = [owners[rule["rule"]].clause for rule in found["rules"] or found["only_if"]]
    clauses += ["guideline-resale"] if "guideline-8021" in clauses else []
    may_be_valid = any("active" in rule["stage_on"].values() for rule in found["rules"])
    if sold and (may_be_valid or not found["rules"]):
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
    question = lost(CARD, "2027-01-01")
    text, letters = (
        ask(question, f"--language={language}", f"--format={form}").out
        for form in ("text", "letter")
    )
    for lines in said(question, language)["letters"].values():
        letter = "\n".join(lines)
        for blank, room in (("name", 20), ("number", 6), ("ticket", 8)):
            letter = letter.replace(f"⟦W{blank}⟧", room * "…")
        assert letter in letters or len(lines) == 1  # of a mail
    assert "⟦" not in text + letters


@pytest.mark.parametrize(("id", "standings"), CONCLUDED.items())
def test_what_the_guide_concludes_is_no_text_in_a_letter(
    id: str, standings: tuple[str, str]
) -> None:
    for language, standing in zip(LANGUAGES, standings, strict=True):
        assert standing in Writer(language).open(id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [*(question for question, *_ in VERDICTS), *UNKNOWN])
def test_what_is_said_fits_a_telephone_and_a_mail_link(question: Question, language: str) -> None:
    found = said(question, language)
    phone = [each["text"] for each in found["wording"]["phone"]]
    assert len(phone) == 3
    mail = [*phone, *found["letters"]["mail_paste"], *found["letters"]["mail_subject"]]
    assert len(quote("\n".join(mail))) < 1700
    everything = json.dumps(found, ensure_ascii=False)
    assert "illegal" not in everything
    assert "ខុសច្បាប់" not in everything


def test_the_case_note_has_the_checks_before_a_release() -> None:
    note = ask(lost(PRINTED, "2027-01-01"), "--format=note", f"--policy={asking.SMART}").out
    for clause in ("statement-2021", "guideline-resale", "transfer-consent"):
        assert re.search(rf"^\[{clause}\] .*\?$", note, re.MULTILINE)
    assert "10 March 2027" in note
    assert "21 May 2026" in ask(UNKNOWN[0], "--format=note").out


CUT_OFF = lost({"valid_until": "2026-09-10"}, how="cut-off")
# A loss, and what has to be said of it.
TOLD = [
    (CUT_OFF | {"on": "2026-11-26"}, "And a top-up today? Top up now."),
    (CUT_OFF | {"on": "2027-01-20"}, "And a top-up today? A top-up alone no longer helps. Call"),
    (CUT_OFF | {"on": "2027-06-01"}, "And a top-up today? Do not top up:"),
    # Nothing known, and cut off: not only a sale is spoken of.
    (UNKNOWN[1], "not allowed if it was still valid on that day"),
    # Two stages, of which one holds.
    (lost(PRINTED, "2026-11-09", "cut-off"), "the number not be sold – or, counted otherwise, it"),
    # A programme is no text.
    (lost(FREE, "2026-08-14"), "Smart's own text (what is published on “Free-SIM programme”)"),
    # Which of two days is which.
    (lost(PRINTED, "2026-11-09"), "lost on 9 November 2026, valid until 10 September 2026"),
]


@pytest.mark.parametrize(("question", "words"), TOLD)
def test_it_is_said_so_that_it_is_understood(question: Question, words: str) -> None:
    assert words in ask(question).out


def test_no_top_up_is_asked_for_where_it_was_sold_or_should_work() -> None:
    today = {"on": "2026-11-26"}
    for question in (CUT_OFF | {"lost_how": "sold"}, CUT_OFF | {"valid_until": "2026-12-20"}):
        assert "And a top-up today?" not in ask(question | today).out


def test_another_operator_has_a_letter_without_sentences_about_smart() -> None:
    for form in ("text", "letter", "note", "json"):
        question = lost({"valid_until": "2026-08-01"}, "2026-08-20")
        ran = ask(question, f"--policy={asking.EXAMPLE}", f"--format={form}")
        assert (ran.status, "Smart" in ran.out) == (0, False)
