"""A table as a page asks for it: first what its columns are, then its rows, a piece at a time.

`table`: `{"content": base64}`. Back: the `rows` below the headings, and the `layout`, with
of each of its `columns` what is shown: `letter`, `heading` and an `example`.

`rows`: `{"rows", "first": number of the first row, "layout", "on"}`; `layout` is what came back,
with the columns that the reader confirmed. Back: `answered` and `refused` for showing, and the
pieces `answers` and `refusals` of the two files; the first row has the headings above it.

`reminders`: the same with all rows. Back: the text of a calendar file.
"""

import re
from binascii import a2b_base64
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from calculator.calendar_file import calendar_of_many
from calculator.cells import DELIMITERS, NAMED, read_cells
from calculator.columns import NAMES, Layout, Order, check, find_layout, letters
from calculator.policy_file import usual_policy
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.card import state_word
from calculator.table import (
    Answered,
    Batch,
    Refused,
    answers_csv,
    day_read,
    due,
    refusals_csv,
    row_name,
    to_remind,
)  # fmt: skip


def look(given: Any, write: Writer) -> dict[str, Any]:
    """The rows of a table and what its columns seem to hold; raises `Refusal` for no table."""
    try:
        content = a2b_base64(given["content"], strict_mode=True)
    except (KeyError, TypeError, ValueError):
        raise Refusal("request-garbage") from None
    cells, delimiter = read_cells(content)
    layout = find_layout(cells)
    headings, rows = cells[layout.row - 1], cells[layout.row :]
    columns = [
        {
            "letter": letters(at),
            "heading": echo(heading),
            "example": echo(
                next((row[at] for row in rows if at < len(row) and row[at].strip()), "")
            ),
        }
        for at, heading in enumerate(headings)
    ]
    said = asdict(layout) | {"delimiter": delimiter}
    return {"table": {"rows": rows, "layout": said, "columns": columns}}


def answer_rows(given: Any, write: Writer) -> dict[str, Any]:
    """What is said on a piece of a table."""
    _, answered, refused = _answered(given)
    layout = given["layout"]
    mark, begins = layout["delimiter"], given["first"] == layout["row"] + 1
    return {
        "rows": {
            "answered": [_shown(each, write) for each in answered],
            "refused": [_reason(each, write) for each in refused],
            "answers": answers_csv(answered, mark, begins=begins),
            "refusals": refusals_csv(refused, write, mark, begins=begins),
        }
    }


def remind(given: Any, write: Writer) -> dict[str, Any]:
    """The reminders of all rows in one file."""
    on, answered, _ = _answered(given)
    return {"reminders": calendar_of_many(to_remind(answered, write), on, write)}


# The key of a request -> what is done with its value, as in `calculator.web`.
TASKS = {"table": look, "rows": answer_rows, "reminders": remind}


def _answered(given: Any) -> tuple[date, list[Answered], list[Refused]]:
    """The asked day and the rows of a request, which is checked for its form; raises `Refusal`."""
    try:
        asked = given["layout"]
        layout = Layout(asked["row"], tuple(asked["columns"]), tuple(asked["orders"]))
        first, rows, on = given["first"], given["rows"], given["on"]
        sound = (
            len(layout.columns) == len(layout.orders)
            and {*NAMES, ""}.issuperset(layout.columns)
            and {*get_args(Order)}.issuperset(layout.orders)
            and (asked["delimiter"] in DELIMITERS or re.fullmatch(NAMED, asked["delimiter"]))
            and (type(first), type(layout.row), type(on)) == (int, int, str)
            and type(rows) is list
            and all(type(row) is list and {str}.issuperset(map(type, row)) for row in rows)
        )
    except (KeyError, TypeError):
        raise Refusal("request-garbage") from None
    if not sound:
        raise Refusal("request-garbage")
    check(layout, [])
    batch = _batch(on)
    return batch.on, *batch.rows(rows, layout, first)


@lru_cache(maxsize=1)
def _batch(on: str) -> Batch:
    """Kept from piece to piece, with the answers that it has at hand."""
    return Batch(usual_policy(), on)


def _shown(row: Answered, write: Writer) -> dict[str, Any]:
    """Each column as the reader reads it, by what it is sorted, and whether it is urgent."""
    found = row.answer
    read = day_read(found)
    return {
        "due": due(found),
        "label": {"text": echo(row.label) or row_name(row.row, write), "sort": echo(row.label)},
        "read": {"text": write.date(read), "sort": read.isoformat()},
        "act_by": {"text": write.date(found.act_by), "sort": found.act_by.isoformat()},
        "stage": {
            "text": state_word(found, write),
            "sort": str(found.policy.stage_order.index(found.stage_on[0].id)),
        },
        "recycle_date": {
            "text": write.date_range(found.recycle_date.earliest, found.recycle_date.latest),
            "sort": found.recycle_date.earliest.isoformat(),
        },
    }


def _reason(row: Refused, write: Writer) -> dict[str, str]:
    label = " · ".join(filter(None, (row_name(row.row, write), echo(row.label))))
    return {"label": label, "sentence": sentence(row.refusal, write)}
