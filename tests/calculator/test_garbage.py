"""Whatever arrives, there is an answer or one sentence; never an error of the program."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.web import respond
from tests.calculator.asking import Values, command
from tests.calculator.test_properties import questions

PARTS = ["valid_until", "top_up", "amount", "channel", "activated", "programme", "on"]

# Texts near to what people type, and texts far from it.
TYPED = st.one_of(
    st.text(alphabet="0123456789០១២៩./-: \u200bUSDKHR$៛,.កញ្ញា", max_size=20),
    st.from_regex(r"\A\d{1,2}[./-]\d{1,2}[./-](\d\d|\d{4})\Z"),
    st.from_regex(r"\A[0-9]{1,3}([.,][0-9]{1,3})? ?(USD|KHR|\$|៛)?\Z"),
    st.text(),
    st.sampled_from(["", "scratch-card", "online", "free-sim", "standard", "5 USD", "2026-08-01"]),
)
QUESTIONS = st.dictionaries(st.sampled_from(PARTS) | st.text(max_size=8), TYPED, max_size=6)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
LANGUAGE = st.sampled_from(["en", "km"])
DIGITS = st.sampled_from(["latin", "khmer"])


def assert_responded(request: str) -> Values:
    """A response of the agreed form."""
    responded: Values = json.loads(respond(request))
    if "refusal" not in responded:
        assert responded.keys() == {"answer", "wording"}
        return responded
    assert responded.keys() == {"refusal"}
    refusal = responded["refusal"]
    assert refusal.keys() == {"id", "field", "sentence"}
    assert refusal["field"] in [None, *PARTS]
    assert refusal["sentence"].strip()
    assert len(refusal["sentence"].splitlines()) == 1
    return responded


@given(request=st.text())
def test_any_text_is_responded_to(request: str) -> None:
    assert assert_responded(request)["refusal"]["id"] == "request-garbage"


@given(request=JSON)
def test_any_json_is_responded_to(request: Any) -> None:
    assert assert_responded(json.dumps(request))["refusal"]["id"] == "request-garbage"


@given(question=JSON, language=JSON | LANGUAGE, digits=JSON | DIGITS, more=st.booleans())
def test_any_request_with_the_right_keys_is_responded_to(
    question: Any, language: Any, digits: Any, more: bool
) -> None:
    request = {"question": question, "language": language, "digits": digits}
    assert_responded(json.dumps(request | ({"more": 1} if more else {})))


@settings(max_examples=500)
@given(question=QUESTIONS, language=LANGUAGE, digits=DIGITS)
def test_any_question_is_responded_to(question: dict[str, str], language: str, digits: str) -> None:
    request = {"question": question, "language": language, "digits": digits}
    assert_responded(json.dumps(request))


@given(question=questions(), part=st.sampled_from(PARTS), typed=TYPED)
def test_a_good_question_with_one_part_spoilt_is_responded_to(
    question: dict[str, str], part: str, typed: str
) -> None:
    spoilt = {"on": "2199-12-31"} | question | {part: typed}
    assert_responded(json.dumps({"question": spoilt, "language": "km", "digits": "khmer"}))


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "null",
        "[]",
        "{}",
        "NaN",
        '"question"',
        "1" * 10_000,
        "[" * 100_000,
        '{"question":' * 10_000,
        "\ud800",
        "\0",
        "\ufeff{}",
        '{"question": {}, "digits": "latin"}',
        '{"question": {}, "language": ["en"], "digits": "latin"}',
        '{"question": {}, "language": "en", "digits": {"latin": 1}}',
        '{"question": {"valid_until": "10.9.26"}, "language": "en", "digits": "roman"}',
        '{"question": {"valid_until": "10.9.26"}, "language": "fr", "digits": "latin"}',
        '{"question": {"valid_until": 20260910}, "language": "en", "digits": "latin"}',
        '{"question": {"valid_until": null}, "language": "en", "digits": "latin"}',
        '{"question": "valid_until", "language": "en", "digits": "latin"}',
        '{"question": {}, "language": "en", "digits": "latin", "today": "2026-11-23"}',
    ],
)
def test_a_request_that_is_not_of_the_form_is_called_so(request_text: str) -> None:
    assert assert_responded(request_text)["refusal"]["id"] == "request-garbage"


@pytest.mark.parametrize("surrogate", ["\\ud800", "\\udfff\\ud800"])
def test_half_a_character_is_refused_and_not_passed_on(surrogate: str) -> None:
    for part in PARTS:
        request = (
            f'{{"question": {{"{part}": "{surrogate}"}}, "language": "km", "digits": "khmer"}}'
        )
        assert_responded(request)
        respond(request).encode("utf-8")


@given(arguments=st.lists(TYPED.filter(lambda text: not text.startswith("-h")), max_size=5))
def test_any_command_line_is_answered_or_refused(arguments: list[str]) -> None:
    for ran in (command(*arguments), command("answer", *arguments), command("policy", *arguments)):
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.count("\n") == 1


def test_a_command_line_without_end_is_refused_at_once() -> None:
    ran = command("policy", "check", *["--amount=5 USD", "--language=km"] * 50_000)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "អានបន្ទាត់បញ្ជា" in ran.err


@given(values=st.lists(st.tuples(st.sampled_from([*PARTS, "policy"]), TYPED), max_size=4))
def test_any_options_are_answered_or_refused(values: list[tuple[str, str]]) -> None:
    ran = command("answer", *(f"--{part.replace('_', '-')}={typed}" for part, typed in values))
    assert ran.status in (0, 2)
    assert (ran.out == "") == (ran.status == 2)
    assert ran.err.count("\n") == (1 if ran.status == 2 else 0)
