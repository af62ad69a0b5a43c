"""An answer cites exactly what it rests on, and each clause is there to be read."""

import re
from functools import cache

import pytest

from calculator.policy_file import load
from tests.calculator.asking import FROZEN, LANGUAGES, ROOT, answer, command, options, wording

CARD = {"top_up": "2026-08-01", "amount": "5 USD"}
ONLINE = CARD | {"amount": "2.50 USD", "channel": "online"}
PRINTED = {"valid_until": "2026-09-10"}
OLD_RULE = {"valid_until": "2022-01-31"}
STRADDLING = {"top_up": "2023-08-06", "amount": "1 USD"}
SEVERAL = {"history": "2026-08-01,5 USD\n2026-08-20,2 USD,online"}
FREE_SIM = {"activated": "2026-08-01", "programme": "free-sim"}
SHOP_SIM = {"activated": "2026-08-01", "programme": "standard"}

GUIDELINE = [
    "active-meaning",
    "guideline-outgoing-barred",
    "guideline-barred",
    "guideline-held",
    "guideline-resale",
]
COUNTING = ["top-up-day", "validity-end-day"]
LAW = "civil-code-counting"
BY_TOP_UP = [*COUNTING, LAW, "guideline-8021", "rule-by-validity-end", *GUIDELINE]

# question, cited clauses, clauses of its unclear conventions, clauses of its warnings
CITED = [
    (
        CARD,
        [
            "validity-scratch-card",
            *COUNTING,
            LAW,
            "guideline-8021",
            "rule-by-validity-end",
            *GUIDELINE,
        ],
        COUNTING,
        ["stacking", "guideline-outgoing-barred"],
    ),
    (
        ONLINE,
        ["validity-online", *BY_TOP_UP],
        COUNTING,
        ["stacking", "guideline-outgoing-barred"],
    ),
    (
        PRINTED,
        [
            "validity-end-of-day",
            "validity-end-day",
            LAW,
            "guideline-8021",
            "rule-by-validity-end",
            *GUIDELINE,
        ],
        ["validity-end-day"],
        ["guideline-outgoing-barred"],
    ),
    (
        OLD_RULE,
        [
            "validity-end-of-day",
            "validity-end-day",
            LAW,
            "statement-2021",
            "rule-by-validity-end",
            "active-meaning",
        ],
        ["validity-end-day"],
        [],
    ),
    (
        STRADDLING,
        [
            "validity-scratch-card",
            *COUNTING,
            LAW,
            "statement-2021",
            "guideline-8021",
            "rule-by-validity-end",
            *GUIDELINE,
        ],
        COUNTING,
        ["stacking", "rule-by-validity-end", "rule-by-validity-end", "guideline-outgoing-barred"],
    ),
    (
        SEVERAL,
        [
            "validity-scratch-card",
            "validity-online",
            "stacking",
            *COUNTING,
            LAW,
            "guideline-8021",
            "rule-by-validity-end",
            *GUIDELINE,
        ],
        ["stacking", *COUNTING],
        ["guideline-outgoing-barred"],
    ),
    (
        FREE_SIM,
        ["first-use-free-sim", "first-use-day"],
        ["first-use-day"],
        ["starter-sim-guideline"],
    ),
    (
        SHOP_SIM,
        ["first-use-standard", "first-use-day"],
        ["first-use-day"],
        ["starter-sim-guideline"],
    ),
]
QUESTIONS = [question for question, *_ in CITED]


@cache
def anchors(language: str) -> frozenset[str]:
    """The ids of the headings of the guide's page of clauses."""
    page = (ROOT / "docs" / language / "terms.md").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^### .*\{#([a-z0-9-]+)\}$", page, re.MULTILINE))


@pytest.mark.parametrize(("question", "cited", "unclear", "warned"), CITED)
def test_exactly_these_clauses_are_named(
    question: dict[str, str], cited: list[str], unclear: list[str], warned: list[str]
) -> None:
    found = answer(**question)
    assert list(dict.fromkeys(citation["clause"] for citation in found["citations"])) == cited
    assert [convention["clause"] for convention in found["unclear"]] == unclear
    assert [warning["clause"] for warning in found["warnings"]] == warned


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_cited_twice_and_each_source_is_that_of_its_clause(
    question: dict[str, str],
) -> None:
    policy = load(FROZEN)
    citations = [tuple(citation.values()) for citation in answer(**question)["citations"]]
    assert len(set(citations)) == len(citations)
    for clause, source, standing in citations:
        assert source in policy.clauses[clause].sources
        assert standing == (policy.clauses[clause].standing or policy.sources[source].standing)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_that_is_shown_can_be_read_in_that_language(
    question: dict[str, str], language: str
) -> None:
    worded = wording(language, **question)
    points = [p for kind in ("steps", "unclear", "warnings", "citations") for p in worded[kind]]
    assert points
    for point in points:
        assert point["text"]
        assert point["clause"] in anchors(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_citation_is_written_with_its_standing_and_the_titles_of_its_sources(
    language: str,
) -> None:
    policy = load(FROZEN)
    for question in QUESTIONS:
        texts = [point["text"] for point in wording(language, **question)["citations"]]
        for citation in answer(**question)["citations"]:
            title = policy.sources[citation["source"]].title[language]
            assert any(title in text for text in texts)


def test_what_is_known_from_the_press_only_never_looks_official() -> None:
    lengths = {"guideline-outgoing-barred", "guideline-barred", "guideline-held"}
    for citation in answer(**CARD)["citations"]:
        if citation["clause"] in lengths:
            assert citation["standing"] == "press"


def test_our_own_inference_is_called_one() -> None:
    standings = {
        citation["clause"]: citation["standing"] for citation in answer(**CARD)["citations"]
    }
    assert standings["rule-by-validity-end"] == "inference"


@pytest.mark.parametrize(
    ("day", "unclear"),
    [({"valid_until": "2026-09-10"}, "top-up-day"), (FREE_SIM, "validity-end-day")],
)
def test_a_convention_that_moves_no_date_is_not_called_unclear(
    day: dict[str, str], unclear: str
) -> None:
    found = answer(**day)
    assert unclear not in [convention["convention"] for convention in found["unclear"]]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        (
            CARD,
            [
                "validity-scratch-card",
                "validity-scratch-card",
                "validity-end-of-day",
                "rule-by-validity-end",
                "guideline-outgoing-barred",
                "guideline-barred",
                "guideline-held",
                "guideline-barred",
                "guideline-resale",
            ],
        ),
        (FREE_SIM, ["first-use-free-sim"] * 4),
        (
            OLD_RULE,
            ["validity-end-of-day", "rule-by-validity-end", *["statement-2021"] * 3],
        ),
        (
            # Where both rules have a stage, that of the rule which may end sooner is described.
            STRADDLING,
            [
                "validity-scratch-card",
                "validity-scratch-card",
                "validity-end-of-day",
                "rule-by-validity-end",
                "guideline-outgoing-barred",
                "guideline-barred",
                "guideline-held",
                *["statement-2021"] * 3,
            ],
        ),
    ],
)
def test_each_step_of_the_computation_names_its_clause(
    question: dict[str, str], clauses: list[str]
) -> None:
    for language in LANGUAGES:
        assert [step["clause"] for step in wording(language, **question)["steps"]] == clauses


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [CARD, PRINTED])
def test_the_laws_way_to_count_stands_behind_a_warning_and_in_no_text_to_share(
    question: dict[str, str], language: str
) -> None:
    [point] = wording(language, **question)["by_law"]
    assert point["clause"] == LAW
    assert point["text"].startswith({"en": "Do not wait", "km": "សូមកុំរង់ចាំ"}[language])
    asked = [*options(question), "--on=2026-08-20", f"--language={language}"]
    assert point["text"] in command("answer", *asked).out
    for format in ("note", "ics"):
        shared = command("answer", *asked, f"--format={format}").out
        assert point["text"][:12] not in " ".join(shared.split())


def test_where_no_law_decides_nothing_is_said_of_it() -> None:
    assert answer(**FREE_SIM)["by_law"] == {"valid_until": None, "recycle_date": None}
    assert wording("en", **FREE_SIM)["by_law"] == []
