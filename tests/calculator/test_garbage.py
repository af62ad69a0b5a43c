"""Whatever arrives, there is an answer or one sentence; `make fuzz` tries the same for longer."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.asking import command, refused
from tools.ways_in import ODD, WAYS, responded, text_of

# Texts near to what people type, and texts far from it.
TYPED = st.one_of(
    st.text(alphabet="0123456789០១២៩./-: \u200bUSDKHR$៛,.កញ្ញា", max_size=20),
    st.from_regex(r"\A\d{1,2}[./-]\d{1,2}[./-](\d\d|\d{4})\Z"),
    st.from_regex(r"\A[0-9]{1,3}([.,][0-9]{1,3})? ?(USD|KHR|\$|៛)?\Z"),
    st.text(),
    st.sampled_from(["", "scratch-card", "online", "free-sim", "standard", "5 USD", "2026-08-01"]),
)
OPTIONS = st.sampled_from(
    ["valid-until", "top-up", "amount", "channel", "activated", "on", "policy"]
)
LINES = st.lists(TYPED | st.builds("--{}={}".format, OPTIONS, TYPED), max_size=7).map("\n".join)
BEGINS = ["", "?", "answer\n", "policy\n", "label,valid_until\n"]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("name", WAYS)
def test_the_contract_holds_for_every_seed(name: str) -> None:
    way = WAYS[name]
    for seed in (*ODD, *way.seeds):
        way.case(text_of(seed.encode("utf-8", "surrogatepass")))


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("name", WAYS)
@settings(max_examples=50)
@given(begins=st.sampled_from(BEGINS), lines=LINES)
def test_the_contract_holds_for_any_lines(name: str, begins: str, lines: str) -> None:
    WAYS[name].case(begins + lines)


def test_a_few_bytes_make_a_large_input_and_no_bytes_are_an_error() -> None:
    assert text_of(b"3*ab") == "ababab"
    assert len(text_of(b"999999*abc")) == 1_000_000
    assert text_of(b"10.9.26") == "10.9.26"
    assert text_of(b"\xff") == "\udcff"


@pytest.mark.usefixtures("uncounted")
@given(question=JSON, language=JSON | st.sampled_from(["en", "km"]), more=JSON)
def test_any_json_is_responded_to(question: Any, language: Any, more: Any) -> None:
    request = {"question": question, "language": language}
    assert responded(json.dumps(more))["refusal"]["id"] == "request-garbage"
    assert responded(json.dumps({"more": more, **request}))["refusal"]["id"] == "request-garbage"
    responded(json.dumps(request))


GOOD = '{"valid_until": "10.9.26"}'
KEPT = (
    "{}",
    f'{{"question": {GOOD}}}',
    '{"made": "2026-11-23"}',
    *(f'{{"question": {GOOD}, "made": {day}}}' for day in ('"23.11.2026"', "20261123", "null")),
    '{"question": "10.9.26", "made": "2026-11-23"}',
    f'{{"question": {GOOD}, "made": "2026-11-23", "label": ""}}',
)


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
        *(f'{{"keep": {given}, "language": "en"}}' for given in KEPT),
    ],
)
def test_a_request_that_is_not_of_the_form_is_called_so(request_text: str) -> None:
    assert responded(request_text)["refusal"]["id"] == "request-garbage"


def test_a_command_line_without_end_is_refused_at_once() -> None:
    ran = command("policy", "check", *["--amount=5 USD", "--language=km"] * 50_000)
    assert "អានបន្ទាត់បញ្ជា" in refused(ran)
