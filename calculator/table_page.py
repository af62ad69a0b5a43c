"""A table as a page asks for it: first what its columns are, then its rows, a piece at a time.

`table`: `{"content": base64}`. Back: a `Table` of `calculator.columns`, with an `example` of each
of its `columns` for showing.

`rows`: the same with a piece of its `rows`, of which `start` stand before, and the columns that the
reader confirmed; `dates`: how they begin where they do not prove it; `on`: the asked day. Back:
`answered` and `refused` for showing, and the pieces `answers` and `refusals` of the two files; the
first piece has the headings above it.

`reminders`: the same with all rows. Back: the text of a calendar file.
"""

import re
from binascii import a2b_base64
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any, get_args

from calculator.answer import Answer
from calculator.calendar_file import calendar_of_many
from calculator.cells import DELIMITERS, NAMED
from calculator.columns import NAMES, Column, Order, check, read_table, settled
from calculator.policy_file import usual_policy
from calculator.refusal import Refusal, echo
from calculator.sentences import Writer, sentence
from calculator.sentences.card import state_word
from calculator.table import Batch, Told, as_files, day_read, due, row_name, to_remind

# What a request for rows has beside its columns, and what each of those has.
GIVEN = ("rows", "first", "start", "delimiter", "dates", "on")
PARTS = [field.name for field in fields(Column)]


def look(given: Any, write: Writer) -> dict[str, Any]:
    """A table and what its columns seem to hold; raises `Refusal` for no table."""
    try:
        content = a2b_base64(given["content"], strict_mode=True)
    except (KeyError, TypeError, ValueError):
        raise Refusal("request-garbage") from None
    table = read_table(content)
    columns = []
    for at, column in enumerate(table.columns):
        cells = (row[at] for row in table.rows if at < len(row) and row[at].strip())
        shown = {"heading": echo(column.heading), "example": echo(next(cells, ""))}
        columns.append(asdict(column) | shown)
    return {"table": vars(table) | {"columns": columns}}


def answer_rows(given: Any, write: Writer) -> dict[str, Any]:
    """What is said on a piece of a table."""
    _, answered, refused = _answered(given)
    mark, begins = given["delimiter"], not given["start"]
    answers, refusals = as_files(answered, refused, write, mark, begins=begins)
    return {
        "rows": {
            "answered": [_shown(each, write) for each in answered],
            "refused": [_reason(each, write) for each in refused],
            "answers": answers,
            "refusals": refusals,
        }
    }


def remind(given: Any, write: Writer) -> dict[str, Any]:
    """The reminders of all rows in one file."""
    batch, answered, _ = _answered(given)
    return {"reminders": calendar_of_many(to_remind(answered, write), batch.on, write)}


# The key of a request -> what is done with its value, as in `calculator.web`.
TASKS = {"table": look, "rows": answer_rows, "reminders": remind}


def _answered(given: Any) -> tuple[Batch, list[Told[Answer]], list[Told[Refusal]]]:
    """The rows of a request, which is checked for its form; raises `Refusal`."""
    try:
        rows, first, start, mark, dates, on = (given[part] for part in GIVEN)
        columns = tuple(Column(*(each[part] for part in PARTS)) for each in given["columns"])
        texts = [on, *(text for column in columns for text in vars(column).values())]
        sound = (
            {str}.issuperset(map(type, texts))
            and {*NAMES, ""}.issuperset(column.holds for column in columns)
            and {*get_args(Order)}.issuperset([dates, *(column.order for column in columns)])
            and (mark in DELIMITERS or re.fullmatch(NAMED, mark))
            and (type(first), type(start), type(rows)) == (int, int, list)
            and all(type(row) is list and {str}.issuperset(map(type, row)) for row in rows)
        )
    except (KeyError, TypeError):
        raise Refusal("request-garbage") from None
    if not sound:
        raise Refusal("request-garbage")
    check(columns)
    batch = _batch(on)
    return batch, *batch.rows(rows, settled(columns, dates), first + start)


@lru_cache(maxsize=1)
def _batch(on: str) -> Batch:
    """Kept from piece to piece, with the answers that it has at hand."""
    return Batch(usual_policy(), on)


def _shown(row: Told[Answer], write: Writer) -> dict[str, Any]:
    """Each column as the reader reads it, by what it is sorted, and whether it is urgent."""
    found = row.said
    read, recycle = day_read(found), found.recycle_date
    shown = {
        "label": (echo(row.label) or row_name(row.row, write), echo(row.label)),
        "read": (write.date(read), read),
        "act_by": (write.date(found.act_by), found.act_by),
        "stage": (state_word(found, write), found.policy.stage_order.index(found.stage_on[0].id)),
        "recycle_date": (write.detail(recycle), recycle.earliest),
    }
    texts = {name: {"text": text, "sort": str(sort)} for name, (text, sort) in shown.items()}
    return {"due": due(found)} | texts


def _reason(row: Told[Refusal], write: Writer) -> dict[str, str]:
    label = " · ".join(filter(None, (row_name(row.row, write), echo(row.label))))
    return {"label": label, "sentence": sentence(row.said, write)}
