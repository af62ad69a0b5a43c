"""Wherever a table is cut into pieces, and whatever is in it, the result is the same."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.web import respond
from tests.batch.tables import MIXED
from tests.calculator.asking import TODAY, Values

TABLES = st.lists(
    st.sampled_from(
        [*MIXED.splitlines(keepends=True), "\n", "\r\n", "\r", '"', '"a\r\nb"', ",", ";", "\ufffd"]
    ),
    max_size=12,
).map("".join)
TEXTS = st.text() | st.text(alphabet='label,;\t\r\n"1.9026') | TABLES


def ask(given: Any, language: str = "en") -> Values:
    request = {"rows": given, "language": language, "digits": "latin"}
    asked: Values = json.loads(respond(json.dumps(request)))
    return asked


def read(pieces: list[str]) -> Values:
    """What a page has in the end: all rows, both files, or the refusal of the table."""
    place, rest = None, ""
    whole: Values = {"answered": [], "refused": [], "answers": "", "refusals": ""}
    for number, text in enumerate(pieces, start=1):
        last = number == len(pieces)
        given = {"text": rest + text, "last": last, "on": TODAY.isoformat(), "place": place}
        asked = ask(given)
        if "refusal" in asked:
            assert asked["refusal"]["sentence"].count("\n") == 0
            return {"refusal": asked["refusal"]["id"]}
        part = asked["rows"]
        place, rest = part["place"], part["rest"]
        whole = {name: whole[name] + part[name] for name in whole}
    assert rest == ""
    return whole


@settings(max_examples=300)
@given(TEXTS, st.lists(st.integers(0, 400), max_size=6))
def test_it_does_not_matter_where_a_table_is_cut(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    assert read(pieces) == read([text])


def test_one_character_at_a_time() -> None:
    table = MIXED.replace("\n", "\r\n") + '"a\r\n""b""",10.9.26,,,,,\r\n'
    assert read(list(table)) == read([table])
    assert [row["row"] for row in read([table])["answered"]] == [2, 3, 4, 5]


def test_a_row_as_the_page_shows_it() -> None:
    given = {"text": MIXED, "last": True, "on": TODAY.isoformat(), "place": None}
    rows = ask(given, "km")["rows"]
    assert rows["answered"][1] == {
        "row": 3,
        "label": "010 xxx 345",
        "act_by": {"text": "7 ធ្នូ 2026", "sort": "2026-12-07"},
        "stage": {"text": "បិទទាំងចេញទាំងចូល", "sort": 3},
        "recycle_date": {"text": "8 ទី 9 ឬទី 10 មីនា 2027", "sort": "2027-03-08"},
    }


def test_a_number_between_two_stages_is_shown_in_both() -> None:
    given = {"text": "valid_until\n10.9.26\n", "last": True, "on": "2026-11-09", "place": None}
    (row,) = ask(given)["rows"]["answered"]
    assert row["stage"]["text"] == "Calls out blocked, or already: Blocked both ways"


PIECE = {"text": "", "last": False, "on": "2026-11-23", "place": None}


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {},
        {"text": ""},
        PIECE | {"text": None},
        PIECE | {"last": 1},
        PIECE | {"on": 20261123},
        PIECE | {"more": 1},
        PIECE | {"place": 1},
        PIECE | {"place": {}},
        PIECE | {"place": {"delimiter": "::", "columns": [], "row": 1}},
        PIECE | {"place": {"delimiter": [], "columns": [], "row": 1}},
        PIECE | {"place": {"delimiter": ",", "columns": 5, "row": 1}},
        PIECE | {"place": {"delimiter": ",", "columns": [[]], "row": 1}},
        PIECE | {"place": {"delimiter": ",", "columns": ["name"], "row": 1}},
        PIECE | {"place": {"delimiter": ",", "columns": ["label"], "row": True}},
    ],
)
def test_a_piece_that_is_not_of_the_form_is_called_so(given: Any) -> None:
    assert ask(given)["refusal"]["id"] == "request-garbage"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
)


@given(st.fixed_dictionaries(dict.fromkeys(PIECE, JSON)), JSON)
def test_any_piece_is_responded_to(piece: Values, place: Any) -> None:
    for spoilt in (piece, PIECE | {"place": place}, PIECE | {"text": piece["text"]}):
        assert ask(spoilt).keys() <= {"rows", "refusal"}


def test_half_a_character_is_not_passed_on() -> None:
    given = PIECE | {"text": "label,valid_until\n\ud800,10.9.26\n", "last": True}
    request = json.dumps({"rows": given, "language": "en", "digits": "latin"})
    assert "\ufffd" in respond(request).encode("utf-8").decode()
