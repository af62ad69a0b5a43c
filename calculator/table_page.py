"""A table as a page asks for it: first what its columns are, then its rows, a piece at a time.

`table`: `{"content": base64}`. Back: the `rows` below the headings, and the `layout`, with
`columns` to show: `letter`, `heading`, an `example`, what it `holds`, whether it is `month_first`.

`rows`: `{"rows", "first": number of the first row, "layout", "on"}`; `layout` is what came back,
with the columns that the reader confirmed. Back: `answered` and `refused` for showing, and the
pieces `answers` and `refusals` of the two files; before the first belong those of `headings`.

`reminders`: the same with all rows. Back: the text of a calendar file.
"""

from binascii import a2b_base64
from dataclasses import asdict
from functools import lru_cache
from typing import Any, get_args

from calculator.answer import Range
from calculator.calendar_file import calendar_of_many
from calculator.cells import DELIMITERS, read_cells
from calculator.columns import NAMES, Layout, Order, check, find_layout, heading, letters
from calculator.policy_file import usual_policy
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.table import (
    ANSWER,
    REFUSAL,
    Answered,
    Batch,
    Refused,
    answers_csv,
    day_read,
    due,
    headings_csv,
    refusals_csv,
    stage_name,
    to_remind,
)  # fmt: skip

HEADINGS = {"answers": ANSWER, "refusals": REFUSAL}


def look(given: Any, write: Writer) -> dict[str, Any]:
    """The rows of a table and what its columns seem to hold; raises `Refusal` for no table."""
    try:
        content = a2b_base64(given["content"], strict_mode=True)
    except (KeyError, TypeError, ValueError):
        # Translators: the request of a page or program is not of the agreed form.
        raise Refusal("request-garbage") from None
    cells = read_cells(content)
    layout = find_layout(cells.rows)
    headings, rows = cells.rows[layout.row - 1], cells.rows[layout.row :]
    examples = [
        next((row[at] for row in rows if at < len(row) and row[at].strip()), "")
        for at in range(len(layout.columns))
    ]
    columns = [
        {
            "letter": letters(at),
            "heading": heading(headings, at),
            "example": echo(examples[at]),
            "holds": name,
            "month_first": layout.orders[at] == "month-first",
        }
        for at, name in enumerate(layout.columns)
    ]
    layout_values = asdict(layout) | {"delimiter": cells.delimiter}
    return {"table": {"rows": rows, "layout": layout_values, "columns": columns}}


def answer_rows(given: Any, write: Writer) -> dict[str, Any]:
    """What is said on a piece of a table."""
    batch, rows, delimiter = _answered(given)
    headings = {name: headings_csv(each, delimiter) for name, each in HEADINGS.items()}
    return {
        "rows": {
            "answered": [_shown(each, write) for each in rows if isinstance(each, Answered)],
            "refused": [_reason(each, write) for each in rows if isinstance(each, Refused)],
            "answers": answers_csv(rows, batch, delimiter),
            "refusals": refusals_csv(rows, write, delimiter),
            "headings": headings,
        }
    }


def remind(given: Any, write: Writer) -> dict[str, Any]:
    """The reminders of all rows in one file."""
    batch, rows, _ = _answered(given)
    return {"reminders": calendar_of_many(to_remind(rows, write), batch.on, write)}


# The key of a request -> what is done with its value, as in `calculator.web`.
TASKS = {"table": look, "rows": answer_rows, "reminders": remind}


def _answered(given: Any) -> tuple[Batch, list[Answered | Refused], str]:
    """The rows of a request, which is checked for its form; raises `Refusal`."""
    try:
        asked = given["layout"]
        layout = Layout(asked["row"], tuple(asked["columns"]), tuple(asked["orders"]))
        mark, first, rows, on = asked["delimiter"], given["first"], given["rows"], given["on"]
        sound = (
            {*NAMES, ""}.issuperset(layout.columns)
            and {*get_args(Order)}.issuperset(layout.orders)
            and mark in DELIMITERS
            and (type(first), type(layout.row), type(on)) == (int, int, str)
            and type(rows) is list
            and all(type(row) is list and {str}.issuperset(map(type, row)) for row in rows)
        )
    except (KeyError, TypeError):
        raise Refusal("request-garbage") from None
    if not sound or len(layout.columns) != len(layout.orders):
        raise Refusal("request-garbage")
    check(layout, [])
    batch = _batch(on)
    return batch, batch.rows(rows, layout, first), mark


@lru_cache(maxsize=1)
def _batch(on: str) -> Batch:
    """Kept from piece to piece, with the answers that it has at hand."""
    return Batch(usual_policy(), on)


def _shown(row: Answered, write: Writer) -> dict[str, Any]:
    """Each column as the reader reads it, by what it is sorted, and whether it is urgent."""
    found = row.answer
    furthest, least = found.stage_on
    read = day_read(found)
    return {
        "row": row.row,
        "label": echo(row.label),
        "due": due(found),
        "read": {"text": write.date(read), "sort": read.isoformat()},
        "act_by": {"text": write.date(found.act_by), "sort": found.act_by.isoformat()},
        "stage": {
            "text": stage_name(least.id, furthest.id, write),
            "sort": found.policy.stage_order.index(furthest.id),
        },
        "recycle_date": _days(found.recycle_date, write),
    }


def _days(days: Range, write: Writer) -> dict[str, str]:
    text = write.date_range(days.earliest, days.latest)
    return {"text": text, "sort": days.earliest.isoformat()}


def _reason(row: Refused, write: Writer) -> dict[str, Any]:
    return {"row": row.row, "label": echo(row.label), "sentence": sentence(row.refusal, write)}
