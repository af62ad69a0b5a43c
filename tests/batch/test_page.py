"""What the page asks of tables: whatever arrives, there is a table or one sentence."""

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import cells
from calculator.table_page import TASKS
from tests.calculator.test_garbage import JSON, TYPED
from tools.ways_in import ask

LAYOUT = {
    "row": 1,
    "columns": ["label", "valid_until"],
    "orders": ["day-first", "both"],
    "delimiter": ";",
}
ROWS = {
    "rows": [["Dara", "10.9.26"], ["Sok", "1/13/2027"], ["", "soon"]],
    "first": 2,
    "layout": LAYOUT,
    "on": "2026-11-23",
}
of_rows = pytest.mark.parametrize("task", ["rows", "reminders"])


def said(task: str, given: Any) -> tuple[str, Any]:
    """What is said: the task itself, or a refusal."""
    ((kind, content),) = ask(task, given, "km").items()
    assert kind in (task, "refusal")
    return kind, content


@pytest.mark.parametrize("task", TASKS)
@given(given=JSON)
def test_any_json_is_responded_to(task: str, given: Any) -> None:
    assert said(task, given)[1]["id"] == "request-garbage"


@of_rows
@given(part=st.sampled_from([*ROWS, *LAYOUT]), value=JSON | st.lists(st.lists(TYPED)))
def test_one_with_one_part_spoilt_is_responded_to(task: str, part: str, value: Any) -> None:
    spoilt = {part: value} if part in ROWS else {"layout": LAYOUT | {part: value}}
    said(task, ROWS | spoilt)


@of_rows
def test_a_good_one_is_answered_and_one_without_a_part_is_not(task: str) -> None:
    assert said(task, ROWS)[0] == task
    for part in ROWS:
        without = {name: ROWS[name] for name in ROWS if name != part}
        assert said(task, without)[1]["id"] == "request-garbage"


@given(content=st.binary() | st.lists(st.lists(TYPED)).map(lambda rows: csv(rows).encode()))
def test_any_file_is_read_or_refused(content: bytes) -> None:
    kind, table = said("table", {"content": b64encode(content).decode()})
    if kind == "table":
        said("rows", ROWS | {"rows": table["rows"], "layout": table["layout"]})


def test_a_table_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_BYTES", 10)
    content = b64encode(b"label,valid_until\n").decode()
    assert said("table", {"content": content})[1]["id"] == "batch-too-large"


def csv(rows: list[list[str]]) -> str:
    return "\n".join(["label,valid_until", *(",".join(row) for row in rows)])
