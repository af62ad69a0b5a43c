"""An answer cites exactly what it rests on, and each clause is there to be read."""

import pytest

from calculator.policy_file import load
from publishing.terms import worded
from tests.calculator.asking import FROZEN, LANGUAGES, answer, command, options, wording

CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
PRINTED = {"valid_until": "2026-09-10"}
OLD_RULE = {"valid_until": "2022-01-31"}
STRADDLING = {"top_up": "2023-08-06", "amount": "1 USD"}
FREE_SIM = {"activated": "2026-08-01", "programme": "free-sim"}

GUIDELINE = (
    "rule-by-validity-end active-meaning guideline-outgoing-barred guideline-barred"
    " guideline-held guideline-resale"
)
LAW = "civil-code-counting"
COUNTED = f"top-up-day validity-end-day {LAW}"

# A question, and the clauses that it cites, of its unclear conventions, and of its warnings.
CITED = [
    (CARD, f"validity-scratch-card {COUNTED} guideline-8021 {GUIDELINE}",
     "top-up-day validity-end-day", "stacking guideline-outgoing-barred"),
    (PRINTED, f"validity-end-of-day validity-end-day {LAW} guideline-8021 {GUIDELINE}",
     "validity-end-day", "guideline-outgoing-barred"),
    (OLD_RULE,
     f"validity-end-of-day validity-end-day {LAW} statement-2021 rule-by-validity-end"
     " active-meaning", "validity-end-day", ""),
    (STRADDLING, f"validity-scratch-card {COUNTED} statement-2021 guideline-8021 {GUIDELINE}",
     "top-up-day validity-end-day",
     "stacking rule-by-validity-end rule-by-validity-end guideline-outgoing-barred"),
    ({"history": "2026-08-01,5 USD\n2026-08-20,2 USD,online"},
     f"validity-scratch-card validity-online stacking {COUNTED} guideline-8021 {GUIDELINE}",
     "stacking top-up-day validity-end-day", "guideline-outgoing-barred"),
    (FREE_SIM, "first-use-free-sim first-use-day", "first-use-day", "starter-sim-guideline"),
    (FREE_SIM | {"programme": "standard"}, "first-use-standard first-use-day",
     "first-use-day", "starter-sim-guideline"),
]  # fmt: skip
QUESTIONS = [question for question, *_ in CITED]
BY_CARD = "validity-scratch-card validity-scratch-card validity-end-of-day rule-by-validity-end"
BARRED = "guideline-outgoing-barred guideline-barred guideline-held"
# A question, and the clause of each step of its computation.
STEPS = [
    (CARD, f"{BY_CARD} {BARRED} guideline-barred guideline-resale"),
    (FREE_SIM, "first-use-free-sim " * 4),
    (OLD_RULE, "validity-end-of-day rule-by-validity-end" + " statement-2021" * 3),
    # Where both rules have a stage, that of the rule which may end sooner is described.
    (STRADDLING, f"{BY_CARD} {BARRED}" + " statement-2021" * 3),
]


@pytest.mark.parametrize(("question", "cited", "unclear", "warned"), CITED)
def test_exactly_these_clauses_are_named(
    question: dict[str, str], cited: str, unclear: str, warned: str
) -> None:
    found = answer(**question)
    assert " ".join(dict.fromkeys(each["clause"] for each in found["citations"])) == cited
    assert " ".join(each["clause"] for each in found["unclear"]) == unclear
    assert " ".join(each["clause"] for each in found["warnings"]) == warned


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_cited_can_be_read_with_its_standing_and_the_title_of_its_source(
    question: dict[str, str], language: str
) -> None:
    policy, told = load(FROZEN), wording(language, **question)
    points = [p for kind in ("steps", "unclear", "warnings", "citations") for p in told[kind]]
    assert all(point["text"] for point in points)
    assert {point["clause"] for point in points} <= worded(language).keys()
    citations = [tuple(citation.values()) for citation in answer(**question)["citations"]]
    assert len(set(citations)) == len(citations)
    for clause, source, standing in citations:
        assert source in policy.clauses[clause].sources
        assert standing == (policy.clauses[clause].standing or policy.sources[source].standing)
        title = policy.sources[source].title[language]
        assert any(title in point["text"] for point in told["citations"])


# Only where it hangs on the counting of days, a sale rests on how that is counted, too.
@pytest.mark.parametrize(
    ("on", "resale_on", "standing"),
    [
        ("2027-03-08", "not-allowed", "inference"),
        ("2027-03-09", "unclear", "unknown"),
        ("2027-03-10", "allowed", "inference"),
    ],
)
def test_what_is_said_of_a_sale_stands_as_weak_as_the_weakest_that_it_rests_on(
    on: str, resale_on: str, standing: str
) -> None:
    found = answer(**PRINTED, on=on)
    assert (found["resale_on"], found["resale_on_standing"]) == (resale_on, standing)


@pytest.mark.parametrize(("question", "clauses"), STEPS)
def test_each_step_of_the_computation_names_its_clause(
    question: dict[str, str], clauses: str
) -> None:
    for language in LANGUAGES:
        steps = wording(language, **question)["steps"]
        assert [step["clause"] for step in steps] == clauses.split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [CARD, PRINTED])
def test_the_laws_way_to_count_stands_behind_a_warning_and_in_no_text_to_share(
    question: dict[str, str], language: str
) -> None:
    [point] = wording(language, **question)["by_law"]
    assert point["clause"] == LAW
    [warned] = wording(language, **question, on="2026-08-20")["by_law"]
    # Once its day has come there is nothing to wait for.
    assert warned["text"].endswith(point["text"])
    assert warned["text"].startswith({"en": "Do not wait", "km": "សូមកុំរង់ចាំ"}[language])
    assert not point["text"].startswith(("Do not wait", "សូមកុំរង់ចាំ"))
    asked = [*options(question), "--on=2026-08-20", f"--language={language}"]
    assert point["text"] in command("answer", *asked).out
    for format in ("note", "ics"):
        shared = command("answer", *asked, f"--format={format}").out
        assert point["text"][:12] not in " ".join(shared.split())


def test_where_no_law_decides_nothing_is_said_of_it() -> None:
    assert answer(**FREE_SIM)["by_law"] == {"valid_until": None, "recycle_date": None}
    assert wording("en", **FREE_SIM)["by_law"] == []
