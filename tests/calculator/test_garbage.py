"""Whatever arrives, there is an answer or one sentence; `make fuzz` tries the same for longer."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculator.asking import command
from tests.calculator.test_properties import questions
from tools.ways_in import ODD, WAYS, responded, text_of

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


@pytest.mark.parametrize("name", WAYS)
def test_the_contract_holds_for_every_seed(name: str) -> None:
    way = WAYS[name]
    for seed in (*ODD, *way.seeds):
        way.case(text_of(seed.encode("utf-8", "surrogatepass")))


def test_a_few_bytes_make_a_large_input_and_no_bytes_are_an_error() -> None:
    assert text_of(b"3*ab") == "ababab"
    assert len(text_of(b"999999*abc")) == 1_000_000
    assert text_of(b"10.9.26") == "10.9.26"
    assert text_of(b"\xff") == "\udcff"


@given(question=JSON | QUESTIONS, language=JSON | LANGUAGE, more=JSON)
def test_any_json_is_responded_to(question: Any, language: Any, more: Any) -> None:
    request = {"question": question, "language": language}
    assert responded(json.dumps(more))["refusal"]["id"] == "request-garbage"
    assert responded(json.dumps({"more": more, **request}))["refusal"]["id"] == "request-garbage"
    responded(json.dumps(request))


@given(question=questions(), part=st.sampled_from(PARTS), typed=TYPED)
def test_a_good_question_with_one_part_spoilt_is_responded_to(
    question: dict[str, str], part: str, typed: str
) -> None:
    spoilt = {"on": "2199-12-31"} | question | {part: typed}
    found = responded(json.dumps({"question": spoilt, "language": "km"}))
    assert "answer" in found or found["refusal"]["field"] in {None, *PARTS}


GOOD = '{"valid_until": "10.9.26"}'


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "NaN",
        '"question"',
        "1" * 10_000,
        "[" * 100_000,
        '{"question":' * 10_000,
        "\ud800",
        "\0",
        "\ufeff{}",
        '{"question": {}}',
        '{"question": {}, "language": ["en"]}',
        f'{{"question": {GOOD}, "language": "en", "digits": "khmer"}}',
        f'{{"question": {GOOD}, "language": "fr"}}',
        '{"question": {"valid_until": 20260910}, "language": "en"}',
        '{"question": {"valid_until": null}, "language": "en"}',
        '{"question": "valid_until", "language": "en"}',
        '{"question": {}, "language": "en", "today": "2026-11-23"}',
    ],
)
def test_a_request_that_is_not_of_the_form_is_called_so(request_text: str) -> None:
    assert responded(request_text)["refusal"]["id"] == "request-garbage"


@pytest.mark.parametrize("surrogate", ["\\ud800", "\\udfff\\ud800"])
def test_half_a_character_is_refused_and_not_passed_on(surrogate: str) -> None:
    for part in PARTS:
        question = f'{{"{part}": "{surrogate}"}}'
        responded(f'{{"question": {question}, "language": "km"}}')


@given(
    lines=st.lists(TYPED, max_size=5),
    values=st.lists(st.tuples(st.sampled_from([*PARTS, "policy"]), TYPED), max_size=4),
)
def test_any_command_line_is_answered_or_refused(
    lines: list[str], values: list[tuple[str, str]]
) -> None:
    options = [f"--{part.replace('_', '-')}={typed}" for part, typed in values]
    for arguments in (lines, ["answer", *lines], ["policy", *lines], ["answer", *options]):
        WAYS["command_line"].case("\n".join(arguments))


def test_a_command_line_without_end_is_refused_at_once() -> None:
    ran = command("policy", "check", *["--amount=5 USD", "--language=km"] * 50_000)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "អានបន្ទាត់បញ្ជា" in ran.err
