"""What the page asks of tables: whatever arrives, there is a table or one sentence."""

from base64 import b64encode
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import cells
from calculator.table_page import TASKS
from tests.batch.tables import workbook
from tests.calculator.test_garbage import JSON, TYPED
from tools.ways_in import ask

TABLE = {"content": b64encode(b"label,valid_until\n").decode()}
COLUMN = {"letter": "A", "heading": "Name", "holds": "label", "order": "day-first"}
ROWS = {
    "rows": [["Dara", "10.9.26"], ["Sok", "1/13/2027"], ["", "soon"]],
    "first": 2,
    "start": 0,
    "columns": [COLUMN, COLUMN | {"holds": "valid_until", "order": "both"}],
    "delimiter": ";",
    "dates": "day-first",
    "on": "2026-11-23",
}
GOOD: dict[str, dict[str, Any]] = {"table": TABLE, "rows": ROWS, "reminders": ROWS}
each_task = pytest.mark.parametrize("task", TASKS)


def said(task: str, given: Any) -> tuple[str, Any]:
    """What is said: the task itself, or a refusal."""
    ((kind, content),) = ask(task, given, "km").items()
    assert kind in (task, "refusal")
    return kind, content


def test_a_day_of_a_workbook_is_shown_as_a_day() -> None:
    content = workbook(["Valid until"], [datetime.fromisoformat("2026-09-10")])
    _, table = said("table", {"content": b64encode(content).decode()})
    assert [column["example"] for column in table["columns"]] == ["2026-09-10"]


@each_task
@given(part=st.sampled_from([None, *ROWS, *COLUMN]), value=JSON | st.lists(st.lists(TYPED)))
def test_one_that_is_spoilt_is_responded_to(task: str, part: str | None, value: Any) -> None:
    spoilt = {part: value} if part not in COLUMN else {"columns": [COLUMN | {part: value}]}
    said(task, GOOD[task] | spoilt if part else value)


@each_task
def test_a_good_one_is_answered_and_one_without_a_part_is_not(task: str) -> None:
    good = GOOD[task]
    assert said(task, good)[0] == task
    for part in good:
        without = {name: good[name] for name in good if name != part}
        assert said(task, without)[1]["id"] == "request-garbage"


def test_what_excel_is_told_parts_the_cells_parts_those_of_the_files() -> None:
    content = b64encode(b"sep=^\nName^Valid till\na^10.9.26\n").decode()
    _, table = said("table", {"content": content})
    _, found = said("rows", ROWS | table | {"start": 1})
    assert found["answers"].startswith("a^4^2026-09-10^")


def test_a_table_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_BYTES", 10)
    assert said("table", TABLE)[1]["id"] == "batch-too-large"
